import PipeKit

/// What a body holds, as far as it can be cleaned.
enum BodyKind {
  case html, plain

  /// Tells what a body holds by its media type, else by its first bytes.
  ///
  /// - Throws: ``StageError`` for what is no text.
  init(_ body: Body) throws(StageError) {
    let isWide = body.charset?.lowercased().hasPrefix("utf-16") ?? false
    if !isWide, BinaryData.isLikely(body.bytes) {
      throw StageError(
        .badDocument, "the body is no text: there are control characters all over it",
        hint: "only HTML and plain text can be cleaned")
    }
    guard let type = body.mediaType, !type.isEmpty else {
      self = BodyKind.looksLikeHTML(body.bytes) ? .html : .plain
      return
    }
    switch type {
    case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml": self = .html
    case let type where type.hasPrefix("text/") && type != "text/xml":
      self = BodyKind.beginsAsHTML(body.bytes[...]) ? .html : .plain
    case "application/xml" where BodyKind.hasHTMLRoot(body.bytes),
      "text/xml" where BodyKind.hasHTMLRoot(body.bytes):
      self = .html
    default:
      throw StageError(
        .badDocument, "a body of the media type '\(type)' cannot be cleaned",
        hint: "only HTML and plain text can")
    }
  }

  /// Whether HTML is to be read as XHTML: by its media type, as browsers do; where there is none, by a declaration
  /// of XML and the namespace.
  static func isXHTML(_ body: Body) -> Bool {
    switch body.mediaType ?? "" {
    case "": isDeclaredXHTML(body.bytes)
    case "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "application/xml", "text/xml":
      true
    default: false
    }
  }

  private static func isDeclaredXHTML(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var start = bytes.prefix(2048)
    if start.starts(with: mark) { start = start.dropFirst(mark.count) }
    return start.starts(with: "<?xml".utf8) && start.has("\"http://www.w3.org/1999/xhtml\"")
  }

  /// Whether XML is XHTML: whether `html` is its first element.
  private static func hasHTMLRoot(_ bytes: [UInt8]) -> Bool {
    let bytes = bytes.prefix(2048)
    var index = bytes.startIndex
    while index + 5 < bytes.endIndex {
      // Declarations and comments begin otherwise.
      if bytes[index] == 0x3C, (bytes[index + 1] | 0x20) &- 0x61 < 26 {
        return bytes[(index + 1)...].prefix(4).map { $0 | 0x20 } == [0x68, 0x74, 0x6D, 0x6C]
      }
      index += 1
    }
    return false
  }

  private static func beginsAsHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.prefix(512).drop { Space.isSpace($0) || $0 >= 0x80 }
    let text = String(decoding: start.prefix(14), as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }

  private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let bytes = bytes.prefix(4096)
    if beginsAsHTML(bytes) { return true }
    // An end tag or a tag that has none.
    var index = bytes.startIndex
    while index + 2 < bytes.endIndex {
      if bytes[index] == 0x3C {
        let next = bytes[index + 1]
        if next == 0x2F, (bytes[index + 2] | 0x20) &- 0x61 < 26 { return true }
        if bytes[index...].prefix(4).map({ $0 | 0x20 }) == [0x3C | 0x20, 0x62, 0x72, 0x3E | 0x20] {
          return true
        }
      }
      index += 1
    }
    return false
  }
}
