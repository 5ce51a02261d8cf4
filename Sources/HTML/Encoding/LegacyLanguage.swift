/// Languages that are told from each other by their letters, and the encodings they were written in.
struct LegacyLanguage: Sendable {
  let encodings: [HTMLEncoding]
  /// The letters that are met most often; of Latin ones, those beyond ASCII.
  let frequent: ScalarSet
  /// Where the script's other letters are.
  let script: [ClosedRange<UInt32>]
  let isLatin: Bool

  private init(
    _ encodings: [HTMLEncoding], _ frequent: String, _ script: [ClosedRange<UInt32>] = [],
    isLatin: Bool = false
  ) {
    self.encodings = encodings
    self.frequent = ScalarSet(frequent)
    self.script = script
    self.isLatin = isLatin
  }

  /// The languages of windows-1252.
  static let western: [LegacyLanguage] = [
    "éèàçêâôùîïûœëÀÉ", "äöüßÄÖÜé", "áéíóúñü¿¡É", "áâãàçéêíóõúÉ", "åäöæøÅÄÖÆØé", "áæðéíóöúýþÍÞ",
    "àèéìòùÈ",
  ].map { LegacyLanguage([.windows1252], $0, [0xC0...0xFF], isLatin: true) }

  /// All others; of those that look alike the one that comes first.
  static let all: [LegacyLanguage] = [
    LegacyLanguage(
      [.windows1251, .koi8U, .ibm866, .iso8859Part5], "оеаинтсрвлкмдпуяыьзбгчйхжіїє",
      [0x400...0x45F, 0x490...0x491]),
    central("ąćęłńóśźżŁŚŻ"),
    central("áčďéěíňóřšťúůýžČŘŠŽ"),
    central("áäčďéíľĺňóôŕšťúýžČŠŽ"),
    central("áéíóöőúüűÁÉ"),
    central("ăâîşţ"),
    central("čćđšžČĆŠŽ"),
    LegacyLanguage([.windows1254], "ışğüöçİŞâ", [0x11E...0x15F], isLatin: true),
    LegacyLanguage([.windows1257], "āčēģīķļņšūžąęėįųõäöüŠŽ", [0x100...0x17F], isLatin: true),
    LegacyLanguage(
      [.windows1253, .iso8859Part7], "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ", [0x370...0x3FF]),
    LegacyLanguage([.windows1255], "אבגדהוזחטיכלמנסעפצקרשתםןךףץ", [0x5B0...0x5F4]),
    LegacyLanguage([.windows1256], "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآئؤپچگی", [0x600...0x6FF]),
    LegacyLanguage([.windows874], "กขคงจชดตทธนบปพมยรลวสหอะาิีืุูเแโไ่้์ั", [0xE00...0xE5B]),
    LegacyLanguage(
      [.shiftJIS, .eucJP],
      """
      あいうえおかがきくけこさしじすせそただちつてでとどなにのはばひふへほまみむめもやゆよらりるれろわをんっゃゅょ\
      アイウエオカキクケコサシジスセソタダチツテデトドナニノハバパヒビフブプヘベペホボポマミムメモヤユヨラリルレロワンッャュョー
      """, [0x4E00...0x9FFF]),
    LegacyLanguage(
      [.eucKR],
      """
      가각간감강개거것게겠결경계고공과관교구국군권그금기까나난날남내너년노는니다단당대데도동되된두드든들등따때또라람랑래러\
      려력로록료르른를름리립마만말망매면명모무문물미민바박반발방백번법변보본부북분불비사산상새생서선설성세소속수술스시식\
      신실심아안않았야양어언업없었에여역연열영예오와외요용우운원위유으은을음의이인일입있자작장재저적전정제조주중증지진집\
      차참책처천체초추출치타통특파팔평표품피하학한할함해했행향현형호화확환황회후히
      """, [0xAC00...0xD7A3]),
    LegacyLanguage(
      [.gbk],
      """
      的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家\
      种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十\
      民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身
      """, [0x4E00...0x9FFF]),
    LegacyLanguage(
      [.big5],
      """
      的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家\
      種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十\
      民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身
      """, [0x4E00...0x9FFF]),
  ]

  private static func central(_ letters: String) -> LegacyLanguage {
    LegacyLanguage([.windows1250, .iso8859Part2], letters, [0x100...0x17F], isLatin: true)
  }

  /// How much a text looks like the language, for each of its characters beyond ASCII.
  func score(_ text: [LegacyCharacter]) -> Double {
    var score = 0.0
    var count = 0
    var before = LegacyCharacter(value: 0x20, traits: .known)
    for character in text {
      if character.value >= 0x80 {
        count += 1
        score += self.score(character, after: before)
      } else if !isLatin, before.value >= 0x80, before.isAlphabetic,
        Scan.isLetter(UInt8(character.value))
      {
        // Letters of two scripts in a word.
        score -= 0.5
      }
      before = character
    }
    return count == 0 ? 0 : score / Double(count)
  }

  /// How much a character speaks for the language, from -4 to 2.
  private func score(_ character: LegacyCharacter, after before: LegacyCharacter) -> Double {
    let value = character.value
    if value == 0xFFFD || value < 0xA0 { return -4 }
    let isAfterLetter = before.isAlphabetic
    if character.isUppercase, before.isLowercase { return -2 }
    if isLatin, before.value >= 0x80, isAfterLetter, character.isAlphabetic {
      // Letters with marks seldom stand side by side.
      return frequent.contains(value) ? 0 : -1
    }
    // A single letter of another alphabet within Latin text is none.
    if !isLatin, value < 0xE60, before.value < 0x80 || !isAfterLetter { return 0.5 }
    if frequent.contains(value) { return 2 }
    // What looks like a rare capital may be a sign, such as £, in another encoding.
    if isLatin, character.isUppercase { return 0 }
    for range in script where range.contains(value) { return 0.9 }
    if character.isAlphabetic { return isLatin ? 0 : -2 }
    if value >= 0x2010 && value <= 0x203A || value == 0xA0 { return 0.5 }
    if value >= 0x3000 && value <= 0x3002 || value == 0xFF0C { return 0.5 }
    return isAfterLetter ? -2 : -0.5
  }
}
