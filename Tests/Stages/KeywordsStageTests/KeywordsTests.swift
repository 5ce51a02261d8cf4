import Fuzzing
import KeywordsStage
import PipeKit
import PipeTesting
import Testing

@Suite struct KeywordsTests {
  private let council = """
    The council of Port Ellery voted on Tuesday to close the fish market. The fish market has stood by \
    the harbour wall since 1904. Mayor Tom Abara, who leads the council, said that repairs of the \
    harbour wall would cost 9 million. Traders at the fish market said they had not been asked. “We \
    will fight,” said Lena van der Berg, who sells crabs. The Bank of Ellery had offered to pay for \
    the harbour wall. Tom Abara turned it down.
    """

  private func keywords(
    _ yaml: String = "{}", of text: String?, title: String? = nil, language: String? = nil,
    existing: [String] = []
  ) async throws -> [String] {
    let stage = try Keywords.make(yaml: yaml)
    let result = try await stage.run(on: [
      Document(id: "a", title: title, language: language, text: text, keywords: existing)
    ])
    return try #require(result.output.first).keywords
  }

  @Test func findsNamesAndPhrases() async throws {
    let found = try await keywords(of: council)
    for keyword in [
      "fish market", "harbour wall", "Port Ellery", "Lena van der Berg", "Bank of Ellery",
      "council",
    ] {
      #expect(found.contains(keyword), "\(keyword) in \(found)")
    }
    #expect(found.contains { $0.hasSuffix("Tom Abara") })
    for part in ["Ellery", "Berg", "Bank", "market", "fish", "wall", "said", "Tuesday"] {
      #expect(!found.contains(part), "\(part) in \(found)")
    }
    #expect(found.count <= 10 && Set(found).count == found.count)
  }

  @Test(arguments: [
    ("Ursula von der Leyen", "en", "Ursula von der Leyen praised Brazil on Monday. It rained."),
    ("Ursula von der Leyen", "en", "Ursula von der Leyen sang. Then Ursula von der Leyen left."),
    ("Ursula von der Leyen", "de", "Ursula von der Leyen lobte Brasilien. Es regnete."),
    ("Vincent van Gogh", "en", "Vincent van Gogh was there. It rained."),
    ("Leonardo da Vinci", "en", "Leonardo da Vinci praised Brazil. It rained."),
    (
      "Ludwig van der Berg de la Cruz", "en",
      "Ludwig van der Berg de la Cruz praised Brazil. It rained."
    ),
    ("von der Leyen", "en", "On Monday von der Leyen praised Brazil. It rained."),
    ("Jan van der Meer", "en", "The painter Jan van der Meer died. Jan van der Meer was 80."),
    ("O’Neil", "en", "O’Neil and the mayor met."), ("O'Neil", nil, "O’Neil and the mayor met."),
  ])
  func namesWithParticlesAreWholeWhereverTheyStand(
    name: String, language: String?, text: String
  ) async throws {
    let found = try await keywords(of: text, language: language)
    #expect(found.contains(name.replacing("'", with: "’")), "\(found)")
    let parts = name.split(separator: " ")
    for keyword in found where keyword != name {
      let words = keyword.split(separator: " ")
      #expect(parts.count == 1 || !words.contains { parts.contains($0) }, "\(keyword)")
      for end in [words.first, words.last] {
        #expect(!["von", "der", "van", "de", "la", "and", "the"].contains(end), "\(keyword)")
      }
    }
  }

  @Test(arguments: ["O’Brien", "O'Brien", "O‘Brien", "O`Brien", "O´Brien"], ["en", nil])
  func anApostropheDoesNotSplitANameWhateverItLooksLike(
    name: String, language: String?
  ) async throws {
    let found = try await keywords(
      of: "The report is by Mary \(name) in Dublin. Nobody else has seen it, said Mary \(name).",
      language: language)
    #expect(found.contains("Mary \(name)"), "\(found)")
    #expect(!found.contains { ["Brien", "Mary", "O", name].contains($0) }, "\(found)")
  }

