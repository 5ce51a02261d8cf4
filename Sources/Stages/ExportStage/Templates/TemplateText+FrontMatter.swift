import PipeKit

extension TemplateText {
  /// A template in Markdown: front matter in YAML, where it begins with that, and what is below it.
  ///
  /// - Throws: A value that would be more than text in front matter.
  func partsOfMarkdown() throws(OptionProblem) -> [TemplatePart] {
    guard line("---") == 0, let end = line("---", from: 1) else {
      return [part(lines.indices, .markdown)]
    }
    for index in 1..<end {
      guard let name = Self.bareValue(in: lines[index]) else { continue }
      throw problem(
        "has {{\(name)}} in line \(index + 1), in front matter, not between double quotation marks",
        hint: "write \"{{\(name)}}\", which is text whatever it says; {{{\(name)}}} stays as it is")
    }
    return [part(0..<(end + 1), .yaml), part((end + 1)..<lines.count, .markdown)]
  }

  /// The name of the first value in a line of YAML that is not between double quotation marks, within which alone
  /// it is escaped; `nil` where there is none.
  private static func bareValue(in line: Substring) -> Substring? {
    var isQuoted = false
    var rest = line
    while let sign = rest.first {
      if rest.hasPrefix("{{") {
        let tag = rest.dropFirst(2)
        guard let end = tag.firstRange(of: "}}"), let mark = tag.first else { return nil }
        let isValue = !"#^/!>$<%{&=".contains(mark)
        if isValue, !isQuoted { return tag[..<end.lowerBound] }
        rest = tag[end.upperBound...]
        continue
      }
      if sign == "\"" { isQuoted.toggle() }
      rest = rest.dropFirst(sign == "\\" ? 2 : 1)
    }
    return nil
  }
}
