import PipeKit

/// Terms, and hashes, as text.
enum TermCoding {
  /// Terms as text.
  static func encode(_ terms: [Term]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(terms.count * 12)
    for term in terms {
      append(term.hash, count: 8, to: &bytes)
      append(UInt64(term.weight.bitPattern), count: 4, to: &bytes)
    }
    return text(bytes)
  }

  /// The terms of a text; `nil` where it is none that was written here.
  static func decode(_ text: String) -> [Term]? {
    guard let bytes = Base64.decode(Array(text.utf8)), bytes.count % 12 == 0 else { return nil }
    var terms: [Term] = []
    terms.reserveCapacity(bytes.count / 12)
    for start in stride(from: 0, to: bytes.count, by: 12) {
      let weight = Float(bitPattern: UInt32(truncatingIfNeeded: number(bytes, start + 8, 4)))
      guard weight.isFinite else { return nil }
      terms.append(Term(hash: number(bytes, start, 8), weight: weight))
    }
    return terms
  }

  /// Hashes as text.
  static func encode(hashes: [UInt64]) -> String {
    var bytes: [UInt8] = []
    for hash in hashes { append(hash, count: 8, to: &bytes) }
    return text(bytes)
  }

  /// The hashes of a text; `nil` where it is none that was written here.
  static func decode(hashes text: String) -> [UInt64]? {
    guard let bytes = Base64.decode(Array(text.utf8)), bytes.count % 8 == 0 else { return nil }
    return stride(from: 0, to: bytes.count, by: 8).map { number(bytes, $0, 8) }
  }

  private static func append(_ number: UInt64, count: Int, to bytes: inout [UInt8]) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    Base64.append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
