import CXML

/// Reads well-formed XML through libxml2's SAX interface, and gives up on anything else.
///
/// Nothing outside the document is ever read, and no entity is expanded but the five of XML itself:
/// whatever declares or uses others is left to ``LenientXMLParser``. libxml2 limits the depth of
/// elements to 256 and the length of a text to 10 MB.
final class StrictXMLParser {
  private let handler: any XMLHandler
  private var names: [NameKey: XMLName] = [:]
  private var problem: FeedNote?

  /// libxml2 keeps one copy of each name, so that its addresses tell names apart.
  private struct NameKey: Hashable {
    var local: UnsafePointer<xmlChar>?
    var prefix: UnsafePointer<xmlChar>?
    var uri: UnsafePointer<xmlChar>?
  }

  private static let isInitialized: Bool = {
    xmlInitParser()
    return true
  }()

  private init(_ handler: any XMLHandler) {
    self.handler = handler
  }

  /// Hands the events of a document in UTF-8 to a handler.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - handler: Who takes the events.
  /// - Returns: Nil if all went well or the handler was done; else what was wrong first. Up to there
  ///   the events have been handed over.
  static func parse(_ bytes: [UInt8], _ handler: any XMLHandler) -> FeedNote? {
    guard isInitialized, bytes.count < Int(Int32.max) else {
      return FeedNote("the document is too large")
    }
    let parser = StrictXMLParser(handler)
    return bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let context = xmlCreateMemoryParserCtxt(start, Int32(buffer.count)) else {
        return FeedNote("the document is empty")
      }
      defer {
        xmlFreeDoc(context.pointee.myDoc)
        context.pointee.myDoc = nil
        xmlFreeParserCtxt(context)
      }
      return parser.run(context)
    }
  }

  private func run(_ context: xmlParserCtxtPtr) -> FeedNote? {
    guard let sax = context.pointee.sax else { return FeedNote("libxml2 has no memory left") }
    sax.pointee = Self.callbacks()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    // The document is UTF-8 by now, whatever it declares.
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    // Without NOENT libxml2 leaves the five entities in attributes half decoded. There are no
    // others: nothing here would give libxml2 one.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOENT.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    current = context
    xmlParseDocument(context)
    current = nil
    if let problem { return problem }
    if handler.isDone { return nil }
    return context.pointee.wellFormed == 1 ? nil : FeedNote("the document is not well-formed")
  }

  private var current: xmlParserCtxtPtr?

  private func stop() {
    if let current { xmlStopParser(current) }
  }

  private func name(
    _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) -> XMLName {
    let key = NameKey(local: local, prefix: prefix, uri: uri)
    if let known = names[key] { return known }
    let name = XMLName(
      prefix: XMLNamespaces.usualPrefix(uri: Self.string(uri), prefix: Self.string(prefix)),
      local: (Self.string(local) ?? "").lowercased())
    names[key] = name
    return name
  }

  private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

// MARK: Called by libxml2

extension StrictXMLParser {
  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { parser, local, prefix, uri, _, _, count, _, attributes in
      StrictXMLParser.from(parser)?.start(local, prefix, uri, Int(count), attributes)
    }
    sax.endElementNs = { parser, local, prefix, uri in
      guard let parser = StrictXMLParser.from(parser) else { return }
      parser.handler.end(parser.name(local, prefix, uri))
      if parser.handler.isDone { parser.stop() }
    }
    let takeText: charactersSAXFunc = { parser, text, length in
      guard let text, length > 0 else { return }
      let bytes = UnsafeBufferPointer(start: text, count: Int(length))
      StrictXMLParser.from(parser)?.handler.text(bytes)
    }
    sax.characters = takeText
    sax.ignorableWhitespace = takeText
    sax.cdataBlock = takeText
    sax.reference = { parser, name in
      // An entity that an external subset may declare, which is never read.
      let name = name.map { String(cString: $0) } ?? ""
      StrictXMLParser.from(parser)?.fail(
        FeedNote("the entity '\(name.prefix(40))' is not declared"))
    }
    sax.serror = { parser, error in
      guard let error, let parser = StrictXMLParser.from(parser) else { return }
      parser.take(error.pointee)
    }
    return sax
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> StrictXMLParser? {
    pointer.map { Unmanaged<StrictXMLParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ count: Int,
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    var attributes: [XMLAttribute] = []
    if let list, count > 0 {
      attributes.reserveCapacity(count)
      // Five pointers each: local name, prefix, address, start and end of the value.
      for base in stride(from: 0, to: count * 5, by: 5) {
        guard let start = list[base + 3], let end = list[base + 4], end >= start else { continue }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        // An attribute without prefix is in no namespace, whatever the element's is.
        let key = list[base + 1] == nil ? nil : list[base + 2]
        attributes.append(
          XMLAttribute(
            name: name(list[base], list[base + 1], key),
            value: String(decoding: value, as: UTF8.self)))
      }
    }
    handler.start(name(local, prefix, uri), uri: Self.string(uri), attributes)
  }

  private func take(_ error: xmlError) {
    let isAboutNamespaces = error.domain == Int32(XML_FROM_NAMESPACE.rawValue)
    let isUndeclared = error.code == Int32(XML_WAR_UNDECLARED_ENTITY.rawValue)
    guard error.level == XML_ERR_FATAL || isUndeclared || !isAboutNamespaces,
      error.level != XML_ERR_WARNING || isUndeclared
    else { return }
    let message = error.message.map { String(cString: $0) } ?? "not well-formed"
    let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
    fail(FeedNote(line, line: Int(error.line), column: error.int2 > 0 ? Int(error.int2) : nil))
  }

  private func fail(_ note: FeedNote) {
    if problem == nil, !handler.isDone { problem = note }
    stop()
  }
}
