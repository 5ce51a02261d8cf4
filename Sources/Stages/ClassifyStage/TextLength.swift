import TextKit

/// How much a text's length takes from what is found in it.
enum TextLength {
  /// 1 for no text, rising towards 5: 3 for a thousand words.
  static func factor(_ text: Span<UInt8>) -> Double {
    var scanner = WordScanner()
    var words = 0.0
    while scanner.next(in: text) != nil { words += 1 }
    return 1 + 4 * words / (words + 1000)
  }
}
