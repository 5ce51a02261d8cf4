/// A writing system, as far as it tells languages apart.
enum Script: UInt8, Sendable, CaseIterable {
  case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati,
    oriya
  case tamil, telugu, kannada, malayalam, sinhala, thai, lao, tibetan, burmese, georgian, hangul
  case ethiopic, khmer, kana, han

  /// The script of a letter.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x41...0x2AF, 0x1E00...0x1EFF, 0xFF21...0xFF5A: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F, 0x1C80...0x1C8F, 0xA640...0xA69F: self = .cyrillic
    case 0x530...0x58F: self = .armenian
    case 0x590...0x5FF, 0xFB1D...0xFB4F: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
      self = .arabic
    case 0x900...0x97F: self = .devanagari
    case 0x980...0x9FF: self = .bengali
    case 0xA00...0xA7F: self = .gurmukhi
    case 0xA80...0xAFF: self = .gujarati
    case 0xB00...0xB7F: self = .oriya
    case 0xB80...0xBFF: self = .tamil
    case 0xC00...0xC7F: self = .telugu
    case 0xC80...0xCFF: self = .kannada
    case 0xD00...0xD7F: self = .malayalam
    case 0xD80...0xDFF: self = .sinhala
    case 0xE00...0xE7F: self = .thai
    case 0xE80...0xEFF: self = .lao
    case 0xF00...0xFFF: self = .tibetan
    case 0x1000...0x109F: self = .burmese
    case 0x10A0...0x10FF, 0x1C90...0x1CBF: self = .georgian
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: self = .hangul
    case 0x1200...0x139F: self = .ethiopic
    case 0x1780...0x17FF: self = .khmer
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .kana
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
    default: return nil
    }
  }

  /// The script of an ISO 15924 code, of those with several languages.
  init?(code: String) {
    switch code {
    case "Latn": self = .latin
    case "Cyrl": self = .cyrillic
    case "Arab": self = .arabic
    case "Hebr": self = .hebrew
    case "Deva": self = .devanagari
    case "Beng": self = .bengali
    case "Ethi": self = .ethiopic
    case "Tibt": self = .tibetan
    default: return nil
    }
  }

  /// About how many letters of an alphabet a character is worth: characters of Han and syllables say more, and of Thai and
  /// its like vowels are marks, which are not counted.
  var lettersPerCharacter: Double {
    switch self {
    case .han, .kana, .hangul: 3
    case .thai, .lao, .khmer, .burmese: 2
    default: 1
    }
  }

  /// Whether few of its characters among Latin letters tell the language all the same.
  ///
  /// Not Han: texts in Latin letters name people in it too.
  var keepsLatinNames: Bool {
    switch self {
    case .kana, .hangul, .thai, .lao, .khmer, .burmese: true
    default: false
    }
  }

  /// The one language of the script that matters, where there is one.
  var onlyLanguage: String? {
    switch self {
    case .latin, .cyrillic, .arabic, .hebrew, .devanagari, .bengali, .tibetan, .ethiopic: nil
    case .greek: "el"
    case .armenian: "hy"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .oriya: "or"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .thai: "th"
    case .lao: "lo"
    case .burmese: "my"
    case .georgian: "ka"
    case .hangul: "ko"
    case .khmer: "km"
    case .kana: "ja"
    case .han: "zh"
    }
  }
}
