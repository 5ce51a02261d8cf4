import TextKit

/// Sentences that belong to the page or to those who made the text.
///
/// As `Read more about the flood.`
enum Boilerplate {
  /// Longer sentences say something, however they begin.
  private static let wordLimit = 24

  /// Whether a sentence is one of those.
  static func matches(_ bytes: Span<UInt8>, words: Int) -> Bool {
    guard words <= wordLimit else { return false }
    var scanner = WordScanner()
    var hash: UInt64 = 0
    var length = 0
    var last: [UInt64] = []
    while let word = scanner.next(in: bytes) {
      length += 1
      if length <= openingLength {
        hash = combine(hash, word.hash)
        if openings.contains(hash) { return true }
      }
      last.append(word.hash)
      if last.count > endingLength { last.removeFirst() }
    }
    var ending: UInt64 = 0
    for word in last.reversed() {
      ending = combine(ending, word)
      if endings.contains(ending) { return true }
    }
    return false
  }

  private static let openingLength = 4
  private static let endingLength = 4

  private static let openings = hashes(
    of: """
      read more, read also, read next, also read, see also, click here, click to, click on the, tap here, sign up, subscribe to,
      subscribe now, follow us, follow @, like us on, join us on, scroll down, scroll for, swipe, watch the video,
      watch video, watch below, watch more, listen to the podcast, for more information, for more news, for more on,
      for the latest, for confidential support, get the latest, download the app, download our app, share this, share on,
      this article was originally, this story was originally, this article first appeared, this story first appeared,
      this article has been, this story has been updated, this is a developing story, copyright, all rights reserved,
      additional reporting by, reporting by, editing by, writing by, written by, compiled by, photo by, photos by,
      photograph by, picture by, image credit, photo credit, more on this story, related articles, related stories,
      advertisement, story continues below, have you got a story, do you have a story, do you know more,
      email the author, contact the author, the views expressed, the opinions expressed,
      lesen sie auch, lesen sie hier, lesen sie mehr, lesen sie dazu, lesen sie weiter, mehr zum thema, mehr dazu,
      hier klicken, klicken sie, abonnieren sie, folgen sie uns, melden sie sich hier, dieser artikel erschien,
      dieser text erschien, dieser artikel wurde zuerst, alle rechte vorbehalten,
      lire aussi, à lire aussi, à lire, lire la suite, lisez aussi, cliquez ici, abonnez-vous, suivez-nous, inscrivez-vous,
      tous droits réservés, lea también, lea más, leer más, lee también, haga clic, haz clic, suscríbete, suscríbase, síguenos, síganos,
      todos los derechos, leggi anche, leggi tutto, clicca qui, iscriviti, seguici, tutti i diritti,
      leia também, leia mais, saiba mais, clique aqui, inscreva-se, siga-nos, todos os direitos,
      lees ook, lees meer, klik hier, volg ons, alle rechten, czytaj także, czytaj też, czytaj więcej, kliknij,
      читайте также, читать далее, подписывайтесь, подпишитесь, все права защищены
      """)

  private static let endings = hashes(
    of: """
      contributed to this report, contributed to this story, contributed to this article, contributed reporting,
      all rights reserved, alle rechte vorbehalten, tous droits réservés
      """, isReversed: true)

  private static func hashes(of list: String, isReversed: Bool = false) -> WordHashSet {
    var found = WordHashSet()
    for phrase in list.split(separator: ",") {
      let words = WordScanner.words(in: phrase.utf8Span.span).map(\.hash)
      var hash: UInt64 = 0
      for word in isReversed ? words.reversed() : words { hash = combine(hash, word) }
      if !words.isEmpty { found.insert(hash) }
    }
    return found
  }

  private static func combine(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }
}
