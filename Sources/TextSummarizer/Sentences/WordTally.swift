import TextKit

/// Counts words as people do: what stands between spaces, or the words that are found where those
/// are more, as in scripts without spaces.
struct WordTally {
  private var scanner = WordScanner(options: .joinHyphens)
  private var found = 0
  private var spaced = 0
  private var isInside = false
  private var position = 0

  /// The number of words so far.
  var count: Int { max(found, spaced) }

  /// The number of words of a text.
  static func words(in bytes: Span<UInt8>) -> Int {
    var tally = WordTally()
    while tally.next(in: bytes) != nil {}
    return tally.count
  }

  /// Counts up to the end of the next word, and returns where it is; `nil` after the last.
  mutating func next(in bytes: Span<UInt8>) -> Int? {
    let word = scanner.next(in: bytes)
    let end = word?.range.upperBound ?? bytes.count
    if word != nil { found += 1 }
    while position < end {
      let isSpace = bytes[position] <= 0x20
      if !isSpace && !isInside { spaced += 1 }
      isInside = !isSpace
      position += 1
    }
    return word == nil ? nil : end
  }
}
