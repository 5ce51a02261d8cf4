import PipeKit
import Testing

@testable import CleanStage

/// What sites ask of their readers, and menus, in texts without markup and on small pages.
@Suite struct PleaTests {
  private static let story = """
    The lock at Brennholm opens again in May, the canal board said, once the second gate has been hung.

    It had been closed since a barge ran into it in the fog of last November, and stuck there.
    """

  static let pleas = [
    "Sign up for our newsletter to get the latest news in your inbox.",
    "Sign up here for our daily newsletter, which brings you the news of the canals.",
    "Want more stories? Sign up for our newsletter.", "Accept all cookies",
    "We use cookies to improve your experience. Read our policy.",
    "By clicking Accept you agree to the use of cookies.",
    "Melden Sie sich für unseren Newsletter an.", "Meld je aan voor onze nieuwsbrief",
    "This website uses cookies.", "Abonnez-vous à notre infolettre. Vous pouvez vous désinscrire.",
  ]

  @Test(arguments: pleas) func pleasGoFromPlainText(plea: String) async throws {
    let (above, below) = (Self.story, "The board meets again in July.")
    let text = "Lock opens again\n\n\(above)\n\n\(plea)\n\n\(below)"
    #expect(try await Clean.cleaned(Document(id: "x", text: text)).text == "\(above)\n\n\(below)")
  }

  @Test(arguments: pleas) func pleasAboveTheHeadlineGo(plea: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "\(plea)\n\nLock opens again\n\n\(Self.story)"))
    #expect(document.title == "Lock opens again")
    #expect(document.text == Self.story)
  }

  static let sentences = [
    "We use cookies in our recipe, since they are what children like.",
    "This site uses cookies against the law, the court said.",
    "Sign up for our newsletter, the button says, and most people do.",
    "If you subscribe to a newsletter, you hand over your address.",
    "Newsletters are read by more people than papers are.",
    "Sign up for a course at the club in January.",
    "Cookies are small files that sites leave in a browser.",
    "\"Sign up for our newsletter\" is the sentence that she hates most.",
    "Support us with a donation of 20 euros; the form is below.", "Support us, the miners cried.",
    "Support us and you will see, wrote the union to its members.",
    "See how our cookies turn golden after ten minutes. Then take them out.",
    "Get 200 g of butter out of the fridge; our cookies need it soft.",
    "Register for our regatta by Friday. The newsletter of June will have the results.",
    "Read our letter of May, please; it must be in your inbox.",
    "Join us at nine; routes are announced on the mailing list.",
    "Get to us by train; the US newsletter has the times.",
    "By continuing to store cookies after a no, a third of the sites broke the law.",
    "By using this site you accept two cookies, one for the language and one for the basket.",
    "Indem Sie den Teig kühlen, werden die Cookies knuspriger. Eine Stunde genügt.",
    "Jetzt hat unser Verein einen Newsletter. Er erscheint viermal im Jahr.",
    "Al continuar el juicio, el fiscal mostró las cookies guardadas por la empresa.",
    "Si continúa la lluvia, las galletas y las cookies se venderán en la sala.",
    "Recevez nos amis avec un sourire, et rangez le courrier; la newsletter peut attendre.",
    """
    Sign up for our newsletter. The lock has been mended since by three men from the yard at Brennholm, and the toll \
    for barges has fallen to what it had been before.
    """,
    "Accept all cookies was the only choice on the first page.",
    "Sign up to the alert service of the lock, he advised them.",
  ]

  @Test(arguments: sentences) func sentencesOfAnArticleAboutThemStay(sentence: String) async throws
  {
    let text = Self.story + "\n\n" + sentence + "\n\nThe board meets again in July."
    #expect(try await Clean.cleaned(Document(id: "x", title: "Lock", text: text)).text == text)
  }

  @Test func aSmallPageHasNoPleas() async throws {
    let paragraphs = Self.story.split(separator: "\n\n").map { "<p>\($0)</p>" }.joined()
    let pleas = [Self.pleas[0], Self.pleas[4]].map { "<p>\($0)</p>" }.joined()
    let page = """
      <article><h1>Lock opens again</h1>\(paragraphs)\(pleas)<p>Photo: Ida Lund</p>
      <ul><li><a href=/a>Ten locks to see before the winter comes</a></li>
      <li><a href=/b>How to hang a gate</a></li></ul><p>Follow us on Mastodon.</p></article>
      """
    let text = try await Clean.text(page) ?? ""
    #expect(text.contains("second gate") && text.contains("fog of last November"))
    #expect(!text.contains("newsletter") && !text.contains("cookies"))
  }

  // MARK: Menus

  @Test(arguments: [
    "Home\nNews\nSport\nOpinion", "Home | News | Sport | Weather",
    "Home News Sport Opinion Weather",
    "Home\n\nNews\n\nSport", "Home > News > Locks", "Menu\nSearch\nSubscribe",
    "Skip to content\nMenu\nNews", "Startseite\nPolitik\nWirtschaft", "Accueil\nPolitique\nMonde",
    "Startseite > Politik > Schleusen",
  ])
  func menusAboveTheHeadlineGo(menu: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "\(menu)\n\nLock opens again\n\n\(Self.story)"))
    #expect(document.title == "Lock opens again")
    #expect(document.text == Self.story)
  }

  @Test(arguments: [
    "Home\nNews\nSport\nPrivacy policy", "About us | Contact | Privacy policy",
    "Kontakt · Impressum · Datenschutz",
  ])
  func menusBelowTheTextGo(menu: String) async throws {
    let text = "Lock opens again\n\n\(Self.story)\n\n\(menu)"
    #expect(try await Clean.cleaned(Document(id: "x", text: text)).text == Self.story)
  }

  @Test(arguments: [
    "Oats\nHoney\nMilk", "Money\nHealth\nBoats", "Home is where the lock is",
    "Home > Settings > Display", "| Home | About | Contact |", "News | Boats",
    "Home\nSearch\nNews\nHelp\nContact", "Home | Search | News | Help",
    "Politik\nWirtschaft\nKultur\nTechnik\nKontakt", "Kontakt\nImpressum\nDatenschutz",
  ])
  func otherLinesStay(lines: String) async throws {
    let text = "\(Self.story)\n\n\(lines)\n\nThe board meets again in July."
    #expect(try await Clean.cleaned(Document(id: "x", title: "Lock", text: text)).text == text)
  }

  @Test(arguments: [
    "The bar below has these entries:\n\nAbout us | Contact | Privacy policy",
    "Home\nNews\nSport\nWeather\nHelp\nMenu", "The banner has two buttons:\n\nAccept all cookies",
  ])
  func listsOfATextBelowItStay(lines: String) async throws {
    let text = "\(Self.story)\n\n\(lines)"
    #expect(try await Clean.cleaned(Document(id: "x", title: "Lock", text: text)).text == text)
  }
}
