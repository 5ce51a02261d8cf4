import PipeKit

/// What a line of a list of addresses says.
package enum ListedAddress {
  /// Nothing, or a comment.
  case none
  /// An address.
  case address(String)
  /// No address that can be taken: what is wrong with it, and what to do.
  case wrong(String, hint: String)

  /// Reads a line.
  ///
  /// - Parameter line: The line in UTF-8, with or without its end; a byte order mark is passed over.
  package init(_ line: ArraySlice<UInt8>) {
    var bytes = line.drop { $0 <= 0x20 }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3).drop { $0 <= 0x20 } }
    bytes = Self.withoutComment(bytes)
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    guard let first = bytes.first, first != UInt8(ascii: "#") else {
      self = .none
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if HTTPAddress(text) == nil || PageAddress(text) == nil {
      self = .wrong(
        "is no web address: '\(Self.shown(text))'", hint: "it starts with http:// or https://")
    } else if PageAddress.withoutUser(text) != text {
      self = .wrong("has a user or password in its address", hint: "leave them out of the list")
    } else {
      self = .address(text)
    }
  }

  /// What a line says, as a failure shows it: its beginning, without what may be a password.
  private static func shown(_ text: String) -> String {
    let start = text.prefix(longestShown)
    let visible = (start.endIndex == text.endIndex ? String(start) : start + "…").printable
    guard let scheme = visible.firstRange(of: "://") else { return visible }
    let end = visible[scheme.upperBound...].firstIndex { "/?#\\".contains($0) } ?? visible.endIndex
    guard let at = visible[scheme.upperBound..<end].lastIndex(of: "@") else { return visible }
    return String(visible[..<scheme.upperBound] + visible[visible.index(after: at)...])
  }

  /// The most characters of a line that a failure shows.
  private static let longestShown = 200

  /// A line without a comment behind the address: `#` with white space before it, which no address has.
  private static func withoutComment(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var isBehindSpace = false
    for index in bytes.indices {
      if isBehindSpace, bytes[index] == UInt8(ascii: "#") { return bytes[..<index] }
      isBehindSpace = bytes[index] <= 0x20
    }
    return bytes
  }
}
