import Testing
import TextKit

@testable import TextSummarizer

@Suite struct SentenceTests {
  @Test(arguments: [
    ("“We had no time,” he said.", "", ""),
    ("“We had no time.", "", "”"),
    ("It was late,” he said.", "“", ""),
    ("„Es war spät.", "", "“"),
    ("„Es war spät“, sagte er.", "", ""),
    ("Es war spät“, sagte er.", "„", ""),
    ("« Il était tard.", "", "\u{A0}»"),
    ("Il était tard », dit-il.", "«\u{A0}", ""),
    ("Il a dit : «\u{202F}Il était tard.", "", "\u{202F}»"),
    ("Il était tard\u{202F}», dit-il.", "«\u{202F}", ""),
    ("Il était tard\u{A0}», dit-il.", "«\u{A0}", ""),
    ("Он сказал: « Пора.", "", "\u{A0}»"),
    ("Поезд «Р» ушёл.", "", ""),
    ("Было там», сказал он.", "«", ""),
    ("Il dit déjà», rien.", "«", ""),
    ("\" We had no time .", "", " \""),
    ("We had no time . \"", "\" ", ""),
    ("He said \" no \" twice .", "", ""),
    ("L’«affaire» est close.", "", ""),
    ("Le juge clôt l’“affaire”.", "", ""),
    ("Il governo parla dell’“emergenza migranti” da mesi.", "", ""),
    ("El ministro preguntó: ¿“quién paga”?", "", ""),
    ("The word—“hoax”—was used.", "", ""),
    ("The 6” sandwich is back.", "", ""),
    ("The latitude is 51° 30'' north.", "", ""),
    ("It was the dogs'' turn.", "", ""),
    ("Statsministern kallade det ”en katastrof”.", "", ""),
    ("Han kallade det ”en katastrof.", "", "”"),
    ("警方称“火势已被控制”，无人受伤。", "", ""),
    ("警方称\"火势已被控制\"，无人受伤。", "", ""),
    ("无人受伤。”他说。", "“", ""),
    ("Powiedział: „Idziemy”.", "", ""),
    ("« Il était tard », dit-il.", "", ""),
    ("»Es war spät«, sagte er.", "", ""),
    ("\"We had no time.", "", "\""),
    ("We had no time,\" he said.", "\"", ""),
    ("\"We\" had \"no\" time.", "", ""),
    ("The 27\" screen is new.", "", ""),
    ("`` we had no time .", "", "''"),
    ("we had no time , '' he said .", "``", ""),
    ("It's the dogs' home.", "", ""),
    ("「時間がない。", "", "」"),
    ("", "", ""),
  ])
  func findsTheQuotationMarksThatASentenceLacks(text: String, before: String, after: String) {
    let marks = QuoteMarks(missingIn: text.utf8Span.span)
    #expect(marks.before == before)
    #expect(marks.after == after)
  }

  @Test(arguments: [
    ("BERLIN (Reuters) - The bridge was closed.", "The bridge was closed."),
    ("BERLIN, Nov 12 (Reuters) – The bridge was closed.", "The bridge was closed."),
    ("(CNN)The bridge was closed.", "The bridge was closed."),
    ("( cnn ) the bridge was closed .", "the bridge was closed ."),
    ("( cnn ) -- the bridge was closed .", "the bridge was closed ."),
    ("Marietta, Georgia (CNN)The bridge was closed.", "The bridge was closed."),
    ("WASHINGTON — The bridge was closed.", "The bridge was closed."),
    ("NEW YORK (AP) — The bridge was closed.", "The bridge was closed."),
    ("SÃO PAULO, 12 nov (EFE) - El puente se cerró.", "El puente se cerró."),
    ("NEW DELHI: The bridge was closed.", "The bridge was closed."),
    ("NATO: The bridge was closed by the mayor.", nil),
    ("ANN LEE: The bridge was closed by us.", nil),
    ("The bridge (built in 1900) was closed.", nil),
    ("NATO said it was over.", nil),
    ("The European Union (EU) said so.", nil),
    ("A long-awaited bridge - the first - opened.", nil),
    ("It was Monday - The bridge was closed.", nil),
    ("NATO - the alliance - has met.", nil),
    ("Ann Lee (CNN) said that it was closed.", nil),
    ("Ann Lee (Labour) - the member - has left.", nil),
    ("The bridge (1900) - the oldest - fell.", nil),
    ("marietta , georgia ( cnn ) the bridge was closed .", "the bridge was closed ."),
    ("", nil),
  ])
  func findsTheDateline(text: String, rest: String?) {
    let length = Dateline.length(in: text.utf8Span.span)
    #expect(String(decoding: text.utf8.dropFirst(length), as: UTF8.self) == rest ?? text)
    guard let rest else { return }
    #expect(summary(.lead, 1, of: text) == [rest])
  }

