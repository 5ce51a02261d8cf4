import PipeTesting
import Testing
import TextKit

@Suite struct LanguageIdentifierTests {
  @Test func theLanguageOfATextIsTheOneItIsSaidToBeInOrSurelyIs() {
    let german = "Der Bundeskanzler hat am Sonntag gesagt, dass die Gespräche weitergehen werden."
    #expect(LanguageIdentifier.language(stated: "fr-CA", of: german) == "fr-CA")
    #expect(LanguageIdentifier.language(stated: nil, of: german) == "de")
    for unsure in ["", "1 2 3", "Taxi"] {
      #expect(LanguageIdentifier.language(stated: nil, of: unsure) == nil, "\(unsure)")
    }
    // What is said needs no look at the text.
    func text() -> String {
      Issue.record("the text was read")
      return ""
    }
    #expect(LanguageIdentifier.language(stated: "de", of: text()) == "de")
  }

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
    ("am", "ጠቅላይ ሚኒስትሩ ድርድሩ በዚህ ሳምንት እንደሚቀጥል እሁድ ዕለት ተናግረዋል።"),
    ("bn", "প্রধানমন্ত্রী রবিবার বলেছেন যে এই সপ্তাহে আলোচনা চলবে।"),
    ("mr", "पंतप्रधानांनी रविवारी सांगितले की चर्चा या आठवड्यात सुरू राहील."),
    ("ur", "وزیر اعظم نے اتوار کو کہا کہ اس ہفتے مذاکرات جاری رہیں گے۔"),
    ("hy", "Վարչապետը կիրակի օրը հայտարարեց, որ բանակցությունները կշարունակվեն։"),
    ("ka", "პრემიერ-მინისტრმა კვირას განაცხადა, რომ მოლაპარაკებები გაგრძელდება."),
    ("ta", "பேச்சுவார்த்தை இந்த வாரமும் தொடரும் என்று பிரதமர் கூறினார்."),
    ("te", "ఈ వారం చర్చలు కొనసాగుతాయని ప్రధాన మంత్రి ఆదివారం చెప్పారు."),
    ("gu", "વડાપ્રધાને રવિવારે કહ્યું કે આ અઠવાડિયે વાતચીત ચાલુ રહેશે."),
    ("pa", "ਪ੍ਰਧਾਨ ਮੰਤਰੀ ਨੇ ਐਤਵਾਰ ਨੂੰ ਕਿਹਾ ਕਿ ਗੱਲਬਾਤ ਜਾਰੀ ਰਹੇਗੀ।"),
    ("bg", "Министър-председателят заяви в неделя, че преговорите ще продължат тази седмица."),
    ("cs", "Premiér v neděli řekl, že jednání budou tento týden pokračovat."),
    ("sv", "Statsministern sade i söndags att samtalen ska fortsätta den här veckan."),
    ("fi", "Pääministeri sanoi sunnuntaina, että neuvottelut jatkuvat tällä viikolla."),
    ("hu", "A miniszterelnök vasárnap azt mondta, hogy a tárgyalások a héten folytatódnak."),
    ("tr", "Başbakan pazar günü görüşmelerin bu hafta da süreceğini söyledi."),
    ("vi", "Thủ tướng cho biết hôm chủ nhật rằng các cuộc đàm phán sẽ tiếp tục tuần này."),
    ("sw", "Waziri mkuu alisema Jumapili kwamba mazungumzo yataendelea wiki hii."),
    ("eu", "Lehen ministroak igandean esan zuen elkarrizketek aste honetan jarraituko dutela."),
    ("cy", "Dywedodd y prif weinidog ddydd Sul y bydd y trafodaethau yn parhau yr wythnos hon."),
    (
      "la",
      """
      Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum \
      lingua Celtae, nostra Galli appellantur.
      """
    ),
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

