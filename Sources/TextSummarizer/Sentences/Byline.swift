import TextKit

/// Who wrote a text or took a picture, where that stands as a sentence.
///
/// As `By Jane Doe.` and `Photo: Jane Doe.` do.
enum Byline {
  /// The most words of names with where they are.
  private static let wordLimit = 12

  /// Whether a sentence is a byline, a credit or the beginning of a caption.
  static func matches(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    guard let first = scanner.next(in: bytes) else { return false }
    if isMarked(bytes, first.range.upperBound), captions.contains(first.hash) { return true }
    if authors.contains(first.hash), isNames(bytes.extracting(first.range.upperBound...), least: 2)
    {
      return true
    }
    return isAgencies(bytes) || isNameWithRole(bytes)
  }

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
  /// As ` Ann Lee and Jo Ray in Berlin.` is. A text without capitals is taken for names where it is short.
  static func isNames(_ bytes: Span<UInt8>, least: Int = 1) -> Bool {
    let table = CharacterTable.shared
    var scanner = WordScanner(options: .joinHyphens)
    var names = 0
    var smalls = 0
    var words = 0
    while let word = scanner.next(in: bytes) {
      words += 1
      let scalar = bytes.scalar(at: word.range.lowerBound).value
      guard words <= wordLimit, word.kind == .letters else { return false }
      if table.fold(scalar) != scalar {
        names += 1
      } else if !joints.contains(word.hash) {
        smalls += 1
      }
    }
    guard names > 0 else { return words > 0 && words <= 8 && least < 2 }
    return smalls == 0 && names >= least
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

  /// Whether a colon, slash or copyright sign follows a word: `Photo: `, `Foto ©`.
  private static func isMarked(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0xC2 || bytes[index] == 0xA0
    {
      index += 1
    }
    guard index < bytes.count else { return false }
    switch bytes[index] {
    case 0x3A, 0x2F, 0x7C, 0xA9: return true
    default: return bytes.scalar(at: index).value == 0xFF1A
    }
  }

  private static let captions = WordHashSet(
    words: """
      photo photos photograph photography picture pictures image images caption credit video foto fotos bild bilder bildquelle quelle
      grafik crédit crédits légende fotografía imagen crédito fotografia immagine imagem zdjęcie fot fotograaf beeld фото
      图片 圖片 图 圖 写真 摄影 攝影
      """)

  private static let authors = WordHashSet(
    words: "by von par por di door przez av af автор текст text story reporting editing")

  /// What joins names and says where somebody is.
  private static let joints = WordHashSet(
    words: """
      and und et y e i en och og in at for from of the with by de la le van von der den di da do dos del editing writing
      reporting additional aus für über dans pour à w dla per
      """)

  private static let roles = WordHashSet(
    words:
      "writer reporter correspondent editor journalist korrespondent korrespondentin redakteur redakteurin"
  )

  private static let agencies = WordHashSet(
    words: """
      getty images ap afp reuters epa dpa efe ansa pa shutterstock istock alamy photo photos picture alliance imago via
      file handout archiv foto bild files
      """)
}
