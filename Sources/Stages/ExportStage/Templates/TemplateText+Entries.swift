import PipeKit

extension TemplateText {
  /// A template in three parts: what comes before the entries of a feed, an entry, and what comes after them.
  ///
  /// Entries are filled in one by one, since those that a feed has had stay as they are.
  ///
  /// - Parameter escaping: How values are written.
  /// - Returns: The parts.
  /// - Throws: That there are no such parts.
  func partsAroundEntries(_ escaping: TemplateEscaping) throws(OptionProblem) -> [TemplatePart] {
    let (open, close) = ("{{#entries}}", "{{/entries}}")
    guard let start = line(open), let end = line(close, from: start + 1),
      line(open, from: start + 1) == nil, line(close, from: end + 1) == nil
    else {
      throw problem(
        "does not have \(open) and \(close) once each, on lines of their own",
        hint: "what stands between them is an entry; entries are parted by themselves")
    }
    return [
      part(0..<start, escaping), part((start + 1)..<end, escaping),
      part((end + 1)..<lines.count, escaping),
    ]
  }
}
