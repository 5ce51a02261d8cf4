import HTML

/// What of a page is wanted.
struct ExtractionOptions: Sendable {
  var favor = Favor.balanced
  var tables = true
  var comments = false
  /// What is taken out of the page before anything is looked for.
  var prune: [CSSSelector] = []
  /// What is the content, if it is on the page.
  var keep: [CSSSelector] = []
  var output = OutputOptions()
  /// Whether hardly anything was found without: comments are then text like any other, and what
  /// elements are called counts for less.
  var isDesperate = false
  /// Whether the model of blocks has the last word, rather than the rules.
  var usesModel = true
  /// Whether to note why elements are taken for boilerplate.
  var givesReasons = false
}
