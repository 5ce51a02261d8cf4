import HTMLLinks
import WebURL

/// What references in a part of a feed are relative to.
final class FeedBase: Sendable {
  /// Where nothing is known.
  static let none = FeedBase(nil)

  /// The most bytes of an address that others are relative to.
  static let maximumLength = 8192

  private let url: WebURL?
  private let ration: LinkRation?
  /// The address as far as its host, and as far as its last slash; of the web's own schemes only.
  private let host: ArraySlice<UInt8>
  private let folder: ArraySlice<UInt8>

  /// Makes a base of an address; what is no address is none, and what is too long for one.
  ///
  /// - Parameters:
  ///   - text: The address, if any.
  ///   - ration: What references may grow by in all.
  convenience init(_ text: String?, _ ration: LinkRation? = nil) {
    let text = text.flatMap { FeedBase.isTooLong($0) ? nil : $0 }
    self.init(url: text.flatMap { try? WebURL($0) }, ration)
  }

  /// Makes a base of an address, unless that is a document or a script itself, as HTML has it (section
  /// 4.2.3, "set the frozen base URL").
  private init(url: WebURL?, _ ration: LinkRation?) {
    let scheme = url.flatMap { FeedBase.scheme(Array($0.description.utf8.prefix(16))) }
    self.url = scheme == "data" || scheme == "javascript" ? nil : url
    self.ration = ration
    (host, folder) = FeedBase.parts(of: self.url)
  }

  private static func parts(of url: WebURL?) -> (host: ArraySlice<UInt8>, folder: ArraySlice<UInt8>)
  {
    guard let url else { return ([], []) }
    let bytes = Array(url.description.utf8)
    let span = bytes.span
    guard Scan.hasWebScheme(span, 0..<span.count) else { return ([], []) }
    let start = bytes[4] == UInt8(ascii: "s") ? 8 : 7
    let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
    guard let root = bytes[start..<end].firstIndex(of: UInt8(ascii: "/")),
      let last = bytes[root..<end].lastIndex(of: UInt8(ascii: "/"))
    else { return ([], []) }
    return (bytes[..<root], bytes[...last])
  }

  /// The address that a reference of path segments without anything special stands for, as most are;
  /// nil where the URL standard's parser is to tell.
  private func joined(_ reference: [UInt8]) -> [UInt8]? {
    guard !folder.isEmpty, !isUsedUp, let first = reference.first else { return nil }
    var isAfterSlash = first != UInt8(ascii: "/")
    for byte in reference {
      let isSlash = byte == UInt8(ascii: "/")
      let isWord =
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
      // A segment of points is no name, and two slashes begin a host.
      guard isWord || (!isAfterSlash && (isSlash || byte == UInt8(ascii: "."))) else { return nil }
      isAfterSlash = isSlash
    }
    return Array((first == UInt8(ascii: "/") ? host : folder) + reference)
  }

  /// Whether nothing is known.
  var isNone: Bool { url == nil }

  /// Whether an address is too long for a base.
  static func isTooLong(_ text: String) -> Bool { text.utf8.count > maximumLength }

  /// The base of a part that gives its own, which may be relative to this; nil where it is too long.
  func base(_ reference: String) -> FeedBase? {
    if FeedBase.isTooLong(reference) { return nil }
    guard !isUsedUp, let inner = try? WebURL(reference, base: url) else { return self }
    let length = inner.description.utf8.count
    if length > FeedBase.maximumLength { return nil }
    return allows(length, Array(reference.utf8)) ? FeedBase(url: inner, ration) : self
  }

  /// The reference as an absolute address where the base allows it, else as it was.
  ///
  /// White space around it, and tabs and line breaks in it, are passed over. What has a scheme stays as it
  /// was written: identifiers and addresses are compared by their letters.
  func resolve(_ reference: String) -> String {
    if FeedBase.isPlainAddress(reference) { return reference }
    let bytes = Array(reference.utf8)
    let text = FeedBase.cleaned(bytes)
    // A path of words has no scheme.
    if let joined = joined(text), allows(joined.count, text) {
      return String(decoding: joined, as: UTF8.self)
    }
    if FeedBase.scheme(text) == nil, let url, !isUsedUp,
      let found = try? WebURL(String(decoding: text, as: UTF8.self), base: url).description,
      allows(found.utf8.count, text)
    {
      return found
    }
    return text.count == bytes.count ? reference : String(decoding: text, as: UTF8.self)
  }

