import PipeKit

/// Brings in a document for each line of a file.
struct Lines: Stage {
  struct Options: StageOptions {
    @Setting("The file.", required: true)
    var file = ""
  }

  static let manual = Manual("lines", "Reads lines.", roles: .source)
  let options: Options

  init(options: Options, setup: StageSetup) { self.options = options }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let text = String(decoding: try context.files.contents(of: options.file), as: UTF8.self)
    for (index, line) in text.split(separator: "\n").enumerated() {
      try await output.write(Document(id: "\(index + 1)", text: String(line)))
    }
  }
}

/// Fetches pages: those of its options, and those of the documents that come in.
struct Get: Stage {
  struct Options: StageOptions {
    @Setting("The pages.")
    var pages: [HTTPAddress] = []

    @Setting("What is sent with each request.")
    var token = ""
  }

  static let manual = Manual(
    "get", "Fetches pages.", roles: [.source, .transform], usesAttempts: true)
  let options: Options

  init(options: Options, setup: StageSetup) throws {
    if !setup.hasInput, options.pages.isEmpty {
      throw OptionProblem("there is nothing to get", hint: "write pages:")
    }
    self.options = options
  }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    for page in options.pages { try await get(page.text, output, context) }
    while let batch = try await input.next() {
      for document in batch { try await get(document.url ?? "", output, context) }
    }
  }

  private func get(_ url: String, _ output: Outlet, _ context: StageContext) async throws {
    let request = HTTPRequest(url: url, headers: [HTTPHeader("Token", options.token)])
    do {
      let response = try await context.attempt { try await context.http.send(request) }
      var document = Document(id: url, text: String(decoding: response.body, as: UTF8.self))
      document.metadata["status"] = .number(JSONNumber(response.status))
      document.metadata["type"] = response.header("content-type").map { .string($0) }
      try await output.write(document)
    } catch {
      try context.fail(url, error)
    }
  }
}

/// Drops short documents.
struct Long: DocumentStage {
  struct Options: StageOptions {
    @Setting("The least number of characters.", range: 0...1000)
    var minLength = 5
  }

  static let manual = Manual("long", "Drops short documents.")
  let options: Options

  init(options: Options, setup: StageSetup) { self.options = options }

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    (document.text ?? "").count < options.minLength
      ? .drop("shorter than \(options.minLength) characters") : .pass
  }
}

/// Sets the title: to a text, or to the time after a nap.
struct Title: DocumentStage {
  struct Options: StageOptions {
    @Setting("The title; the time unless given.")
    var to: String? = nil
  }

  static let manual = Manual("title", "Sets the title.")
  let options: Options

  init(options: Options, setup: StageSetup) { self.options = options }

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    if document.text?.contains("bad") == true {
      throw StageError(.badDocument, "the document is bad")
    }
    try await context.clock.sleep(for: .seconds(3600))
    document.title = options.to ?? context.clock.now().description
    return .pass
  }
}

/// Writes the identifiers to a file, and passes the documents on.
struct Keep: Stage {
  struct Options: StageOptions {
    @Setting("The file.", required: true)
    var to = ""
  }

  static let manual = Manual("keep", "Writes a file.", roles: [.sink, .transform])
  let options: Options

  init(options: Options, setup: StageSetup) { self.options = options }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var ids: [String] = []
    while let batch = try await input.next() {
      ids += batch.map(\.id)
      try await output.write(batch)
    }
    if context.isDryRun {
      context.note("would write \(options.to)")
    } else {
      try context.files.write(Array(ids.joined(separator: "\n").utf8), to: options.to)
    }
  }
}
