import PipeKit

/// A list of web addresses, one a line, in a file, on standard input, or on the web.
///
/// A file is gone on with at the line at which a run was interrupted; a list on the web may be another by
/// then, and so each of its pages is noted.
actor URLList: PageList {
  /// How many lines are looked at before what they have given is handed out.
  private static let pieceSize = 64
  /// The longest line, in bytes.
  private static let longestLine = 1 << 16

  private enum Stage {
    case new
    case reading
    case done
  }

  private let run: SourceRun
  private let key: String
  private let name: String
  private let shown: String
  private var stage = Stage.new
  private var pages: ListedPages
  private var input: ListInput?
  private var chunks: LineChunks
  /// The lines of the chunk that is being read.
  private var lines: ArraySlice<UInt8> = []
  /// The number of the next line, and the hash of everything before it.
  private var line = 1
  private var hash = ContentHash()
  /// Where the run was interrupted, in a file.
  private var noted: LinePlace?
  /// What was done before, of a list on the web.
  private var passed: PassedNames?

  init(_ run: SourceRun, key: String, name: String) {
    self.run = run
    self.key = key
    self.name = name
    shown = name == "-" ? "stdin" : run.fetcher.shown(name)
    pages = ListedPages(run)
    chunks = LineChunks(maximumLength: Self.longestLine, hash: ContentHash())
  }

  func next() async throws -> [CompletionFlow.Item]? {
    do {
      switch stage {
      case .new: try await begin()
      case .reading: break
      case .done: return nil
      }
      if stage == .done { return [] }
      return try piece()
    } catch let error as FileError {
      if error.kind == .interrupted { throw CancellationError() }
      return try end(StageError(file: error, maxSize: run.options.maxSize.bytes))
    } catch let error as ListInput.Unreadable {
      return try end(error.cause)
    }
  }

  private func begin() async throws {
    let note = try run.context.place(of: key)
    if note == "done" {
      run.tally.succeed()
      stage = .done
      return
    }
    let input = try await ListInput(name, run)
    if input.mayChange {
      passed = try PassedNames(
        key, note == nil ? nil : run.context.memory, salt: run.context.memory?.tag)
    } else if let note {
      guard let place = note.object.flatMap({ LinePlace($0) }) else { throw StageError.otherNotes }
      noted = place
    }
    self.input = input
    stage = .reading
  }

  /// Says that the list cannot be read any further.
  private func end(_ error: StageError) throws -> [CompletionFlow.Item] {
    stage = .done
    input?.close()
    try run.fail(name == "-" ? "stdin" : name, error)
    return [.place(pages.takingSeen(.done(key)))]
  }

  private func piece() throws -> [CompletionFlow.Item] {
    var items: [CompletionFlow.Item] = []
    var looked = 0
    while looked < Self.pieceSize, !pages.isSourceFull {
      if lines.isEmpty {
        // What there is is handed out before more is waited for.
        if !items.isEmpty { return items }
        guard try fill() else { break }
        continue
      }
      looked += 1
      let number = line
      if let noted, noted.line == number { try check(noted) }
      let text = takeLine()
      let isPassed = noted != nil
      guard let document = try document(text, number, isPassed: isPassed) else { continue }
      let isDone = isPassed || passed?.contains(document.id) == true
      guard pages.admits(document, isPassed: isDone), !isDone else { continue }
      let item = try pages.item(document) { place(behind: document) }
      if let item { items.append(item) }
    }
    if looked == Self.pieceSize { return items }
    if let noted {
      if noted.line == line { try check(noted) }
      if self.noted != nil { throw stale(noted) }
    }
    stage = .done
    input?.close()
    input = nil
    run.tally.succeed()
    return items + [.place(pages.takingSeen(.done(key)))]
  }

  /// Reads more lines; false at the end.
  private func fill() throws -> Bool {
    if let before = chunks.hash { hash = before }
    let chunk = try chunks.next { bytes, count throws(FileError) in
      try input?.read(into: &bytes, count: count) ?? 0
    }
    guard let chunk else { return false }
    line = chunk.line
    lines = chunk.bytes[...]
    if chunk.bytes.isEmpty, chunk.length > 0, noted.map({ $0.line <= chunk.line }) ?? true {
      let error = StageError(
        .badFormat, "line \(line) is longer than \(ByteSize(Self.longestLine))",
        hint: "write one address a line")
      try run.context.fail("\(shown):\(line)", error)
    }
    return true
  }

  private func takeLine() -> ArraySlice<UInt8> {
    let end = lines.firstIndex(of: 0x0A).map { $0 + 1 } ?? lines.endIndex
    let text = lines[..<end]
    lines = lines[end...]
    line += 1
    hash.add(text.span)
    return text
  }

  /// The document of a line; nil for one without an address.
  private func document(
    _ bytes: ArraySlice<UInt8>, _ number: Int, isPassed: Bool
  ) throws -> Document? {
    switch ListedAddress(bytes) {
    case .none: return nil
    case .wrong(let what, let hint):
      if !isPassed { try fail(number, what, hint) }
      return nil
    case .address(let text):
      let id = Document.stableID(url: PageAddress.canonical(text))
      return Document(id: id, url: text, source: shown)
    }
  }

  private func fail(_ number: Int, _ what: String, _ hint: String) throws {
    try run.context.fail(
      "\(shown):\(number)", StageError(.badFormat, "line \(number) \(what)", hint: hint))
  }

  private func place(behind document: Document) -> SourcePlace {
    if passed != nil {
      let notes = passed?.insert(document.id) ?? []
      return SourcePlace(key: key, value: true, notes: notes)
    }
    let place = LinePlace(line: line, hash: hash, identity: nil)
    return SourcePlace(key: key, value: .object(place.note))
  }

  /// Checks that a file has before a place what it had when that was noted.
  private func check(_ place: LinePlace) throws {
    guard LinePlace(line: line, hash: hash, identity: nil) == place else { throw stale(place) }
    noted = nil
  }

  private func stale(_ place: LinePlace) -> StageError {
    StageError(
      .staleResults,
      "'\(shown)' is not what it was when the run was interrupted after line \(place.line - 1)",
      hint: "--fresh starts over")
  }
}
