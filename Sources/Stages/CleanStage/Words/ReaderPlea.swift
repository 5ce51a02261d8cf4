/// Tells what a site asks of its readers: to take its newsletter, or to accept its cookies.
enum ReaderPlea {
  /// Whether a short paragraph asks for that, rather than being of a text about such things.
  ///
  /// It is one that the table of openings knows, or has a sentence that begins with a request and speaks of what is
  /// “ours”, a newsletter or the like; nobody is quoted in it.
  static func isPlea(_ text: String) -> Bool {
    guard text.utf8.count < 300, services.isIn(text.utf8Span.span),
      !text.contains(where: { quotes.contains($0) }), !LeftoverSentence.tellsWhoSaid(text)
    else { return false }
    if Leftovers.shared.kind(text) == .line { return true }
    return text.split(whereSeparator: { ".!?".contains($0) }).contains { sentence in
      let plain = Leftovers.plain(String(sentence))
      if consents.contains(where: { plain.hasPrefix($0) }) { return plain.has("cookie") }
      return requests.contains { plain.hasPrefix($0) }
        && plain.parts(at: 0x20).contains { ours.contains(String($0)) }
    }
  }

  /// What it is about; nothing else is looked at.
  private static let services = PhraseSearch([
    "newsletter", "cookie", "inbox", "mailing list", "notifications", "nieuwsbrief",
    "bolet\u{ED}n", "infolettre", "posteingang", "postfach",
  ])

  /// What a sentence begins with in which readers agree to something.
  private static let consents = [
    "by clicking ", "by continuing ", "by using this ", "by browsing ", "accept all ",
    "accept cookies",
    "mit der nutzung ", "durch die nutzung ", "indem sie ", "en poursuivant ", "en continuant ",
    "al continuar ", "si contin\u{FA}a ", "continuando ", "proseguendo ", "door verder ",
  ]

  private static let requests = [
    "sign up ", "subscribe ", "register ", "get ", "join ", "receive ", "read ", "see ",
    "melden sie ",
    "melde dich ", "abonnieren sie ", "abonniere ", "jetzt ", "inscrivez vous ", "abonnez vous ",
    "recevez ", "suscr\u{ED}bete ", "suscr\u{ED}base ", "reg\u{ED}strate ", "iscriviti ",
    "inscreva se ",
    "assine ", "meld je ", "meld u ", "schrijf je ", "zapisz si\u{119} ",
  ]

  private static let ours: Set<String> = [
    "our", "us", "unser", "unsere", "unseren", "unserem", "notre", "nos", "nuestro", "nuestra",
    "nostro", "nostra", "nosso", "nossa", "onze", "ons", "naszego", "nasz",
  ]

  private static let quotes: Set<Character> = [
    "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}",
  ]
}
