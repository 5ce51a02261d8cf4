import PipeKit

/// Values of the headers of mail (RFC 5322, RFC 2047).
enum HeaderText {
  /// A header with text of any characters, in as many lines as it takes.
  static func line(_ name: String, _ text: String) -> String {
    let text = PlainText.line(text, limit: 900)
    let isPlain = text.utf8.allSatisfy { 0x20...0x7E ~= $0 } && !text.contains("=?")
    if isPlain, name.utf8.count + text.utf8.count < 76 { return "\(name): \(text)\r\n" }
    return "\(name): \(encoded(text))\r\n"
  }

  /// Text as encoded words, each of whole characters.
  static func encoded(_ text: String) -> String {
    var words: [String] = []
    var piece: [UInt8] = []
    func end() {
      var code: [UInt8] = []
      Base64.append(piece, to: &code)
      words.append("=?utf-8?B?\(String(decoding: code, as: UTF8.self))?=")
      piece = []
    }
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      // 75 characters are the most a word may have.
      if piece.count + bytes.count > 42 { end() }
      piece += bytes
    }
    if !piece.isEmpty || words.isEmpty { end() }
    return words.joined(separator: "\r\n ")
  }
}

/// An address for mail, with or without a name: `News <news@example.org>`.
struct MailAddress: Sendable, Hashable {
  /// The name; empty for none.
  let name: String
  /// The address itself.
  let address: String

  /// Reads an address; `nil` where it is none, or one that mail servers may take for something else.
  init?(_ text: String) {
    let text = text.trimmingSpaces
    if let open = text.lastIndex(of: "<") {
      guard text.hasSuffix(">") else { return nil }
      var name = text[..<open].trimmingSpaces
      if name.hasPrefix("\""), name.hasSuffix("\""), name.count > 1 {
        name = String(name.dropFirst().dropLast())
      }
      self.name = name
      address = String(text[text.index(after: open)...].dropLast())
    } else {
      (name, address) = ("", text)
    }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, address.utf8.count <= 254,
      address.utf8.allSatisfy({ 0x21...0x7E ~= $0 && !Array("<>()[]\\,;:\"".utf8).contains($0) }),
      name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }),
      name.utf8.count <= 200
    else { return nil }
  }

  /// The host that the address is at.
  var host: Substring { address.split(separator: "@").last ?? "" }

  /// How a header has it.
  var header: String {
    if name.isEmpty { return address }
    let isPlain = name.utf8.allSatisfy {
      0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x20
    }
    return (isPlain ? name : HeaderText.encoded(name)) + " <\(address)>"
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    String(PlainText.trimmed(String(self)))
  }
}
