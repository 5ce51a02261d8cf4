import TextKit

/// The words that a page says what it offers with, and how they are looked for behind an opening.
enum PageWords {
  /// Whether a sentence asks, or says that somebody says something.
  static func isReportedOrAsked(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    var last = 0
    while let word = scanner.next(in: bytes) {
      if speech.contains(word.hash) { return true }
      last = word.range.upperBound
    }
    while last < bytes.count {
      let (scalar, width) = bytes.scalar(at: last)
      if scalar == 0x3F || scalar == 0xFF1F || scalar == 0x61F { return true }
      last += width
    }
    return false
  }

  /// Whether somebody or something may be named behind a comma who says what stands before.
  ///
  /// As in `Click here to win, the ad read.`
  static func isAttributed(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    while let word = scanner.next(in: bytes) {
      let start = word.range.lowerBound
      if start > 1, bytes[start - 2] == 0x2C, sayers.contains(word.hash) { return true }
    }
    return false
  }

  /// What begins with who says something.
  private static let sayers = set(
    """
    the a an he she it they we i one this that his her their der die das ein eine er sie es man so
    le la les un une il elle on ce el los las una lo gli uno o os as uma de het een
    """)

  /// Whether the first word of a text, behind a comma or not, is one of some.
  static func first(of bytes: Span<UInt8>, isIn words: WordHashSet) -> Bool {
    var scanner = WordScanner(options: .joinHyphens)
    guard let first = scanner.next(in: bytes) else { return false }
    return words.contains(first.hash)
  }

  /// Whether all words of a text are those of pages, or belong to addresses.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - names: Whether words with a capital may stand among them.
  ///   - needed: Of which words there must be one; `nil` for none.
  /// - Returns: Whether nothing else is there, so that no verb is that says what somebody does.
  static func areAll(
    _ bytes: Span<UInt8>, names: Bool, least needed: WordHashSet? = nil
  ) -> Bool {
    areAll(bytes, least: needed) { word in
      pageWords.contains(word.hash) || offered.contains(word.hash)
        || platforms.contains(word.hash) || names && word.hasCapital(in: bytes)
    }
  }

  /// Whether all words of a text are of a list, names, numbers, or belong to addresses.
  static func areAll(
    _ bytes: Span<UInt8>, _ words: WordHashSet, least needed: WordHashSet? = nil
  ) -> Bool {
    areAll(bytes, least: needed) { word in
      words.contains(word.hash) || word.kind == .number || word.hasCapital(in: bytes)
    }
  }

  private static func areAll(
    _ bytes: Span<UInt8>, least needed: WordHashSet?, _ isKnown: (Word) -> Bool
  ) -> Bool {
    var scanner = WordScanner(options: .joinHyphens)
    var isMet = needed == nil
    while let word = scanner.next(in: bytes) {
      if needed?.contains(word.hash) == true { isMet = true }
      guard isKnown(word) || isOfAddress(word, bytes) else { return false }
    }
    return isMet
  }

  /// Whether a word is part of an address or of a name behind `@`.
  private static func isOfAddress(_ word: Word, _ bytes: Span<UInt8>) -> Bool {
    let (start, end) = (word.range.lowerBound, word.range.upperBound)
    if start > 0, [0x40, 0x2F, 0x2E, 0x5F].contains(bytes[start - 1]) { return true }
    guard end + 1 < bytes.count, bytes[end] == 0x2E || bytes[end] == 0x40 || bytes[end] == 0x3A
    else { return false }
    return CharacterTable.shared.scalarClass(bytes.scalar(at: end + 1).value).isWord
      || bytes[end + 1] == 0x2F
  }

  /// Whether a text tells readers where to turn, right away or behind a comma: ` visit example.org`,
  /// ` about it, call 555`.
  static func callsForAction(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner(options: .joinHyphens)
    var isPlace = true
    while let word = scanner.next(in: bytes) {
      let start = word.range.lowerBound
      let isBehindComma = start > 1 && bytes[start - 2] == 0x2C
      if isPlace || isBehindComma, actions.contains(word.hash) {
        guard let next = scanner.next(in: bytes) else { return true }
        return targets.contains(next.hash) || next.kind == .number || next.hasCapital(in: bytes)
          || isOfAddress(next, bytes)
      }
      // `please call`, `you can call`
      isPlace = isPlace && polite.contains(word.hash)
    }
    return false
  }

  /// What a page offers.
  static let offered = set(
    """
    newsletter newsletters email emails e-mail e-mails inbox alert alerts update updates briefing briefings bulletin bulletins podcast podcasts
    channel headlines news boletín boletines infolettre
    """)

  /// Where a page may be followed.
  static let platforms = set(
    """
    facebook twitter instagram whatsapp telegram youtube tiktok linkedin reddit snapchat pinterest bluesky mastodon threads spotify
    تويتر فيسبوك انستغرام يوتيوب تيليغرام واتساب
    """)

  /// What shows that a page speaks of itself.
  static let selves = set(
    "this here author author's authors writer writer's writers contributor contributors")

  /// What a page says of whose the views in it are.
  static let views = set(
    """
    in on by here this these article articles column columns piece commentary comment comments post blog op-ed opinion site website are is those
    that of the an a author author's authors writer writer's writers contributor contributors alone solely its own and
    or do does not necessarily reflect represent views view opinions position positions policy policies any other publisher editor
    editors editorial stance
    """)

