/// What has to be known of a language to find its sentences: its abbreviations, and the words that
/// start them.
///
/// Words stand apart by white space, without their last full stop, in any case. An abbreviation of
/// several parts is written without spaces: `z.b` is also found as `z. B.`
struct SentenceTable: Sendable {
  /// Never the end of a sentence.
  var titles = ""
  /// Not the end where a number follows.
  var numbered = ""
  /// The end only where a word follows that usually starts a sentence.
  var either = ""
  /// As ``either``, and an abbreviation only where it has a capital.
  var names = ""
  /// English abbreviations that are ordinary words here.
  var ordinary = ""
  /// Words that, after an abbreviation, mostly start a sentence.
  var starters = ""
  /// Verbs that start a sentence only where they have a capital, as questions and requests.
  var questions = ""
  /// Whether a number with a full stop is an ordinal: `am 19. Juli`.
  var hasOrdinals = false
  /// Whether names of streets are compounds: `Hauptstr. 5`.
  var hasStreetCompounds = false
}
