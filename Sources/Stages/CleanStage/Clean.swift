import HTML
public import PipeKit

/// Makes readable text of fetched pages, and fills in what the pages say of themselves.
///
/// The article is found by what its element is called, else by where the running text is densest;
/// navigation, comments, boxes and captions around and within it are left out. Text without markup
/// is freed of headline, captions and what was copied along with it.
public struct Clean: DocumentStage {
  /// The options of `clean`.
  public struct Options: StageOptions {
    /// The length a text must have.
    @Setting(
      "Drop documents whose text is shorter than this many characters.", range: 0...10_000_000)
    public var minLength = 0

    /// What to lean to in doubt.
    @Setting(
      """
      What to lean to in doubt: `precision` leaves out more, `recall` takes in more, `balanced` does \
      neither.
      """)
    public var favor = Favor.balanced

    /// Whether tables become part of the text.
    @Setting("Whether tables of data are part of the text, a row a line.")
    public var tables = true

    /// Whether comments become part of the text.
    @Setting("Whether readers' comments are part of the text, after the article.")
    public var comments = false

    /// Creates the default options.
    public init() {}
  }

  private let options: Options
  private let stage: String
  private let pool = ReaderPool()

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) throws {
    self.options = options
    stage = setup.id
  }

  /// Replaces a document's body by its text, or cleans the text it has.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - context: What the engine lends the stage.
  /// - Returns: Whether the text is long enough.
  /// - Throws: ``StageError`` for a document without body and text, or with a body that is no text.
  public func process(_ document: inout Document, in context: StageContext) async throws -> Verdict
  {
    var notes: [String] = []
    if let body = document.body {
      switch try BodyKind(body) {
      case .html: readPage(body, &document, &notes)
      case .plain:
        let encoding = HTMLEncoding.detect(body.bytes, declared: body.charset)
        let text = String(decoding: encoding.decode(body.bytes), as: UTF8.self)
        readText(text, &document, &notes)
      }
      document.body = nil
    } else if let text = document.text {
      readText(text, &document, &notes)
    } else {
      throw StageError(
        .badDocument, "the document has neither a body nor a text",
        hint: "put a stage that brings in pages, such as 'fetch' with 'full_text', before this one")
    }
    document.trail.append(TrailEntry(stage: stage, note: notes.joined(separator: "; ")))
    if isTooShort(document.text ?? "") {
      return .drop("shorter than \(options.minLength) characters")
    }
    return .pass
  }

  private func isTooShort(_ text: String) -> Bool {
    // A character takes at least a byte.
    text.utf8.count < options.minLength || (options.minLength > 0 && text.count < options.minLength)
  }

  private func readText(_ text: String, _ document: inout Document, _ notes: inout [String]) {
    let cleaner = PlainTextCleaner(text, title: document.title)
    if let headline = cleaner.headline {
      document.title = headline
      notes.append("title from the first line")
    }
    document.text = cleaner.text
    notes.append("text from plain text")
  }

  private func readPage(_ body: Body, _ document: inout Document, _ notes: inout [String]) {
    let extraction = ExtractionOptions(
      favor: options.favor, tables: options.tables, comments: options.comments)
    let known = (url: document.url, title: document.title)
    let (page, metadata) = pool.withReader { reader in
      reader.read(
        body.bytes, charset: body.charset, address: known.url, title: known.title, extraction)
    }
    if page.text.isEmpty, let text = document.text, !text.isEmpty {
      notes.append("text as it was: none found on the page")
    } else {
      document.text = page.text
      notes.append(page.text.isEmpty ? "no text found" : "text by \(page.source)")
    }
    if page.isCut { notes.append("page cut, as it is too long") }
    document.fill(in: metadata, &notes)
  }
}