  @Test func namesOfTwoLettersArePartsOfNames() async throws {
    let found = try await keywords(
      of: "The judge met Xi Jinping in May. Officials praised Xi Jinping for the deal.",
      language: "en")
    #expect(found.contains("Xi Jinping"), "\(found)")
  }

  @Test func aQuotationMarkBehindALetterSplitsWords() async throws {
    let found = try await keywords(
      of:
        "Vitamin C‘complexes are sold. The plan B ‘Brien and Co’ is new. It is plan B ‘Brien and Co’.",
      language: "en")
    #expect(!found.contains { $0.contains("‘") }, "\(found)")
  }

  @Test func whatBeginsASentenceIsNoNameForTheLinkBehindIt() async throws {
    let found = try await keywords(
      of: "Residents of Leeds were pleased. He parked the van Ann bought.", language: "en")
    #expect(!found.contains("van Ann"), "\(found)")
    let spanish = try await keywords(
      of: "Habitantes de la Habana salieron a la calle. Llovía en La Habana.", language: "es")
    #expect(!spanish.contains("la Habana"), "\(spanish)")
  }

  @Test(arguments: [
    (
      "J.K. Rowling", "en",
      "The writer J.K. Rowling came to town. Many people met J.K. Rowling there."
    ),
    ("AT&T", "en", "The firm AT&T sold its network. Shares of AT&T fell on Monday."),
    ("AT&T", "en", "The firm AT&amp;T sold its network. Shares of AT&amp;T fell on Monday."),
    (
      "Marks & Spencer", "en",
      "The firm Marks & Spencer sold its shops. Shares of Marks & Spencer fell."
    ),
    (
      "Frankfurt am Main", "de",
      "Die Brücke in Frankfurt am Main ist zu. Die Stadt Frankfurt am Main baut."
    ),
    (
      "Frankfurt am Main", "en",
      "The bridge in Frankfurt am Main is closed. People in Frankfurt am Main wait."
    ),
    (
      "Ursula von der Leyen", "de",
      "Gestern kam Ursula von der Leyen an. Dann sprach Ursula von der Leyen."
    ),
    (
      "Ursula von der Leyen", "en",
      "On Monday Ursula von der Leyen came. Then Ursula von der Leyen spoke."
    ),
    (
      "Rothenburg ob der Tauber", "de",
      "Die Stadt Rothenburg ob der Tauber baut. In Rothenburg ob der Tauber regnet es."
    ),
  ])
  func namesAreNotCut(name: String, language: String, text: String) async throws {
    let found = try await keywords(of: text, language: language)
    // In German a noun before it has a capital too: `Stadt Frankfurt am Main`.
    let isWhole = { (keyword: String) in
      keyword == name || language == "de" && keyword.hasSuffix(" \(name)")
    }
    #expect(found.contains(where: isWhole), "\(found)")
    for keyword in found where !isWhole(keyword) {
      #expect(!name.contains(keyword), "\(keyword)")
    }
  }

  @Test func addressesEntitiesAndDatelinesAreNoKeywords() async throws {
    let text = """
      BERLIN, Nov 12 (Reuters) - The solar ferry starts on Monday. See www.ferry.example or \
      https://ferry.example/solar?page=7 or mail to desk@ferry.example.&nbsp;The solar ferry carries 80 \
      people&hellip; Booking.com sells the tickets.
      """
    let found = try await keywords("limit: 50", of: text, title: "Ferry", language: "en")
    #expect(found.contains("solar ferry"))
    for keyword in found {
      let words = keyword.lowercased().split(separator: " ")
      for junk in [
        "www", "https", "nbsp", "hellip", "page", "desk", "example", "berlin", "reuters", "com",
        "nov",
      ] {
        #expect(!words.contains(Substring(junk)), "\(keyword)")
      }
    }
    #expect(found.contains("Booking"))
  }

