/// Takes what is in an XML document from ``XMLLeaves``.
package protocol XMLLeafHandler: AnyObject {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: Its name in lower case, with the usual prefix of its namespace: `news:title`.
  ///   - attributes: Its attributes, in order, their names likewise.
  ///   - line: The line that it stands in, from 1.
  func start(_ name: String, _ attributes: [(name: String, value: String)], line: () -> Int)
  /// An element ends.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - text: Its text without white space around it, where there is no other element in it; cut where it is
  ///     longer than ``XMLLeaves/longest``.
  func end(_ name: String, text: String)
  /// An element begins in one that had text before it, as where an end tag is missing.
  ///
  /// - Parameters:
  ///   - name: The name of the one that had text.
  ///   - text: The text, as in ``end(_:text:)``.
  func interrupt(_ name: String, text: String)
  /// Whether the handler wants no more.
  var isDone: Bool { get }
}

extension XMLLeafHandler {
  package func interrupt(_ name: String, text: String) {}
}

/// Reads XML documents that have all they say in attributes and in elements without others in them, such as
/// sitemaps and lists in OPML; what is not well-formed is read as far as it makes sense.
package final class XMLLeaves {
  /// The most bytes of an element's text.
  package static let longest = 1 << 16

  private let handler: any XMLLeafHandler
  private var content: [UInt8] = []
  private var isLeaf = false
  /// The element that began last.
  private var name = ""
  /// The line that was asked for last, and the byte that it was asked of.
  private var line = 1
  private var place = 0

  private init(_ handler: any XMLLeafHandler) {
    self.handler = handler
  }

  /// Hands what is in a document to a handler.
  ///
  /// - Parameters:
  ///   - bytes: The document, in any character encoding.
  ///   - charset: The encoding that the transport names, if any.
  ///   - handler: Who takes it.
  /// - Returns: What is wrong with the document.
  package static func read(
    _ bytes: [UInt8], charset: String?, _ handler: any XMLLeafHandler
  ) -> [FeedNote] {
    let document = FeedEncoding(bytes, charset: charset)
    return document.notes + XMLReader.read(CleanedText.of(document.bytes), XMLLeaves(handler)).notes
  }

  /// The line of a byte that is behind all that were asked for before.
  private func line(of target: Int, _ bytes: [UInt8]) -> Int {
    while place < target, place < bytes.count {
      if bytes[place] == 0x0A { line += 1 }
      place += 1
    }
    return line
  }
}

extension XMLLeaves: XMLHandler {
  func start(_ name: XMLName, _ attributes: [XMLAttribute], _ text: XMLText) {
    if isLeaf {
      let before = content.trimmed()
      if !before.isEmpty {
        handler.interrupt(self.name, text: String(decoding: before, as: UTF8.self))
      }
    }
    isLeaf = true
    self.name = name.text
    content.removeAll(keepingCapacity: true)
    let values = attributes.map { (name: $0.name.text, value: text.string($0.value)) }
    handler.start(name.text, values) {
      line(of: attributes.first?.value.lowerBound ?? place, text.bytes)
    }
  }

  func end(_ name: XMLName) {
    handler.end(name.text, text: isLeaf ? String(decoding: content.trimmed(), as: UTF8.self) : "")
    isLeaf = false
  }

  func text(_ range: Range<Int>, hasReferences: Bool, _ text: XMLText) {
    guard content.count < Self.longest else { return }
    let part = range.prefix(Self.longest - content.count)
    if hasReferences {
      text.append(part, to: &content)
    } else {
      content += text.bytes[part]
    }
  }

  var wantsText: Bool { isLeaf }
  var isDone: Bool { handler.isDone }
}
