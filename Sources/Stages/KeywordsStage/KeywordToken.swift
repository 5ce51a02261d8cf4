/// A word of a text, or in scripts without spaces a stretch of characters.
struct KeywordToken {
  /// What can be told of a word by itself.
  struct Traits: OptionSet {
    let rawValue: UInt16
    /// It says nothing of what a text is about.
    static let stop = Traits(rawValue: 1)
    /// It begins with a digit.
    static let number = Traits(rawValue: 2)
    /// It begins with a capital.
    static let capital = Traits(rawValue: 4)
    /// It has capitals only, at least two.
    static let acronym = Traits(rawValue: 8)
    /// Its capital says nothing: it starts a sentence, or stands in a headline.
    static let uncertain = Traits(rawValue: 16)
    /// Nothing but spaces is between it and the word before.
    static let joined = Traits(rawValue: 32)
    /// It belongs to a name, and so does the word before.
    static let namesOn = Traits(rawValue: 64)
    /// It says nothing by itself, but may be part of a name: `New York`.
    static let common = Traits(rawValue: 256)
    /// It stands in a line of capitals, so that its own say nothing.
    static let shouted = Traits(rawValue: 512)
    /// It links the parts of a name: `of`, `van`.
    static let link = Traits(rawValue: 128)
    /// It is part of a surname, in a text in whose language it is no word of its own: `von`, `van der`.
    static let particle = Traits(rawValue: 2048)
    /// It links a town and where it lies: `am`, `ob`.
    static let placeLink = Traits(rawValue: 1024)
  }

  /// Where the word stands, in bytes of its text.
  var range: Range<Int>
  /// The number of its term: what is the same but for case.
  var term: Int
  /// The number of its sentence.
  var sentence: Int
  /// What it is like.
  var traits: Traits
}
