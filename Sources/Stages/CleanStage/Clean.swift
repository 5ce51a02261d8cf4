import HTML
public import PipeKit

/// Makes readable text of fetched pages, and fills in what the pages say of themselves.
///
/// The article is found by what its element is called, else by where the running text is densest;
/// navigation, comments, boxes and captions around and within it are left out. Text without markup
/// is freed of headline, captions and what was copied along with it.
public struct Clean: DocumentStage {
  let options: Options
  let extraction: ExtractionOptions
  private let stage: String
  private let pool = ReaderPool()

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) throws {
    self.options = options
    extraction = ExtractionOptions(
      favor: options.favor, tables: options.tables, comments: options.comments,
      prune: options.prune.values.map(\.selector), keep: options.keep.values.map(\.selector),
      output: OutputOptions(
        format: options.format, images: options.images, links: options.links,
        formatting: options.formatting))
    stage = setup.id
  }

  /// Replaces a document's body by its text, or cleans the text it has.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - context: What the engine lends the stage.
  /// - Returns: Whether it is as the options want it, or why not.
  /// - Throws: ``StageError`` for a document without text and body, or with a body that is no text or empty.
  public func process(_ document: inout Document, in context: StageContext) async throws -> Verdict
  {
    try clean(&document, now: context.clock.now())
  }

  /// What ``process(_:in:)`` does, which waits for nothing.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - now: What time it is; what a page dates later was not published then.
  /// - Returns: Whether it is as the options want it, or why not.
  /// - Throws: ``StageError`` for a document without text and body, or with a body that is no text or empty.
  package func clean(
    _ document: inout Document, now: Timestamp? = nil
  ) throws(StageError) -> Verdict {
    var notes: [String] = []
    let text: PageText
    var metadata: PageMetadata?
    if let body = document.body, !body.bytes.isEmpty {
      switch try BodyKind(body) {
      case .html: text = readPage(body, &document, now, &metadata, &notes)
      case .plain:
        let encoding = HTMLEncoding.detect(body.bytes, declared: body.charset)
        let decoded = String(decoding: encoding.decode(body.bytes), as: UTF8.self)
        text = readText(decoded, &document, &notes)
      }
      document.body = nil
    } else if let known = document.text {
      text = readText(known, &document, &notes)
    } else {
      throw document.body == nil ? StageError.nothingToClean : .emptyBody
    }
    let choice = LanguageChoice(confidence: options.languageConfidence)
    if let code = choice.correction(
      of: document.language, for: text.text.isEmpty ? document.title ?? "" : text.text)
    {
      notes.append(
        "language from the text" + (document.language.map { ": it is not \($0.prefix(35))" } ?? ""))
      document.language = code
    }
    // What exports go by.
    document.textFormat = options.format == .text ? nil : options.format.rawValue
    document.trail.append(TrailEntry(stage: stage, note: notes.joined(separator: "; ")))
    let complaint = QualityGates(options: options).complaint(
      document, text: text.text, linkDensity: text.linkDensity, page: metadata)
    return complaint.map { .drop($0) } ?? .pass
  }

  /// Cleans text without markup.
  ///
  /// What leans to keeping keeps comments, too, since nothing but their form tells what they are.
  func plainTextCleaner(_ text: String, _ document: Document) -> PlainTextCleaner {
    PlainTextCleaner(
      text, title: document.title, authors: document.authors,
      keepsComments: options.comments || options.favor == .recall)
  }

  private func readText(
    _ text: String, _ document: inout Document, _ notes: inout [String]
  ) -> PageText {
    let cleaner = plainTextCleaner(text, document)
    document.fill(in: cleaner.metadata, &notes)
    document.text = MarkupWriter.write(plain: cleaner.text, options.format)
    notes.append("text from plain text")
    return PageText(text: cleaner.text)
  }

  private func readPage(
    _ body: Body, _ document: inout Document, _ now: Timestamp?, _ found: inout PageMetadata?,
    _ notes: inout [String]
  ) -> PageText {
    let known = (url: document.url, title: document.title)
    var (page, metadata) = pool.withReader { reader in
      reader.read(
        body.bytes, charset: body.charset, isXHTML: BodyKind.isXHTML(body), address: known.url,
        title: known.title, now: now, extraction)
    }
    if page.text.isEmpty, let text = document.text, !text.isEmpty {
      notes.append("text as it was: none found on the page")
      page.text = text
      document.text = MarkupWriter.write(plain: text, options.format)
    } else {
      document.text = page.markup ?? page.text
      notes.append(page.text.isEmpty ? "no text found" : "text by \(page.source)")
    }
    notes += page.remarks(extraction)
    document.fill(in: metadata, &notes)
    found = metadata
    return page
  }
}

extension StageError {
  /// A document without body and text.
  static let nothingToClean = StageError(
    .badDocument, "the document has neither a body nor a text",
    hint: "put a stage that brings in pages, such as 'fetch' with 'full_text', before this one")

  static let emptyBody = StageError(
    .badDocument, "the page is empty: not a byte came with it",
    hint: "see in a browser whether the address still has a page")
}
