import PipeKit

/// A list that was opened: a file, standard input, or what came from the web.
struct ListInput {
  /// The list cannot be read, as against an error that ends the run.
  struct Unreadable: Error {
    var cause: StageError
  }

  private let file: (any OpenFile)?
  /// What came from the web, and how much of it was read.
  private var content: ArraySlice<UInt8> = []

  /// Whether it may be another when an interrupted run goes on.
  var mayChange: Bool { file == nil }

  /// Opens a list.
  ///
  /// - Parameters:
  ///   - name: An address, a path, or `-`.
  ///   - run: The run that reads it.
  /// - Throws: ``Unreadable``; `FileError`; `CancellationError`.
  init(_ name: String, _ run: SourceRun) async throws {
    let shown = name == "-" ? "stdin" : run.fetcher.shown(name)
    guard PageAddress(name) != nil else {
      file = try Self.open(name, shown, run.context.files)
      return
    }
    do {
      let resource = try await run.fetcher.get(name, for: .list)
      if resource.mediaType == "text/html" || MediaType.sniffed(resource.bytes) == "text/html" {
        throw Self.misplaced(.page, shown)
      }
      if let kind = SourceKind(resource.bytes) { throw Self.misplaced(kind, shown) }
      file = nil
      content = ListText.lines(of: resource.bytes, charset: resource.charset)[...]
    } catch let error as StageError {
      throw Unreadable(cause: error)
    }
  }

  /// Opens a file, to be read as UTF-8 with line feeds.
  private static func open(
    _ path: String, _ shown: String, _ files: any FileSystem
  ) throws -> any OpenFile {
    let input = try InputFile(path, as: .text, files)
    do {
      // Who writes addresses to standard input one by one is not waited for.
      var head = try input.file.peek(SourceKind.looked, atLeast: 8)
      if head.prefix(16).contains(UInt8(ascii: "<")) {
        head = try input.file.peek(SourceKind.looked)
        if let kind = SourceKind(head) { throw Unreadable(cause: misplaced(kind, shown)) }
      }
      let text = try UTF16Transform.asUTF8(input.file, path: path)
      return TransformedFile(text, path: path) { LineEndTransform() }
    } catch {
      try? input.file.close()
      throw error
    }
  }

  private static func misplaced(_ kind: SourceKind, _ shown: String) -> StageError {
    let hint =
      kind == .page
      ? "write it under pages:, with follow: to fetch what it links to"
      : "write it under \(kind.option):"
    return StageError(
      .badFormat, "\(shown) is \(kind.text), not a list of addresses", hint: hint)
  }

  /// Appends up to `count` bytes to a buffer, and says how many; 0 at the end.
  mutating func read(into buffer: inout [UInt8], count: Int) throws(FileError) -> Int {
    if let file { return try file.read(into: &buffer, count: count) }
    let part = content.prefix(count)
    buffer += part
    content = content.dropFirst(part.count)
    return part.count
  }

  /// Lets the file go.
  func close() { try? file?.close() }
}
