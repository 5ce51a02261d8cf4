import PipeKit

/// Content Security Policy, level 3.
enum ContentPolicy {
  /// The source expression that lets an inline element with a text apply.
  static func source(of text: String) -> String {
    var code: [UInt8] = []
    Base64.append(SHA256.hash(Array(text.utf8)), to: &code)
    return "'sha256-\(String(decoding: code, as: UTF8.self))'"
  }
}
