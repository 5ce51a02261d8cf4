/// Who wrote a text or took a picture, where that stands as a sentence.
///
/// As `By Jane Doe.` and `Photo: Jane Doe.` do.
package enum Byline {
  /// The most words of names with where they are.
  package static let wordLimit = 12
  /// The most words of who took a picture.
  private static let creditLimit = 6

  /// Whether a sentence is a byline, a credit or the beginning of a caption.
  package static func matches(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    guard let first = scanner.next(in: bytes) else { return false }
    if isLabelled(bytes, first) { return true }
    if authors.contains(first.hash), isNames(bytes.extracting(first.range.upperBound...), least: 2)
    {
      return true
    }
    return isAgencies(bytes) || isNameWithRole(bytes) || isCredit(bytes)
  }

  /// Whether a label opens a sentence that is a caption or says who took a picture.
  ///
  /// `Photo: The river on Monday.` is, but `Photo: the river is what counts.`, `Photo/video sites grew.` and
  /// `Video: The minister knew.` may say anything; there only names count.
  private static func isLabelled(_ bytes: Span<UInt8>, _ label: Word) -> Bool {
    let isPicture = pictures.contains(label.hash)
    guard isPicture || others.contains(label.hash),
      let rest = labelEnd(bytes, label.range.upperBound)
    else { return false }
    let isSlash = bytes[rest - 1] == 0x2F
    let said = bytes.extracting(rest...)
    var scanner = WordScanner()
    guard let first = scanner.next(in: said) else { return !isSlash }
    if isPicture, !isSlash, first.hasCapital(in: said) || first.kind == .number { return true }
    return isNames(said, least: isSlash ? 2 : 1)
  }

  /// Whether a sentence is nothing but who took a picture and for whom.
  ///
  /// As `REUTERS/Ann Lee.` and `Ann Lee/AP.` are.
  package static func isCredit(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.indices.contains(where: { bytes[$0] == 0x2F }) else { return false }
    var scanner = WordScanner()
    var last: Word?
    var words = 0
    var isMarked = false
    while let word = scanner.next(in: bytes) {
      words += 1
      guard words <= creditLimit else { return false }
      if let last, word.range.lowerBound == last.range.upperBound + 1,
        bytes[last.range.upperBound] == 0x2F
      {
        isMarked = isMarked || agencies.contains(last.hash) || agencies.contains(word.hash)
      }
      last = word
    }
    return isMarked && isNames(bytes, least: 2)
  }

  /// Whether a sentence says who took a picture and nothing else.
  ///
  /// As `Photograph: Jane Doe/Reuters.` and `(AP Photo/Jane Doe)` do, but `Photo: The river on Monday.` does not.
  package static func isPictureCredit(_ bytes: Span<UInt8>) -> Bool {
    if bytes.count > 2, bytes[0] == 0x28 {
      var end = bytes.count
      while end > 1, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x29 { end -= 1 }
      return BracketedCredit.isCredit(bytes.extracting(1..<end))
    }
    var scanner = WordScanner()
    if let first = scanner.next(in: bytes), pictures.contains(first.hash),
      let rest = labelEnd(bytes, first.range.upperBound), bytes[rest - 1] != 0x2F
    {
      return isNames(bytes.extracting(rest...), least: 2)
    }
    return isCredit(bytes)
  }

  /// Whether a word stands before the name of an author: `By`.
  package static func isAuthorsMark(_ hash: UInt64) -> Bool { authors.contains(hash) }

  /// Whether a sentence is a name and what somebody does for the paper.
  ///
  /// As `Ann Lee, Staff Writer.` is.
  private static func isNameWithRole(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    var last: UInt64 = 0
    var words = 0
    while words <= 6, let word = scanner.next(in: bytes) {
      last = word.hash
      words += 1
    }
    return (3...6).contains(words) && roles.contains(last) && isNames(bytes, least: 3)
  }

  /// Whether a text is names in capitals, with what joins them.
  ///
  /// As ` Ann Lee and Jo Ray in Berlin.` and ` dpa` are. In a text without capitals nothing tells names.
  package static func isNames(
    _ bytes: Span<UInt8>, least: Int = 1, limit: Int = wordLimit
  ) -> Bool {
    var scanner = WordScanner(options: .joinHyphens)
    var names = 0
    var words = 0
    while let word = scanner.next(in: bytes) {
      words += 1
      guard words <= limit, word.kind == .letters else { return false }
      if word.hasCapital(in: bytes) || agencies.contains(word.hash) {
        names += 1
      } else if !joints.contains(word.hash), !roles.contains(word.hash) {
        return false
      }
    }
    return names >= least
  }

  /// Whether a sentence names nothing but who sells pictures or news, as `Getty Images.` does.
  private static func isAgencies(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    var words = 0
    while let word = scanner.next(in: bytes) {
      words += 1
      guard words <= 5, agencies.contains(word.hash) else { return false }
    }
    return words > 0
  }

  /// The length of the name in small letters that an agency puts behind a text, and of the space before it, in bytes.
  ///
  /// - Parameter bytes: The end of the text, from anywhere in its last sentence.
  /// - Returns: 0 where there is none, as behind anything but the end of a sentence.
  package static func signatureLength(_ bytes: Span<UInt8>) -> Int {
    var start = bytes.count
    while start > 0, bytes.count - start < 8, bytes[start - 1] &- 0x61 < 26 { start -= 1 }
    guard start > 1, start < bytes.count, bytes[start - 1] == 0x20,
      [0x2E, 0x21, 0x3F, 0x22].contains(bytes[start - 2])
    else { return 0 }
    var scanner = WordScanner(from: start)
    guard let word = scanner.next(in: bytes), Dateline.isAgency(word.hash) else { return 0 }
    return bytes.count - start + 1
  }

  /// The offset behind the colon, slash, bar or copyright sign that follows a word: `Photo: `, `Foto ©`.
  static func labelEnd(_ bytes: Span<UInt8>, _ end: Int) -> Int? {
    let index = Dateline.skipSpace(in: bytes, from: end)
    guard index < bytes.count else { return nil }
    let (scalar, width) = bytes.scalar(at: index)
    switch scalar {
    case 0x3A, 0x2F, 0x7C, 0xA9, 0xFF1A: return index + width
    default: return nil
    }
  }

  /// What stands before a caption or who took the picture.
  static let pictures = WordHashSet(
    words: """
      photo photos photograph photography picture pictures image images caption foto fotos bilder
      légende fotografía imagen fotografia immagine imagem zdjęcie fot fotograaf beeld фото
      """)

  /// What stands before who made something, and before much else.
  private static let others = WordHashSet(
    words: "credit video bild bildquelle quelle grafik crédit crédits crédito")

  private static let authors = WordHashSet(
    words: "by von par por di door przez av af автор текст text story reporting editing")

  /// What joins names and says where somebody is.
  private static let joints = WordHashSet(
    words: """
      and und et y e i en och og in at for from of the with by de la le van von der den di da do dos del editing writing
      reporting additional aus für über dans pour à w dla per
      """)

  private static let roles = WordHashSet(
    words: """
      writer reporter correspondent editor journalist korrespondent korrespondentin redakteur redakteurin
      correspondant correspondante journaliste rédacteur rédactrice corresponsal redactor redactora periodista
      corrispondente giornalista inviato inviata correspondente jornalista correspondent redacteur verslaggever
      """)

  static let agencies = WordHashSet(
    words: """
      getty images ap afp reuters epa dpa efe ansa pa shutterstock istock alamy photo photos picture alliance imago via
      file handout archiv foto bild files
      """)
}
