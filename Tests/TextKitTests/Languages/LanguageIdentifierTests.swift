import PipeTesting
import Testing
import TextKit

@Suite struct LanguageIdentifierTests {
  @Test(arguments: [
    ("en", "The prime minister said on Sunday that the talks would go on until both sides agree."),
    ("de", "Der Bundeskanzler hat am Sonntag gesagt, dass die Gespräche weitergehen werden."),
    ("fr", "Le premier ministre a déclaré dimanche que les négociations allaient se poursuivre."),
    (
      "es", "El primer ministro dijo el domingo que las conversaciones van a continuar esta semana."
    ),
    ("it", "Il primo ministro ha detto domenica che i colloqui andranno avanti questa settimana."),
    ("pt", "O primeiro-ministro disse no domingo que as negociações vão continuar esta semana."),
    ("nl", "De minister-president zei zondag dat de gesprekken deze week verder zullen gaan."),
    ("pl", "Premier powiedział w niedzielę, że rozmowy będą kontynuowane w tym tygodniu."),
    ("ru", "Премьер-министр заявил в воскресенье, что переговоры будут продолжены на этой неделе."),
    ("uk", "Прем'єр-міністр заявив у неділю, що переговори будуть продовжені цього тижня."),
    ("el", "Ο πρωθυπουργός δήλωσε την Κυριακή ότι οι συνομιλίες θα συνεχιστούν."),
    ("ar", "قال رئيس الوزراء يوم الأحد إن المحادثات ستستمر هذا الأسبوع في العاصمة."),
    ("fa", "نخست وزیر روز یکشنبه گفت که مذاکرات این هفته ادامه خواهد یافت و امیدوار است."),
    ("he", "ראש הממשלה אמר ביום ראשון כי השיחות יימשכו השבוע."),
    ("hi", "प्रधानमंत्री ने रविवार को कहा कि इस सप्ताह बातचीत जारी रहेगी।"),
    ("ja", "首相は日曜日に、協議は今週も続くと述べた。"),
    ("zh", "总理周日表示，谈判将于本周继续进行。"),
    ("ko", "총리는 일요일에 이번 주에도 회담이 계속될 것이라고 말했다."),
    ("th", "นายกรัฐมนตรีกล่าวเมื่อวันอาทิตย์ว่าการเจรจาจะดำเนินต่อไป"),
  ])
  func namesTheLanguage(code: String, text: String) throws {
    let guess = try #require(LanguageIdentifier.identify(text))
    #expect(guess.code == code)
    #expect(guess.confidence > 0.6 && guess.confidence <= 1)
  }

  @Test(arguments: ["", "   ", "123 456", "!!! ???", "xqzvw qxzvk zzqxw vkqxz wvzqk"])
  func saysNothingWhereThereIsNothingToSay(text: String) {
    #expect(LanguageIdentifier.identify(text) == nil)
  }

  @Test func isSurerOfMoreText() throws {
    let short = try #require(LanguageIdentifier.identify("de la"))
    let long = try #require(
      LanguageIdentifier.identify("La ministre a dit que les élections auront lieu de toute façon.")
    )
    #expect(long.code == "fr")
    #expect(short.confidence < long.confidence)
  }

  @Test func survivesAnyBytes() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<1000 {
      if let guess = LanguageIdentifier.identify(oddText(pieces: 30, using: &generator).span) {
        #expect(guess.confidence >= 0 && guess.confidence <= 1)
        #expect(guess.code.utf8.count == 2)
      }
    }
  }
}
