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
    guard PageAddress(name) != nil else {
      file = try InputFile(name, as: .text, run.context.files).file
      return
    }
    do {
      let resource = try await run.fetcher.get(name, for: .list)
      if resource.mediaType == "text/html" || MediaType.sniffed(resource.bytes) == "text/html" {
        throw StageError(
          .badFormat, "\(run.fetcher.shown(name)) is a web page, not a list of addresses",
          hint: "write it under pages:, with follow: to fetch what it links to")
      }
      file = nil
      content = resource.bytes[...]
    } catch let error as StageError {
      throw Unreadable(cause: error)
    }
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
