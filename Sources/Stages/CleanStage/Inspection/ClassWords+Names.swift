extension ClassWords {
  /// What the words that rules heed say, by name.
  var names: [String] {
    ClassWords.named.filter { !isDisjoint(with: $0.words) }.map(\.name)
  }

  private static let named: [(words: ClassWords, name: String)] = [
    (.navigation, "navigation"), (.social, "social"), (.related, "related"),
    (.comments, "comments"), (.newsletter, "newsletter"), (.legal, "legal"), (.advert, "advert"),
    (.byline, "byline"), (.caption, "caption"), (.hidden, "hidden"), (.frame, "frame"),
    (.tags, "tags"), (.widget, "widget"), (.header, "header"), (.pull, "pull quote"),
    (.authorBox, "author box"), (.plea, "plea"),
  ]
}
