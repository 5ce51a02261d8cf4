import Testing

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
    "Read more about the flood.", "READ MORE: The flood.", "Click here to sign up.",
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
