/// Whether the language that an element tells is in a list of ranges.
struct LanguageQuestion: Hashable, Sendable {
  /// The ranges' place among a selector's texts.
  let ranges: Range<Int>
  /// The element; -1 for the `meta` in the head.
  let teller: Int
}
