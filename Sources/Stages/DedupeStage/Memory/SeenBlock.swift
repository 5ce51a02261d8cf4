import PipeKit

/// Fingerprints and identifiers of documents as they are noted.
enum SeenBlock {
  private static let sketchSize = ShingleSketch.wordCount * 8
  /// A longer identifier is cut: it only serves to be named.
  private static let longestID = 2000

  /// Some documents as text.
  static func encode(_ documents: some Sequence<(Fingerprint, String)>) -> String {
    var bytes: [UInt8] = []
    for (print, id) in documents {
      let hasSketch = print.sketch.count == ShingleSketch.wordCount
      let id = Array(String(id.prefix(longestID)).utf8.prefix(0xFFFF))
      bytes.append(hasSketch ? 1 : 0)
      bytes.append(UInt8(truncatingIfNeeded: id.count))
      bytes.append(UInt8(truncatingIfNeeded: id.count >> 8))
      bytes += id
      append([print.address, print.guid, print.content], to: &bytes)
      if hasSketch { append(print.sketch, to: &bytes) }
    }
    var text: [UInt8] = []
    Base64.append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The documents of a text; `nil` where it is none that was written here.
  static func decode(_ text: String) -> [(Fingerprint, String)]? {
    guard let bytes = Base64.decode(Array(text.utf8)) else { return nil }
    var documents: [(Fingerprint, String)] = []
    var at = 0
    while at < bytes.count {
      guard at + 3 <= bytes.count, bytes[at] < 2 else { return nil }
      let hasSketch = bytes[at] == 1
      let length = Int(bytes[at + 1]) | Int(bytes[at + 2]) << 8
      let start = at + 3
      let end = start + length + 24 + (hasSketch ? sketchSize : 0)
      guard end <= bytes.count else { return nil }
      let keys = start + length
      var print = Fingerprint(
        address: word(bytes, keys), guid: word(bytes, keys + 8), content: word(bytes, keys + 16))
      if hasSketch {
        print.sketch = (0..<ShingleSketch.wordCount).map { word(bytes, keys + 24 + 8 * $0) }
      }
      documents.append((print, String(decoding: bytes[start..<keys], as: UTF8.self)))
      at = end
    }
    return documents
  }

  private static func append(_ words: [UInt64], to bytes: inout [UInt8]) {
    for word in words {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
  }

  private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<8 { word |= UInt64(bytes[start + place]) << UInt64(8 * place) }
    return word
  }
}