  /// The reference as ``resolve(_:)`` has it, for those who follow it; nil if it has a scheme that
  /// ``FeedPolicy`` does not let through.
  func address(_ reference: String) -> String? {
    let address = resolve(reference)
    let span = address.utf8Span.span
    if Scan.hasWebScheme(span, 0..<span.count) { return address }
    guard let scheme = FeedBase.scheme(Array(address.utf8)) else { return address }
    return FeedPolicy.schemes.contains(scheme) ? address : nil
  }

  /// Whether a reference may become as long as this.
  private func allows(_ length: Int, _ reference: [UInt8]) -> Bool {
    ration?.take(length - reference.count) ?? true
  }

  /// Whether references are to stay as they are, which takes no time.
  private var isUsedUp: Bool { ration?.isUsedUp ?? false }

  /// Whether a reference is the address of something on the web with nothing to clean.
  private static func isPlainAddress(_ reference: String) -> Bool {
    let span = reference.utf8Span.span
    guard Scan.hasWebScheme(span, 0..<span.count) else { return false }
    for place in span.indices where span[place] <= 0x20 || span[place] == 0x7F { return false }
    return true
  }

  /// An absolute address that is safe in markup; empty where it is not.
  func safe(_ reference: [UInt8], isImage: Bool) -> [UInt8] {
    let text = FeedBase.cleaned(reference)
    if let scheme = FeedBase.scheme(text) {
      if scheme == "data", isImage { return FeedBase.isImage(text) ? text : [] }
      return FeedPolicy.schemes.contains(scheme) ? text : []
    }
    // What stands before a colon may be read as a scheme by somebody.
    let end = text.firstIndex { $0 == 0x3A || $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }
    if let end, text[end] == 0x3A { return [] }
    if let joined = joined(text), allows(joined.count, text) { return joined }
    guard let url, !isUsedUp,
      let found = try? WebURL(String(decoding: text, as: UTF8.self), base: url).description,
      allows(found.utf8.count, text)
    else { return text }
    let address = Array(found.utf8)
    // The scheme is that of the base, which is any address that the feed names as its own.
    guard let scheme = FeedBase.scheme(address), FeedPolicy.schemes.contains(scheme) else {
      return text
    }
    return address
  }

  /// The images of a `srcset`, with safe absolute addresses.
  func candidates(_ text: String) -> String {
    ImageCandidate.parse(text).compactMap { candidate in
      let address = safe(Array(candidate.url.utf8), isImage: true)
      if address.isEmpty { return nil }
      let url = String(decoding: address, as: UTF8.self)
      if let width = candidate.width { return "\(url) \(width)w" }
      guard let density = candidate.density, density != 1 else { return url }
      return "\(url) \(density.formattedShort)x"
    }.joined(separator: ", ")
  }

  /// Whether a reference is an absolute address on the web.
  static func isWebAddress(_ reference: String) -> Bool {
    guard let scheme = scheme(Array(reference.utf8)) else { return false }
    return scheme == "https" || scheme == "http"
  }

  /// The scheme that a reference begins with, in lower case.
  static func scheme(_ text: [UInt8]) -> String? {
    guard let first = text.first, (first | 0x20) &- 0x61 < 26,
      let colon = text.firstIndex(where: { !isInScheme($0) }), text[colon] == 0x3A
    else { return nil }
    return String(decoding: text[..<colon], as: UTF8.self).lowercased()
  }

  private static func isInScheme(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
  }

  /// A reference without white space around it, with line breaks, tabs and other control characters taken
  /// out and spaces escaped.
  private static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return bytes }
    var result: [UInt8] = []
    for byte in bytes[...].trimmedSlice() where byte >= 0x20 && byte != 0x7F {
      if byte == 0x20 { result += "%20".utf8 } else { result.append(byte) }
    }
    return result
  }

  /// Whether a `data:` URL is an image that has no scripts: SVG has.
  private static func isImage(_ text: [UInt8]) -> Bool {
    let start = String(decoding: text.prefix(24), as: UTF8.self).lowercased()
    return ["gif", "jpeg", "jpg", "png", "webp", "avif"].contains {
      start.hasPrefix("data:image/\($0);") || start.hasPrefix("data:image/\($0),")
    }
  }
}

extension Double {
  /// The number without a fraction where it has none.
  fileprivate var formattedShort: String {
    self == rounded() && magnitude < 1e6 ? String(Int(self)) : description
  }
}
