/// Tells what a site asks of its readers: to take its newsletter, to accept its cookies.
enum ReaderPlea {
  /// Whether a short paragraph does nothing but ask for that.
  ///
  /// Somebody must be asked for something of “ours” in so many words: texts tell of newsletters and cookies, too, and
  /// letters ask for much else. Where somebody is quoted, or said to have said it, it is of a text.
  static func isPlea(_ text: String) -> Bool {
    guard text.utf8.count < 300, subjects.isIn(text.utf8Span.span), !text.contains("\n"),
      !text.contains(where: { quotes.contains($0) }), !LeftoverSentence.tellsWhoSaid(text)
    else { return false }
    let plain = Leftovers.plain(text)
    if buttons.contains(plain) { return true }
    if notices.contains(where: { plain.hasPrefix($0) }) {
      return Leftovers.shared.kind(text) == .line
    }
    let sentences = text.split { ".!?".contains($0) }.map { Leftovers.plain(String($0)) }
      .filter { !$0.isEmpty }
    guard let plea = sentences.firstIndex(where: asks) else { return false }
    return sentences.indices.allSatisfy { place in
      place == plea || asks(sentences[place]) || goesAlong(sentences[place], isAbove: place < plea)
    }
  }

  /// Whether a sentence, as ``Leftovers/plain(_:)`` writes it, asks for something.
  private static func asks(_ sentence: String) -> Bool {
    // "…, but consent must be informed"
    if turns.contains(where: { sentence.has($0) }) { return false }
    if consents.contains(where: { sentence.hasPrefix($0) }) {
      // "By clicking Accept you agree to the use of cookies."
      return agreements.contains { sentence.has($0) } && uses.contains { sentence.has($0) }
    }
    guard let request = requests.first(where: { sentence.hasPrefix($0) }) else { return false }
    // "Sign up here for our daily newsletter"
    let words = sentence.dropFirst(request.count).parts(at: 0x20).prefix(7).map(String.init)
    guard let owner = words.prefix(4).firstIndex(where: { ours.contains($0) }) else { return false }
    return words[(owner + 1)...].prefix(3).contains { letters.contains($0) }
  }

  /// Whether a sentence stands beside a request: `Want more stories?` above it, `You can unsubscribe at any time.` below.
  private static func goesAlong(_ sentence: String, isAbove: Bool) -> Bool {
    let words = sentence.parts(at: 0x20)
    if isAbove {
      return words.count <= 5 && words.first.map { wants.contains(String($0)) } ?? false
    }
    return words.count <= 12 && words.contains { word in ways.contains { word.hasPrefix($0) } }
  }

  /// What it is about; nothing else is looked at.
  private static let subjects = PhraseSearch([
    "newsletter", "cookie", "nieuwsbrief", "bolet\u{ED}n", "infolettre",
  ])

  /// Buttons, as ``Leftovers/plain(_:)`` writes them.
  private static let buttons: Set<String> = [
    "accept all cookies", "reject all cookies", "alle cookies akzeptieren",
    "accepter tous les cookies", "aceptar todas las cookies", "accetta tutti i cookie",
    "alle cookies accepteren",
  ]

  /// What notices begin with that ``Leftovers`` tells from sentences about cookies.
  private static let notices = [
    "we use cookies", "this site uses cookies", "this website uses cookies",
    "wir verwenden cookies", "diese website verwendet cookies",
  ]

  /// What a sentence begins with in which readers agree to something.
  private static let consents = [
    "by clicking ", "by continuing ", "by using this ", "by browsing ", "mit der nutzung ",
    "durch die nutzung ", "indem sie ", "en poursuivant ", "en continuant ", "al continuar ",
    "si contin\u{FA}a ", "continuando ", "proseguendo ", "door verder ",
  ]

  /// That they do.
  private static let agreements = [
    "you agree", "you accept", "you consent", "stimmen sie", "akzeptieren sie",
    "erkl\u{E4}ren sie sich", "vous acceptez", "aceptas", "acepta ", "accetti", "gaat u akkoord",
    "ga je akkoord",
  ]

  /// What they agree to.
  private static let uses = [
    "use of cookies", "use of our cookies", "verwendung von cookies", "einsatz von cookies",
    "nutzung von cookies", "utilisation de cookies", "utilisation des cookies",
    "utilisation de nos cookies", "uso de cookies", "uso de nuestras cookies", "uso dei cookie",
    "uso di cookie", "gebruik van cookies",
  ]

  private static let turns = [" but ", " aber ", " doch ", " mais ", " pero ", " ma ", " maar "]

  private static let requests = [
    "sign up ", "subscribe ", "melden sie sich ", "melde dich ", "abonnieren sie ", "abonniere ",
    "inscrivez vous ", "abonnez vous ", "suscr\u{ED}bete ", "suscr\u{ED}base ", "iscriviti ",
    "inscreva se ", "assine ", "meld je ", "meld u ", "schrijf je ",
  ]

  private static let ours: Set<String> = [
    "our", "unser", "unsere", "unseren", "unserem", "notre", "nuestro", "nuestra", "nostra",
    "nossa", "onze",
  ]

  /// What they are asked to take.
  private static let letters: Set<String> = [
    "newsletter", "newsletters", "infolettre", "bolet\u{ED}n", "nieuwsbrief",
  ]

  /// What a question above a request begins with.
  private static let wants: Set<String> = [
    "want", "like", "liked", "enjoyed", "enjoying", "interested", "mehr", "lust", "envie",
    "\u{BF}quieres", "quieres",
  ]

  /// What words of a sentence below one begin with.
  private static let ways = [
    "unsubscribe", "newsletter", "abmelde", "abbestell", "d\u{E9}sinscri", "desabon", "darte",
    "afmelden",
  ]

  private static let quotes: Set<Character> = [
    "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}",
  ]
}