  @Test(arguments: [
    "the mayor spoke on monday. he said the bridge is closed. nobody was hurt in Berlin. it will open in june.",
    "THE BRIDGE\n\nthe mayor spoke on monday. he said so. nobody was hurt. it will open. it is new. it is long.",
    "новый мост открыли в понедельник. строительство длилось четыре года. мэр доволен. жители жалуются.",
    "η γέφυρα άνοιξε τη δευτέρα. ο δήμαρχος είναι ευχαριστημένος. οι κάτοικοι παραπονιούνται.",
  ])
  func whoWritesWithoutCapitalsHasSentencesToo(text: String) {
    let found = summary(.lead, 1, of: text).joined()
    #expect(found.split(separator: ".").count == 1, "\(found)")
  }

  @Test(arguments: [
    "Длина моста 5 км. Ширина его 20 м. Высота 40 метров.",
    "Bilet kosztuje 5 zł. Dzieci wchodzą za darmo.",
  ])
  func unitsThatHaveNoFullStopEndSentences(text: String) {
    #expect(summary(.lead, 1, of: text).joined().filter { $0 == "." }.count == 1)
  }

  @Test(arguments: [
    "READ MORE: The flood of 2021.", "Read more about the flood.", "READ MORE: The flood.",
    "Click here to sign up.",
    "Lesen Sie auch: Die Flut.", "À lire aussi : la crue.", "Scroll down for video.",
    "CNN's Ann Lee contributed to this report.", "All rights reserved.",
    "Reporting by Ann Lee in Berlin.",
  ])
  func leavesOutWhatBelongsToThePage(text: String) {
    #expect(
      summary(.lead, 3, of: "\(text)\nThe river rose.\n\(text)\nThe town was flooded.")
        == ["The river rose.", "The town was flooded."])
    // But there is always a summary.
    #expect(summary(.auto, 3, of: text) == [text])
  }

  @Test(arguments: [
    "By Jane Doe.", "By Jane Doe and Tom Abara in Berlin.", "Von Anna Schmidt.",
    "Par Jean Dupont à Paris.",
    "Photo: The river on Monday.", "Foto: dpa.", "Getty Images.", "AP Photo.",
    "A boy at the river. Getty Images.",
    "A boy stands at the river on Monday, via Getty Images.", "Copyright 2026 The Nordholm Post.",
    "Advertisement.",
    "Photo by Jane Doe.", "Read more about it here.", "See also: The flood.",
    "Published on March 3, 2026 at 10:15 a.m. EST.", "Last updated: 3 March 2026, 10:15 GMT.",
    "Aktualisiert am 3. März 2026 um 10:15 Uhr.", "Publié le 3 mars 2026 à 10h15.",
    "A boy at the river (file photo).", "A boy at the river on Monday. (File photo)",
    "Written by Jane Doe.", "Ann Lee, Staff Writer.", "Posted by Jane Doe.",
  ])
  func leavesOutBylinesAndCaptions(text: String) {
    let found = summary(.lead, 3, of: "\(text)\n\nThe river rose. The town was flooded.")
    #expect(
      found.filter { !$0.hasPrefix("A boy at") } == ["The river rose.", "The town was flooded."])
  }

  @Test(arguments: [
    "Copyright law changed in 2026.", "Read more books, she said to the pupils.",
    "Advertisement spending fell by a tenth.", "Swipe cards were stolen from the office.",
    "Written by a team of ten people, it was read by millions.",
    "“Sign up now for the walk,” she said.",
    "By Friday the river had fallen.", "By Monday.", "Watch more films, said the minister.",
    "See also that you have water, the police said.", "Photos of the flood went around the world.",
    "Published in 1925, the novel sold badly.", "Published in 1925.",
    "Updated rules take effect on 1 March 2026.", "He showed the court a file photo.",
    "Von Berlin nach Hamburg fährt kein Zug.", "Reuters reported that the river fell.",
  ])
  func takesSentencesThatBeginAlike(text: String) {
    #expect(
      summary(.lead, 2, of: "The river rose. \(text) The town was flooded.") == [
        "The river rose.", text,
      ])
  }

  @Test func aDatelineStandsBehindHeadlineAndByline() {
    for head in [
      "Bridge closed", "Bridge closed\nBy Ann Lee", "By Ann Lee.", "The bridge is closed.",
    ] {
      let found = summary(
        .lead, 3, of: "\(head)\n\nBERLIN (dpa) - The bridge was closed. It was old.")
      #expect(found.suffix(2) == ["The bridge was closed.", "It was old."], "\(head)")
    }
  }

  @Test(arguments: [
    (
      "“It was late. The river rose. We had no time,” said Ann Lee. It rained.", 1,
      "“The river rose.”"
    ),
    (
      "\"It was late. The river rose. We had no time,\" said Ann Lee. It rained.", 1,
      "\"The river rose.\""
    ),
    (
      "„Es war spät. Der Fluss stieg. Wir hatten keine Zeit“, sagte Lee. Es regnete.", 1,
      "„Der Fluss stieg.“"
    ),
    (
      "„Było późno. Rzeka wzbierała. Nie mieliśmy czasu”, powiedział Lee. Padało.", 1,
      "„Rzeka wzbierała.”"
    ),
    (
      "“It was late. The river rose.\n“We had no time,” said Ann Lee. It rained.", 1,
      "“The river rose.”"
    ),
    (
      "Il dit : « Il était tard. Le fleuve montait. Nous attendions », selon Lee. Il pleut.", 1,
      "«\u{A0}Le fleuve montait.\u{A0}»"
    ),
    (
      "«\u{202F}Il était tard. Le fleuve montait. Nous attendions.\u{A0}» Il pleuvait.", 1,
      "«\u{202F}Le fleuve montait.\u{202F}»"
    ),
    (
      "Он сказал: « Было поздно. Река вышла из берегов. Мы ждали », и всё. Шёл дождь.", 1,
      "«\u{A0}Река вышла из берегов.\u{A0}»"
    ),
    (
      "He came late . \" It was late . The river rose . We had no time . \" It rained .", 2,
      "\" The river rose . \""
    ),
    (
      "He came late . \" It was late . The river rose . We had no time , \" he said . It rained .",
      2,
      "\" The river rose . \""
    ),
    ("He came late . \" It was late . The river rose . \" It rained .", 0, "He came late ."),
    ("He came late . \" It was late . The river rose . \" It rained .", 3, "It rained ."),
    // Nothing closes it, or another begins before.
    ("“It was late. The river rose. It rained.", 1, "The river rose."),
    (
      "“It was late. The river rose. “We had no time,” said Ann Lee. It rained.", 1,
      "The river rose."
    ),
  ])
  func aSentenceWithinAQuotationGetsItsMarks(text: String, place: Int, expected: String) throws {
    let candidates = CandidateList.of(
      text.utf8Span.span, title: nil, isExcluded: nil as ((String) -> Bool)?)
    let candidate = try #require(candidates.dropFirst(place).first)
    let sentence = candidate.text(in: text.utf8Span.span)
    #expect(sentence == expected)
    // Side by side they need none between.
    let all = summary(.lead, 20, of: text, language: nil)
    #expect(
      all.joined(separator: " ").filter { $0 == "“" }.count <= text.filter { $0 == "“" }.count + 1)
  }

  @Test(arguments: [
    ["The mayor (who arrived late. She was tired. It was dark) said nothing.", "The crowd left."],
    ["He left (I saw it. Really.) and came back.", "It rained."],
    ["(The bridge was old. It was closed.)", "It rained."],
    ["The report [it is long (see page 5. It is odd). It is dull] came late.", "It rained."],
    ["It has three parts: a) the bridge, b) the road.", "2) The road is old.", "It rained."],
    ["That was fun :) and it was late.", "We went home ;-) too.", "The rain came :-( again."],
    ["The interval [0, 1) is open here.", "It rained."],
    ["Мы ждали его)) и ушли.", "Дождь шёл весь день."],
  ])
  func aSentenceHasWholeBrackets(expected: [String]) {
    let text = expected.joined(separator: " ")
    let found = summary(.lead, 20, of: text)
    #expect(found.joined(separator: " ") == text)
    #expect(found.first == expected.first)
  }

  @Test func aBracketThatNothingClosesHoldsNothing() {
    let rest = (0..<40).map { "The river number \($0) rose." }
    let text = "The mayor (who was late. " + rest.joined(separator: " ")
    #expect(summary(.lead, 100, of: text) == rest)
    // Nor does one that closes in another paragraph, or very far away.
    #expect(
      summary(.lead, 9, of: "The mayor (who was late.\nIt rained) and left. It was dark.")
        == ["It was dark."])
    #expect(summary(.lead, 100, of: text + " All left). It was dark.") == rest + ["It was dark."])
    #expect(summary(.lead, 1, of: "The mayor (who was late.") == ["The mayor (who was late."])
  }

  @Test(arguments: [
    "(A. ", "A (b. ", "(", "[", "(A. B) ", "A) ", ")", ":( ", "([", "(A [b. C) D. ",
  ])
  func bracketsTakeTimeInProportion(unit: String) {
    let text = String(repeating: unit, count: 40_000)
    #expect(!summary(.lead, 3, of: text).isEmpty)
  }

  @Test(arguments: [
    ("pl", "„Idziemy.", "”"), ("nl", "„We gaan.", "”"), ("de", "„Wir gehen.", "“"),
    ("de", "„Ja“, sagte er. „Wir gehen.", "“"), ("de", "„Ja”, sagte er. „Wir gehen.", "”"),
    ("pl", "„Tak“, powiedział. „Idziemy.", "“"),
  ])
  func whatClosesIsAsTheTextHasItOrTheLanguage(language: String, text: String, closing: String) {
    let style = QuoteStyle(of: text.utf8Span.span, language: language)
    let marks = QuoteMarks(missingIn: text.utf8Span.span, style: style)
    #expect(marks.after == closing)
  }

  @Test func whatIsCutClosesItsQuotation() {
    let text = "“The old bridge across the river was closed on Monday,” said the mayor of the town."
    for limit in 20...80 {
      let cut = SentenceCutter.cut(text, words: nil, characters: limit)
      #expect(cut.unicodeScalars.count <= limit)
      let marks = QuoteMarks(missingIn: cut.utf8Span.span)
      #expect(marks.before + marks.after == "", "\(cut)")
    }
    #expect(SentenceCutter.cut(text, words: 4, characters: nil) == "“The old bridge across…”")
  }

  @Test func whatIsTakenForLackOfSentencesClosesItsQuotation() {
    #expect(summary(.lead, 1, of: "“We had no time") == ["“We had no time”"])
  }

  @Test func linesOfScriptsWithoutSpacesAreJoinedWithoutOne() {
    let text = "市议会星期一决定关闭老桥一年时间因为维修工程需要很长\n的时间才能完成。"
    #expect(summary(.lead, 1, of: text, language: "zh") == [text.replacing("\n", with: "")])
  }

  @Test func theLanguageOfTheDocumentIsThatOfItsSentences() {
    // Numbers with a full stop are ordinals in German, and not in English.
    let text = "Das gelang beim 3. Versuch am Montag."
    #expect(summary(.lead, 5, of: text, language: "de") == [text])
    #expect(summary(.lead, 5, of: text, language: "en").count == 2)
  }

  @Test func manySentencesWithAGapTakeTimeInProportion() {
    var options = SummaryOptions()
    options.method = .lead
    options.ratio = 1
    options.minPositionGap = 1000
    let text = (0..<60_000).map { "Number \($0) is here." }.joined(separator: " ")
    #expect(Summarizer(options).summary(of: SourceText(text))?.sentences.count == 60)
    options.minPositionGap = 2
    #expect(Summarizer(options).summary(of: SourceText(text))?.sentences.count == 30_000)
  }

  @Test func aLaterSentenceThatFitsIsTakenWhereTheFirstOnesAreTooLong() {
    var options = SummaryOptions()
    options.method = .lead
    options.words = 5
    let long = (0..<8).map { "The bridge number \($0) over the river was closed on Monday." }
    let text = (long + ["It rained."]).joined(separator: " ")
    #expect(
      Summarizer(options).summary(of: SourceText(text))?.sentences.map(\.text) == ["It rained."])
  }

  @Test func aDatelineOfAnAgencyGoesFromAShortSentence() {
    let text = "MOSCOW (Reuters) - It rained. The crowd went home."
    #expect(summary(.lead, 2, of: text) == ["It rained.", "The crowd went home."])
  }

  @Test func takesWhatOnlyResemblesThat() {
    let text = "Readers of the paper wrote letters. Click beetles were found here."
    #expect(summary(.lead, 3, of: text).count == 2)
  }

  @Test func aQuotationThatGoesOnIsClosedOnlyWhereItEndsInTheSummary() {
    let text = "“We had no time. The river rose,” said Ann Lee. The town was flooded."
    #expect(summary(.lead, 1, of: text) == ["“We had no time.”"])
    #expect(
      summary(.lead, 3, of: text) == [
        "“We had no time.", "The river rose,” said Ann Lee.", "The town was flooded.",
      ])
  }
}
