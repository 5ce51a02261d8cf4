import Diagnostics
import PipeKit

/// Writes an inspection for people: what is known of the page first, then a block a line.
package struct InspectionText {
  /// How many columns a line has; `nil` for as many as it takes.
  package let width: Int?
  private let usesColor: Bool

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - width: How many columns a line may have; `nil` to cut nothing.
  ///   - usesColor: Whether to use the colours of a terminal.
  package init(width: Int?, usesColor: Bool) {
    self.width = width
    self.usesColor = usesColor
  }

  /// Writes an inspection.
  package func write(_ page: PageInspection) -> String {
    let lines =
      [painted(cut(printable(page.name)), .bold)] + head(page).map { cut("  " + $0) }
      + (page.blocks.isEmpty ? [] : [""] + table(page))
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: What is known of the page

  private func head(_ page: PageInspection) -> [String] {
    let rows = origins(page) + outcome(page)
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { InspectionText.padded($0.name, width) + "  " + printable($0.text) }
  }

  /// What was fetched and what the page says of itself.
  private func origins(_ page: PageInspection) -> [(name: String, text: String)] {
    var rows: [(name: String, text: String)] = []
    if let bytes = page.bytes {
      let encoding = page.encoding.map { "; \($0): \(page.encodingOrigin ?? "")" } ?? ""
      let type = page.mediaType.map { " of \($0)" } ?? ""
      rows.append(("fetched", "\(bytes) bytes\(type)\(encoding)"))
    }
    for value in page.values {
      rows.append((value.name, text(value.value) + (value.origin.map { "  [\($0)]" } ?? "")))
    }
    return rows
  }

  /// What was found, and who has decided it.
  private func outcome(_ page: PageInspection) -> [(name: String, text: String)] {
    var rows: [(name: String, text: String)] = []
    if let root = page.root {
      let share = page.rootShare.map { ", \(percent($0)) of the running text" } ?? ""
      rows.append(("content", "\(root), by \(page.textOrigin)\(share)"))
    } else {
      rows.append(("content", page.textOrigin))
    }
    if let isArticle = page.isArticle {
      rows.append(("article", isArticle ? "yes" : "no: more lists and short lines than paragraphs"))
    }
    if let decision = page.decision { rows.append(("decided by", decision.sentence)) }
    for note in page.notes { rows.append(("note", note)) }
    if let complaint = page.complaint { rows.append(("dropped", complaint)) }
    let kept = page.blocks.filter { $0.reason == nil }
    let length = kept.reduce(0) { $0 + $1.length }
    let all = page.blocks.reduce(0) { $0 + $1.length }
    rows.append(
      ("kept", "\(kept.count) of \(page.blocks.count) blocks, \(length) of \(all) characters"))
    return rows
  }

  private func text(_ value: JSON) -> String {
    switch value {
    case .string(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .array(let values): values.map(text).joined(separator: ", ")
    default: String(decoding: value.serialized, as: UTF8.self)
    }
  }

  // MARK: The blocks

  private func table(_ page: PageInspection) -> [String] {
    let hasModel = page.blocks.contains { $0.probability != nil }
    let whys = page.blocks.map { printable(InspectionText.why($0)) }
    let widest = max(whys.map(\.count).max() ?? 0, 3)
    let room = width.map { max(12, min(widest, $0 / 3)) } ?? widest
    func row(
      _ mark: String, _ kind: String, _ length: String, _ links: String, _ model: String,
      _ why: String, _ text: String
    ) -> String {
      let columns =
        [
          mark, InspectionText.padded(kind, 9), InspectionText.padded(length, 6, isNumber: true),
          InspectionText.padded(links, 5, isNumber: true),
        ] + (hasModel ? [InspectionText.padded(model, 5, isNumber: true)] : [])
        + [InspectionText.padded(InspectionText.cut(why, to: room), room)]
      return columns.joined(separator: " ") + "  " + text
    }
    var lines = [
      painted(cut(row(" ", "kind", "length", "links", "model", "why", "text")), .dim)
    ]
    for (block, why) in zip(page.blocks, whys) {
      let line = cut(
        row(
          block.reason == nil ? "+" : "-", block.kind.label, "\(block.length)",
          percent(block.linkShare), block.probability.map(InspectionText.decimal) ?? "", why,
          printable(block.text)))
      lines.append(painted(line, block.reason == nil ? .kept : .dim))
    }
    return lines
  }

  private static func why(_ block: InspectedBlock) -> String {
    switch (block.reason?.label, block.ruled?.label) {
    case (let label?, nil): label
    case (let label?, let rules?): "\(label); rules: \(rules)"
    case (nil, let rules?): "(rules: \(rules))"
    case (nil, nil): ""
    }
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  /// A share with two digits behind the point.
  static func decimal(_ share: Float) -> String {
    let hundredths = Int((share * 100).rounded())
    let digits = String(hundredths % 100)
    return "\(hundredths / 100)." + (digits.count < 2 ? "0" : "") + digits
  }

  // MARK: Columns

  private func printable(_ text: String) -> String { Escaping.printable(text) }

  private func cut(_ line: String) -> String {
    guard let width else { return InspectionText.trimmed(line) }
    return InspectionText.trimmed(InspectionText.cut(line, to: width))
  }

  private static func trimmed(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }

  /// A text that takes no more columns than these; what is cut off is told by an ellipsis.
  static func cut(_ text: String, to width: Int) -> String {
    var columns = 0
    // Where to cut, should there be more than fits.
    var place = text.startIndex
    for index in text.indices {
      let wide = text[index].unicodeScalars.reduce(0) { $0 + DisplayWidth.width(of: $1) }
      if columns + wide > width { return text[..<place] + "\u{2026}" }
      columns += wide
      if columns < width { place = text.index(after: index) }
    }
    return text
  }

  private static func padded(_ text: String, _ width: Int, isNumber: Bool = false) -> String {
    let columns = text.unicodeScalars.reduce(0) { $0 + DisplayWidth.width(of: $1) }
    let spaces = String(repeating: " ", count: max(0, width - columns))
    return isNumber ? spaces + text : text + spaces
  }

  // MARK: Colours

  private enum Style: String {
    case bold = "1"
    case dim = "2"
    case kept = "32"
  }

  private func painted(_ text: String, _ style: Style) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension ContentFinder.Decision {
  /// Who has decided, and why.
  fileprivate var sentence: String {
    switch self {
    case .selectors: return "the selectors of keep"
    case .settled:
      return "the rules; the model was not asked, as the page says where its article is"
    case .rules: return "the rules; the model was not asked"
    case .model(let choice):
      let agreement = InspectionText.decimal(choice.agreement)
      return choice.isTaken
        ? "the model, from \(InspectionText.decimal(choice.limit)) on; the rules found other text "
          + "(F \(agreement))"
        : "the rules; the model found nearly the same (F \(agreement))"
    }
  }
}