  @Test(arguments: [
    ("de", "Bundestag beschließt neues Wahlrecht"), ("en", "Rail strike called off at last minute"),
    ("fr", "Grève des trains annulée au dernier moment"), ("es", "Cancelan la huelga de trenes"),
    ("it", "Sciopero dei treni revocato all'ultimo momento"), ("nl", "Treinstaking afgeblazen"),
    ("ru", "Забастовка железнодорожников отменена"), ("uk", "Страйк залізничників скасовано"),
    ("pl", "Strajk na kolei odwołany w ostatniej chwili"),
    ("fi", "Junalakko peruttiin viime hetkellä"),
  ])
  func readsHeadlines(code: String, text: String) {
    #expect(LanguageIdentifier.identify(text)?.code == code)
    #expect(LanguageIdentifier.identify(text.uppercased())?.code == code)
  }

  @Test func ranksWhatItTakesIntoAccount() {
    let text = "Regjeringen vil at flere skal ta toget"
    let guesses = LanguageIdentifier.rank(text.utf8Span.span, limit: 3)
    #expect(guesses.map(\.code).first == "nb")
    #expect(guesses.count == 3)
    #expect(guesses.map(\.confidence) == guesses.map(\.confidence).sorted(by: >))
    #expect(guesses.reduce(0) { $0 + $1.confidence } <= 1.0001)
    let none = LanguageIdentifier.rank(text.utf8Span.span, limit: 0)
    let ofDigits = LanguageIdentifier.rank("12".utf8Span.span, limit: 3)
    #expect(none.isEmpty && ofDigits.isEmpty)
  }

  @Test(arguments: [
    ("ko", "LG전자 OLED TV 출시"), ("ko", "삼성 Galaxy S24 Ultra 공개"), ("th", "ราคา Bitcoin วันนี้"),
    ("ja", "Apple、iPhone 15 Pro を発表"), ("km", "តម្លៃ Bitcoin ថ្ងៃនេះ"), ("zh", "苹果公司今天发布iPhone"),
  ])
  func readsHeadlinesThatNameBrands(code: String, text: String) throws {
    let guess = try #require(LanguageIdentifier.identify(text))
    // As sure as `clean` wants it unless told otherwise.
    #expect(guess.code == code && guess.confidence >= 0.7, "\(guess)")
  }

  @Test(arguments: [
    "Chinese president Xi Jinping (习近平) arrives in Moscow for talks with the Russian leader",
    "The word мир means both peace and world, as every Russian child learns at school",
    "North Korean leader Kim Jong Un (김정은) inspects a new destroyer in the port of Nampo",
  ])
  func wordsThatAreQuotedDoNotTellTheLanguage(text: String) {
    #expect(LanguageIdentifier.identify(text)?.code == "en")
  }

  @Test func goesByTheScriptOfMostLetters() {
    #expect(LanguageIdentifier.identify("Η Microsoft ανακοίνωσε τα αποτελέσματα")?.code == "el")
    #expect(LanguageIdentifier.identify("東京でIBMが発表した")?.code == "ja")
  }

  @Test func takesComposedAndDecomposedLettersAndInvisibleOnes() {
    #expect(
      LanguageIdentifier.identify("Le pre\u{301}sident a e\u{301}te\u{301} e\u{301}lu")?.code
        == "fr")
    #expect(
      LanguageIdentifier.identify("Bun\u{AD}des\u{AD}tag be\u{AD}schließt Gesetz")?.code == "de")
  }

  @Test func looksAtAllPartsOfALongText() throws {
    let greeting = "Page précédente. Accueil. "
    let text =
      greeting + String(repeating: "Der Rat hat den Plan am Abend gebilligt. ", count: 2_000)
    let guess = try #require(LanguageIdentifier.identify(text))
    #expect(guess.code == "de")
    #expect(guess.confidence > 0.99)
  }

  @Test func knowsNinetyLanguagesAndMore() {
    let languages = LanguageIdentifier.languages
    #expect(languages.count >= 90)
    #expect(Set(languages).count == languages.count)
    #expect(languages.allSatisfy { (2...3).contains($0.utf8.count) && $0 != "und" })
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
        #expect((2...3).contains(guess.code.utf8.count))
      }
    }
  }
}