  /// What a page says of how it was changed.
  static let changes = set(
    """
    with to include includes reflect correct clarify add adds remove a an the on at of its it and more new additional further information details
    comment comments statement response quotes reporting developments latest throughout following
    auf bei von am der die
    """)

  /// What may not be done with a text, and when it may.
  static let reuse = set(
    """
    published broadcast rewritten redistributed reproduced copied transmitted distributed translated used stored reprinted and or in any form
    whole part parts by means without the our prior written permission consent of publisher express
    """)

  /// What is done with texts and with little else.
  static let publishing = set(
    "published broadcast rewritten redistributed reproduced reprinted transmitted")

  /// What a page uses cookies for, in its own words.
  static let cookies = set(
    """
    to and or on our this your the a you that we with for of by in from give ensure offer improve personalise personalize enhance provide
    analyse analyze understand deliver get have best better possible user experience experiences website site page services service content ads
    advertising adverts traffic features social media other technologies similar continuing browsing browse using use agree accept continue
    um zu und oder auf unserer unsere dieser ihre ihnen ihr die das der den beste verbessern bieten anzubieten erfahrung nutzererlebnis website
    pour et ou sur notre votre nos améliorer expérience site vous offrir meilleure la le les des de
    para y o en nuestro nuestra su tu mejorar experiencia sitio web ofrecer ofrecerle la el mejor
    per e migliorare tua vostra esperienza sul nostro sito
    om te en uw je op onze ervaring verbeteren gebruikerservaring
    """)

  /// What names in Han characters have not: words of what somebody says.
  static let speechCharacters = set(
    "不 是 的 了 吗 嗎 我 你 您 他 她 它 们 們 没 沒 有 好 对 對 这 這 那 什 么 麼 很 会 會 能 要 去 来 來 啊 呢 吧 在 说 說 知 谁 誰 哪 怎 几 幾")

  /// What says that rights are reserved.
  static let rights = set(
    """
    copyright all rights reserved the and of by c inc ltd llc gmbh alle rechte vorbehalten tous droits réservés todos los derechos
    reservados tutti i diritti riservati todos os direitos voorbehouden rechten und et y e
    """)

  /// What somebody clicks for.
  static let purposes = set(
    "to for um für wenn pour si para per om voor als aby żeby чтобы")

  /// What a pointer points to.
  static let pointed = set("about here unter hier über sobre aquí aqui")

  /// Whom, or where, readers shall turn to.
  private static let targets = set("the us our your www http https at here to on up up-to-date")

  private static let actions = set(
    "visit call see contact email e-mail go click follow check log write phone ring sign download read"
  )

  private static let polite = set("please you can may just simply always")

  /// Words that tell of what somebody says.
  private static let speech = set(
    """
    said says say saying told tells tell added adds wrote writes asked asks tweeted warned warns urged urges explained explains thinks believes
    replied claimed argues argued
    sagte sagt sagten meint meinte erklärte erklärt schrieb schreibt fragte fragt betonte betont warnte warnt hieß
    dit disait déclaré déclare affirme affirmé explique expliqué écrit assure estime raconte lance ajoute selon
    dijo dice dicen afirmó afirma explicó explica señaló asegura aseguró declaró escribe escribió según
    disse dice detto afferma spiega scrive diz dizem afirmou explicou zei zegt schrijft aldus
    powiedział powiedziała mówi сказал сказала говорит заявил пишет
    """)

  /// Words without which no request of a page is; none is a verb that says what somebody did.
  private static let pageWords = set(
    """
    a an the our us your my and or & to for on in at by via from of with this these all more now here today below above free daily weekly
    monthly morning evening weekend every day week best top latest breaking app apps account page website site web online subscription
    membership link button video videos gallery photos pictures images full story stories article articles content issues raised
    receive get read see watch view listen play enlarge expand share save join subscribe follow download register friends social media
    straight delivered directly never miss
    unseren unserem unsere unser den die das der dem zum zur für auf bei im am hier jetzt kostenlos kostenlosen kostenloses gratis
    nachrichten app kanal eilmeldungen täglichen wöchentlichen um zu erhalten lesen sehen mehr auch und oder newsletter
    à notre nos votre vos la le les une un des de du et ou pour sur par dans en lettre lettres d'information alertes
    quotidienne hebdomadaire matinale gratuite gratuit gratuitement chaque jour semaine matin chaîne compte toute l'actualité recevoir réseaux sociaux
    nuestro nuestra nuestros nuestras el los las del y o para por tu su correo electrónico diario semanal noticias canal cuenta
    redes sociales recibir aquí ahora hoy
    alla nostra nostro al ai su per ricevere qui ora gratis notizie canale
    nossa nosso nossas na no em receber aqui agora notícias
    onze ons op voor het een nieuwsbrief gratis
    на наш нашу нас в и канал рассылку новости
    على في صفحتنا قناتنا نشرتنا
    """)

  /// The set of words that stand apart by white space, in any case.
  private static func set(_ words: String) -> WordHashSet {
    WordHashSet(words.split(whereSeparator: \.isWhitespace).map { WordHash.of(String($0)) })
  }
}
