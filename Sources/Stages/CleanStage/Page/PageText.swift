/// The text found on a page.
struct PageText: Sendable {
  var text = ""
  /// How it was found, in a few words.
  var source = ""
  /// How much text it is, as in ``TextBlock/units``.
  var units = 0
  /// How much of that is in links to other pages.
  var linkUnits = 0
  /// The text as Markdown or HTML, if that is wanted.
  var markup: String?
  /// Whether it was found by looking again with fewer demands.
  var isSecondLook = false
  /// Whether it stands in templates, at least in part.
  var isFromTemplates = false
  /// Whether the page was longer than is read, and so cut.
  var isCut = false

  /// How much of the text is in links to other pages, from 0 to 1.
  var linkDensity: Double { units == 0 ? 0 : Double(linkUnits) / Double(units) }

  /// What is to be known of how it was found, besides ``source``.
  ///
  /// - Parameter options: What of the page was wanted.
  /// - Returns: Sentences.
  func remarks(_ options: ExtractionOptions) -> [String] {
    var remarks: [String] = []
    if !options.keep.isEmpty, source != "keep" { remarks.append("nothing found by keep") }
    if isFromTemplates { remarks.append("text from templates, as there is no other") }
    if isCut { remarks.append("page cut, as it is too long") }
    return remarks
  }

  /// Whether there is no text, or none but the page's title and known lines such as "Loading…".
  ///
  /// - Parameter titles: The page's titles, as ``Text/key(_:)`` writes them.
  /// - Returns: Whether that is so.
  func isNothing(_ titles: Set<String>) -> Bool {
    text.utf8.count < 400
      && text.parts(at: 0x0A).allSatisfy { line in
        line.isEmpty || Leftovers.shared.kind(String(line)) != nil
          || titles.contains(Text.key(String(line)))
      }
  }

  /// Takes the text that the page gives in JSON-LD, where that is more or there is no other.
  ///
  /// - Parameters:
  ///   - other: The text.
  ///   - titles: The page's titles, as ``Text/key(_:)`` writes them.
  mutating func replaceIfThin(by other: PageText, _ titles: Set<String>) {
    let isMore = other.text.utf8.count > 200 && other.text.utf8.count * 4 > 5 * text.utf8.count
    guard isMore || (other.units > 0 && isNothing(titles)) else { return }
    self = other
  }
}
