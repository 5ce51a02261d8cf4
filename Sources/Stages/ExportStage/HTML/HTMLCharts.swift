import HTML

/// Small charts, drawn in SVG within the page, with what they show in words for those who do not see them.
enum HTMLCharts {
  /// How wide they are, in the units in which text has its size.
  private static let width = 288
  /// How many bars a chart has at most.
  private static let mostBars = 8
  /// How many characters a bar's name has at most; wide ones count twice.
  private static let longestName = 38

  /// The charts that have something to show.
  static func charts(of tally: HTMLTally) -> String {
    let charts = [
      bars("topics", "Documents by topic", tally.topics),
      bars("sources", "Documents by source", tally.sources),
      hours(tally.hours),
    ]
    return charts.compactMap { $0 }.joined()
  }

  /// A bar a name, longest first.
  private static func bars(_ id: String, _ title: String, _ counts: [String: Int]) -> String? {
    let top = HTMLTally.top(counts, mostBars)
    guard top.count > 1, let most = top.first?.count else { return nil }
    var words = top.map { "\($0.name) \($0.count)" }
    if counts.count > top.count { words.append("and \(counts.count - top.count) more") }
    var out = ""
    for (index, bar) in top.enumerated() {
      let y = index * 32
      let length = max(2, width * bar.count / most)
      out += """
        <text x="0" y="\(y + 14)">\(HTMLText.escaped(shortened(bar.name)))</text>\
        <text x="\(width)" y="\(y + 14)" text-anchor="end" class="quiet">\(bar.count)</text>\
        <rect x="0" y="\(y + 20)" width="\(length)" height="6" rx="2"/>

        """
    }
    let rest = counts.count - top.count
    return figure(
      id, title, words.joined(separator: ", "), height: top.count * 32, out,
      note: rest > 0 ? "and \(rest) more" : nil)
  }

  /// A column an hour of the day.
  private static func hours(_ hours: [Int]) -> String? {
    guard let most = hours.max(), most > 0, hours.filter({ $0 > 0 }).count > 1 else { return nil }
    let step = width / 24
    let height = 72
    var out = ""
    for (hour, count) in hours.enumerated() where count > 0 {
      let length = max(2, height * count / most)
      out += """
        <rect x="\(hour * step + 1)" y="\(height - length + 4)" width="\(step - 2)" \
        height="\(length)" rx="2"/>

        """
    }
    out += "<path d=\"M0 \(height + 5)H\(width)\"/>\n"
    for hour in [0, 6, 12, 18] {
      out += "<text x=\"\(hour * step)\" y=\"\(height + 20)\" class=\"quiet\">\(hour)</text>\n"
    }
    let words = hours.enumerated().filter { $0.element > 0 }.map { "\($0.offset):00 \($0.element)" }
    return figure(
      "hours", "Documents by hour (UTC)", words.joined(separator: ", "), height: height + 24, out)
  }

  private static func figure(
    _ id: String, _ title: String, _ words: String, height: Int, _ content: String,
    note: String? = nil
  ) -> String {
    """
    <figure>
    <figcaption id="chart-\(id)">\(title)</figcaption>
    <svg viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="chart-\(id)" \
    aria-describedby="chart-\(id)-words">
    <desc id="chart-\(id)-words">\(HTMLText.escaped(words))</desc>
    \(content)</svg>
    \(note.map { "<p class=\"about\">\($0)</p>\n" } ?? "")</figure>

    """
  }

  /// A name that has room above its bar.
  private static func shortened(_ name: String) -> String {
    var room = longestName
    var end = name.unicodeScalars.startIndex
    while end < name.unicodeScalars.endIndex {
      room -= name.unicodeScalars[end].value >= 0x1100 ? 2 : 1
      if room < 1 { return String(name[..<end]) + "…" }
      end = name.unicodeScalars.index(after: end)
    }
    return name
  }
}
