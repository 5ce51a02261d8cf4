import PipeKit

/// How long it takes to read a text, as a digest says it.
enum ReadingTime {
  /// The whole minutes it takes to read a text, at least 1; `nil` where there is nothing to read.
  static func minutes(_ text: String) -> Int? {
    let minutes = Document.readingMinutes(of: text)
    return minutes > 0 ? max(1, Int(minutes.rounded())) : nil
  }
}
