import PipeKit
import TextSummarizer

/// Where the sentences of a summary stand, for those who show them in the text.
enum Highlights {
  /// The places in Unicode code points, as a text position selector of the Web Annotation Data Model counts.
  ///
  /// - Parameters:
  ///   - summary: The summary of one text.
  ///   - text: The text.
  /// - Returns: A list of objects with start and end.
  static func json(of summary: Summary, in text: String) -> JSON {
    let bytes = text.utf8Span.span
    var position = 0
    var count = 0
    func codePoints(to offset: Int) -> Int {
      while position < offset {
        if bytes[position] & 0xC0 != 0x80 { count += 1 }
        position += 1
      }
      return count
    }
    return .array(
      summary.sentences.map { sentence in
        let start = codePoints(to: sentence.range.lowerBound)
        let end = codePoints(to: sentence.range.upperBound)
        return ["start": .number(JSONNumber(start)), "end": .number(JSONNumber(end))]
      })
  }
}
