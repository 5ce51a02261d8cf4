import PipeKit
import WebURL

/// Addresses as formats want them that know nothing but URIs (RFC 3986): in ASCII.
enum URIText {
  /// An address on the web as a URI; `nil` for any other.
  ///
  /// It is serialised as the URL standard says, as `fetch` does it, so that who reads it comes to the same address: a
  /// domain of other letters is written as IDNA has it. What a URI cannot have and the standard leaves is percent-encoded.
  static func text(of address: String) -> String? {
    guard let link = WebLink(address) else { return nil }
    let serialised = try? WebURL(String(PlainText.trimmed(address)))
    return encoded(serialised?.description ?? link.address)
  }

  private static func encoded(_ address: String) -> String {
    let bytes = Array(address.utf8)
    let isEnd: (UInt8) -> Bool = { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }
    let start = (bytes.firstRange(of: [0x3A, 0x2F, 0x2F])?.upperBound ?? 0)
    let end = bytes[start...].firstIndex(where: isEnd) ?? bytes.endIndex
    var hasFragment = false
    var out: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isFine =
        switch byte {
        case 0x25: isEscape(bytes[index...])
        // Within brackets the host is an IPv6 address, and nothing else has any.
        case 0x5B, 0x5D: index < end
        case 0x23: !hasFragment
        default: isAllowed(byte)
        }
      if byte == 0x23 { hasFragment = true }
      if isFine { out.append(byte) } else { out += "%\(byte.hexadecimal)".utf8 }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether two hexadecimal digits follow the first byte.
  private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    let digits = bytes.dropFirst().prefix(2)
    return digits.count == 2
      && digits.allSatisfy { 0x30...0x39 ~= $0 || 0x41...0x46 ~= $0 || 0x61...0x66 ~= $0 }
  }

  /// Whether a byte is one of RFC 3986's unreserved or reserved characters, brackets and number sign apart.
  static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x24, 0x26...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: true
    default: false
    }
  }
}
