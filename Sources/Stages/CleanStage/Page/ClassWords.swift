/// What the words in an element's `class` and `id` say of it.
struct ClassWords: OptionSet, Sendable {
  let rawValue: UInt32

  static let navigation = ClassWords(rawValue: 1 << 0)
  static let social = ClassWords(rawValue: 1 << 1)
  static let related = ClassWords(rawValue: 1 << 2)
  static let comments = ClassWords(rawValue: 1 << 3)
  static let newsletter = ClassWords(rawValue: 1 << 4)
  static let legal = ClassWords(rawValue: 1 << 5)
  static let advert = ClassWords(rawValue: 1 << 6)
  static let byline = ClassWords(rawValue: 1 << 7)
  static let caption = ClassWords(rawValue: 1 << 8)
  static let hidden = ClassWords(rawValue: 1 << 9)
  static let frame = ClassWords(rawValue: 1 << 10)
  static let tags = ClassWords(rawValue: 1 << 11)
  static let widget = ClassWords(rawValue: 1 << 12)
  static let header = ClassWords(rawValue: 1 << 13)
  /// What asks readers for something, or is the signature of one; never part of a text.
  static let plea = ClassWords(rawValue: 1 << 14)
  static let body = ClassWords(rawValue: 1 << 15)
  /// A whole post of a blog, whose classes are its tags and categories.
  static let post = ClassWords(rawValue: 1 << 17)
  /// A sentence of the text that is shown a second time.
  static let pull = ClassWords(rawValue: 1 << 18)
  static let authorBox = ClassWords(rawValue: 1 << 19)

  // What only the model of blocks asks for: parts of shops, forums and lists that belong to the content of
  // some pages and not to that of others.
  static let review = ClassWords(rawValue: 1 << 20)
  static let member = ClassWords(rawValue: 1 << 21)
  static let teaser = ClassWords(rawValue: 1 << 22)
  static let card = ClassWords(rawValue: 1 << 23)
  static let answer = ClassWords(rawValue: 1 << 24)
  static let message = ClassWords(rawValue: 1 << 25)
  static let details = ClassWords(rawValue: 1 << 26)
  static let commerce = ClassWords(rawValue: 1 << 27)
  static let call = ClassWords(rawValue: 1 << 28)
  static let headline = ClassWords(rawValue: 1 << 29)
  static let hero = ClassWords(rawValue: 1 << 30)

  /// Reads the words of an attribute: parts of names, split at anything that is no letter or digit
  /// and where a capital follows a small letter.
  init(in value: Span<UInt8>) {
    let vocabulary = ClassVocabulary.shared
    var found: ClassWords = []
    var word = ClassVocabulary.Word()
    var before: UInt64 = 0
    var count = 0
    var wasLower = false
    for index in value.indices {
      let byte = value[unchecked: index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      let isLetter = lower &- 0x61 < 26 || byte >= 0x80
      if !isLetter || (wasLower && lower != byte) {
        let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x09
        if word.length > 0 {
          let hash = word.value
          found.formUnion(vocabulary.meaning(hash))
          if count > 0 {
            found.formUnion(vocabulary.meaning(ClassVocabulary.joined(before, hash)))
          } else if isSpace {
            found.formUnion(vocabulary.meaning(ClassVocabulary.whole(hash)))
          }
          count += 1
          before = hash
          word = ClassVocabulary.Word()
        }
        if isSpace { count = 0 }
      }
      wasLower = isLetter && lower == byte
      if isLetter { word.append(lower) }
    }
    if word.length > 0 {
      let hash = word.value
      found.formUnion(vocabulary.meaning(hash))
      found.formUnion(
        vocabulary.meaning(
          count > 0 ? ClassVocabulary.joined(before, hash) : ClassVocabulary.whole(hash)))
    }
    self = found
  }

  /// What stands around an article.
  static let around: ClassWords = [
    .navigation, .social, .related, .newsletter, .legal, .advert, .authorBox, .hidden, .frame,
  ]

  /// What even an attribute of a site's own can be believed.
  static let telling: ClassWords = [
    .newsletter, .advert, .related, .social, .pull, .caption, .comments,
  ]

  /// What makes a part of a line not be read.
  static let unread: ClassWords = [.hidden, .social, .advert]

  init(rawValue: UInt32) { self.rawValue = rawValue }
}