  @Test func markupIsPassedOver() async throws {
    let lines = [
      "The solar ferry starts on Monday.", "The solar ferry carries 80 people across the harbour.",
      "The mayor, Ana Ruiz, had asked for the solar ferry.",
    ]
    func found(_ text: String, _ format: String?) async throws -> [String] {
      var document = Document(id: "a", language: "en", text: text)
      document.metadata["text_format"] = format.map { .string($0) }
      return try await Keywords.make(yaml: "").run(on: [document]).output.first?.keywords ?? []
    }
    let html = lines.map { line in
      let marked = line.replacing("ferry", with: "<a href=\"/ferry\" class=\"figure\">ferry</a>")
      return "<figure><figcaption>\(marked)</figcaption></figure>"
    }
    let plain = try await found(lines.joined(separator: "\n\n"), nil)
    #expect(plain.contains("solar ferry") && plain.contains("Ana Ruiz"))
    #expect(try await found(html.joined(), "html") == plain)
    let markdown = lines.map { $0.replacing("ferry", with: "[ferry](/figure/class.html)") }
    #expect(try await found(markdown.joined(separator: "\n\n"), "markdown") == plain)
  }

  @Test func noPhraseSaysAWordTwice() async throws {
    let found = try await keywords(
      "limit: 50", of: "flood flood warning flood warning flood. The flood flood rose.")
    for keyword in found {
      let words = keyword.split(separator: " ")
      #expect(Set(words).count == words.count, "\(keyword)")
    }
    #expect(
      try await keywords(of: "The band Duran Duran plays. People saw Duran Duran.", language: "en")
        .contains("Duran Duran"))
  }

  @Test func givesAtMostAsManyAsAsked() async throws {
    let all = try await keywords("limit: 200", of: council)
    for limit in 1...9 {
      #expect(try await keywords("limit: \(limit)", of: council) == Array(all.prefix(limit)))
    }
  }

  @Test func keepsPhrasesShortAndNamesWhole() async throws {
    let found = try await keywords("{max_words: 1, limit: 50}", of: council)
    #expect(found.contains("Lena van der Berg"))
    for keyword in found where keyword == keyword.lowercased() {
      #expect(!keyword.contains(" "), "\(keyword)")
    }
  }

  @Test func everyKeywordStandsInTheText() async throws {
    for keyword in try await keywords("limit: 200", of: council) {
      #expect(council.lowercased().contains(keyword.lowercased()), "\(keyword)")
    }
  }

  @Test(arguments: [
    (
      "George W. Bush met J. K. Rowling in New York. Rowling wrote of New York.",
      ["George W. Bush", "J. K. Rowling", "New York"]
    ),
    (
      "The U.S. Senate bought a Boeing 737. COVID-19 is back; COVID-19 spreads.",
      ["Boeing 737", "COVID-19"]
    ),
    ("Iraq’s oil is Iraq's wealth. The oil of Iraq is rich.", ["Iraq", "oil"]),
    (
      "le maire Jean Le Goff aime le ferry solaire. Ce ferry solaire plaît à tous.",
      ["ferry solaire"]
    ),
  ])
  func writesNamesAsTheyAreWritten(text: String, expected: [String]) async throws {
    let found = try await keywords(of: text)
    for keyword in expected { #expect(found.contains(keyword), "\(keyword) in \(found)") }
  }

  @Test func capitalsOfSentencesAndHeadlinesAreNoNames() async throws {
    let text = "Turbines stand offshore. The turbines turn. Cheap turbines break."
    #expect(
      try await keywords(of: text, title: "Offshore Turbines Break Records").first?.hasPrefix(
        "turbines") == true)
    let shouted =
      "BRIDGE CLOSED AFTER CRACKS\n\nThe bridge has cracks. A bridge with cracks is closed."
    let found = try await keywords(of: shouted)
    #expect(found == ["bridge closed", "cracks"])
  }

  @Test func oneIsTakenOfThoseThatSayTheSame() async throws {
    let text = """
      The solar farm opens. Solar farms are cheap. This solar farm is large. Farms were here before. \
      The farm has a road.
      """
    let found = try await keywords(of: text)
    #expect(found.first?.hasPrefix("solar farm") == true)
    #expect(!found.contains("farm") && !found.contains("farms") && !found.contains("Farms"))
  }

  @Test(arguments: [
    ("zh", "新桥星期一通车。中铁大桥局建了新桥。市长感谢中铁大桥局。", ["新桥", "中铁大桥局"]),
    ("ja", "三井建設が橋を建てた。知事は三井建設に感謝した。橋のスチールは軽い。", ["三井建設", "スチール"]),
    ("th", "เรือเฟอร์รี่ลำแรกมาแล้ว คนชอบเรือเฟอร์รี่", ["เรือเฟอร์รี่"]),
    (
      "ru", "Солнечный паром плывёт. Все любят солнечный паром. Мэр Анна Белова рада.",
      ["солнечный паром"]
    ),
    (
      "de", "Die Stadtwerke Nordholm kaufen Fähren. Anna Vogt leitet die Stadtwerke Nordholm.",
      ["Stadtwerke Nordholm", "Anna Vogt"]
    ),
    ("hi", "सौर नौका आज शुरू हुई। लोग सौर नौका से जाते हैं।", ["सौर नौका"]),
    ("ar", "تبحر العبارة الشمسية اليوم. يحب الناس العبارة الشمسية.", ["العبارة الشمسية"]),
  ])
  func worksInManyLanguages(language: String, text: String, expected: [String]) async throws {
    for given in [language, nil] {
      let found = try await keywords(of: text, language: given)
      for keyword in expected { #expect(found.contains(keyword), "\(keyword) in \(found)") }
    }
  }

  @Test func worksInALanguageWithoutAList() async throws {
    let text = "Suna feribot komenciĝis. La suna feribot estas bona. Ĉiuj amas la suna feribot."
    #expect(try await keywords(of: text, language: "eo").contains("suna feribot"))
  }

  @Test func takesTheTitleWhereThereIsNoText() async throws {
    #expect(try await keywords(of: nil, title: "Fish market closes") == ["Fish market closes"])
    #expect(try await keywords(of: "", title: nil).isEmpty)
    #expect(try await keywords(of: nil, existing: ["kept"]) == ["kept"])
    #expect(try await keywords(of: " … 1 2 3 . ! ") == [])
  }

  @Test(arguments: [
    ("replace", ["fish market"]), ("keep", ["Fish Market", "Port"]),
    ("add", ["Fish Market", "Port", "harbour wall"]),
  ])
  func treatsExistingKeywordsAsAsked(policy: String, expected: [String]) async throws {
    let text = "The fish market. The fish market. The fish market. Harbour wall and harbour wall."
    let limit = policy == "replace" ? 1 : 3
    let found = try await keywords(
      "{existing: \(policy), limit: \(limit)}", of: text, existing: ["Fish Market", "Port"])
    #expect(found.map { $0.lowercased() } == expected.map { $0.lowercased() })
  }

  @Test func survivesAnyText() async throws {
    let source = TextMutator(seed: 3)
    for number in 0..<300 {
      let text = String(decoding: source.input(number).bytes, as: UTF8.self)
      for keyword in try await keywords("limit: 30", of: text) {
        #expect(!keyword.isEmpty && !keyword.contains("\n"), "input \(number) of seed 3")
      }
    }
  }

  @Test(arguments: ["a ", "Ann ", "Ann Lee. ", "京", "京都", "ab cd ef ", "ไ", "x. ", "A. ", "カ"])
  func takesLongAndHostileTexts(unit: String) async throws {
    let found = try await keywords("limit: 5", of: String(repeating: unit, count: 30_000))
    #expect(found.count <= 5)
  }
}
