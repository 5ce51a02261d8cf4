/// Words that show that what seems to end a sentence does not.
enum SpeechVerbs {
  /// Verbs of speech, as they stand after the name of who spoke.
  static let hashes = WordHashSet(
    words: """
      said says asked asks added told tells wrote writes replied replies answered shouted cried
      yelled screamed exclaimed wondered tweeted posted demanded insisted joked quipped laughed
      continued recalled warned declared announced whispered muttered snapped responded remarked
      """)

  /// Names that are written with an exclamation mark.
  static let namesWithMark = WordHashSet(words: "yahoo jeopardy yum joomla")
}
