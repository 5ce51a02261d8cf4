import HTML
package import PipeKit

extension Clean {
  /// Says what the stage would find of a document, from where, and why.
  ///
  /// - Parameters:
  ///   - document: The document, with a body or a text.
  ///   - now: What time it is; what a page dates later was not published then.
  /// - Returns: What is found.
  /// - Throws: ``StageError`` for a document that the stage cannot clean.
  package func inspect(
    _ document: Document, now: Timestamp? = nil
  ) throws(StageError) -> PageInspection {
    var inspection = PageInspection(name: document.url ?? document.source ?? document.id)
    guard let body = document.body else {
      guard let text = document.text else { throw .nothingToClean }
      inspect(text, of: document, &inspection)
      return inspection
    }
    let kind = try BodyKind(body)
    inspection.bytes = body.bytes.count
    inspection.mediaType = body.mediaType
    let (encoding, origin) = HTMLEncoding.origin(of: body.bytes, declared: body.charset)
    inspection.encoding = encoding.rawValue
    inspection.encodingOrigin = origin.rawValue
    switch kind {
    case .html: inspectPage(body, of: document, now, &inspection)
    case .plain:
      inspect(
        String(decoding: encoding.decode(body.bytes), as: UTF8.self), of: document, &inspection)
    }
    return inspection
  }

  private func inspectPage(
    _ body: Body, of document: Document, _ now: Timestamp?, _ inspection: inout PageInspection
  ) {
    var reader = PageReader()
    var extraction = extraction
    extraction.givesReasons = true
    let (page, metadata) = reader.read(
      body.bytes, charset: body.charset, isXHTML: BodyKind.isXHTML(body), address: document.url,
      title: document.title, now: now, extraction)
    if let late = reader.parser.lateEncoding {
      inspection.encoding = late.rawValue
      inspection.encodingOrigin = "stated late in the document"
    }
    inspection.values = metadata.values
    inspection.textOrigin = page.text.isEmpty ? "nothing" : page.source
    if page.source == "json-ld" {
      inspection.notes.append(
        "the text is that of JSON-LD, which is longer; that of the blocks is not used")
    }
    if page.isSecondLook {
      inspection.notes.append(
        "hardly any text was found, so that it was looked for again with fewer demands")
    }
    inspection.notes += page.remarks(extraction)
    complain(document, page, metadata, &inspection)
    let finder = reader.finder
    if finder.blocks.isEmpty {
      inspection.notes.append("there is no text on the page")
      return
    }
    inspection.decision = finder.decision
    if page.source != "keep" {
      inspection.root = ElementLabel(tree: reader.tree).content(finder.root, finder.hint)
      inspection.rootShare = finder.share(in: reader.tree)
      inspection.isArticle = finder.hasArticle
    }
    inspection.blocks = BlockReasons(finder, reader.tree, reader.collector.text).blocks
  }

  /// Notes whether the document would be dropped.
  private func complain(
    _ document: Document, _ page: PageText, _ metadata: PageMetadata,
    _ inspection: inout PageInspection
  ) {
    var (filled, notes) = (document, [String]())
    filled.fill(in: metadata, &notes)
    inspection.complaint = QualityGates(options: options).complaint(
      filled, text: page.text, linkDensity: page.linkDensity, page: metadata)
  }

  private func inspect(_ text: String, of document: Document, _ inspection: inout PageInspection) {
    let cleaner = plainTextCleaner(text, document)
    let metadata = cleaner.metadata
    inspection.values = metadata.values
    inspection.textOrigin = "plain text"
    inspection.blocks = cleaner.inspected
    var (filled, notes) = (document, [String]())
    filled.fill(in: metadata, &notes)
    inspection.complaint = QualityGates(options: options).complaint(
      filled, text: cleaner.text, linkDensity: 0)
  }
}
