import TextKit

/// How much a text's length takes from what is found in it.
enum TextLength {
  /// 1 for no text, rising towards 5: 3 for a thousand words.
  static func factor(_ text: Span<UInt8>) -> Double {
    let words = Double(WordCount.count(text))
    return 1 + 4 * words / (words + 1000)
  }
}
