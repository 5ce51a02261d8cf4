import PipeKit

/// Text as it goes through mail servers that only take short lines of ASCII (RFC 2045).
struct TransferEncoding {
  /// What the header says: `quoted-printable` or `base64`.
  let name: String
  /// The text, in lines of at most 76 characters, with the line ends of mail.
  let text: String

  private static let width = 76

  /// Encodes a text in the way that makes it shorter.
  init(_ text: String) {
    if Cost(text).isBase64Shorter {
      (name, self.text) = ("base64", Self.base64(text))
    } else {
      (name, self.text) = ("quoted-printable", Self.quotedPrintable(text))
    }
  }

  /// How long a text gets, in bytes, at most; costs of texts can be added.
  struct Cost {
    private var quoted = 0
    private var base64 = 0

    /// The cost of nothing.
    init() {}

    /// The cost of a text.
    init(_ text: String) {
      var plain = 0
      for byte in text.utf8 {
        plain += byte == 0x0A ? 2 : 1
        quoted += byte == 0x0A ? 2 : TransferEncoding.isPlain(byte) ? 1 : 3
      }
      // Soft line breaks take three bytes a line; a line may be three short of its width.
      quoted += quoted / 14 + 3
      base64 = (plain + 2) / 3 * 4 * 78 / 76 + 4
    }

    /// Adds another.
    static func + (one: Cost, other: Cost) -> Cost {
      var sum = one
      sum.quoted += other.quoted
      sum.base64 += other.base64
      return sum
    }

    /// Whether base64 is the shorter.
    var isBase64Shorter: Bool { base64 < quoted }

    /// The number of bytes.
    var bytes: Int { min(quoted, base64) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    0x20...0x7E ~= byte && byte != 0x3D || byte == 0x09
  }

  private static func quotedPrintable(_ text: String) -> String {
    var out: [UInt8] = []
    var length = 0
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        out += [0x0D, 0x0A]
        length = 0
        continue
      }
      let isLast = index + 1 == bytes.count || bytes[index + 1] == 0x0A
      // White space at a line's end would be lost, and a dot or "From" at its start may be.
      let isKept =
        isPlain(byte) && !(isLast && (byte == 0x20 || byte == 0x09))
        && !(length == 0 && (byte == 0x2E || byte == 0x46))
      let part = isKept ? [byte] : Array("=\(byte.hexadecimal)".utf8)
      if length + part.count > width - 1 {
        out += Array("=\r\n".utf8)
        length = 0
      }
      out += part
      length += part.count
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func base64(_ text: String) -> String {
    var code: [UInt8] = []
    Base64.append(Array(text.replacing("\n", with: "\r\n").utf8), to: &code)
    var out: [UInt8] = []
    for start in stride(from: 0, to: code.count, by: width) {
      out += code[start..<min(start + width, code.count)] + [0x0D, 0x0A]
    }
    return String(decoding: out, as: UTF8.self)
  }
}
