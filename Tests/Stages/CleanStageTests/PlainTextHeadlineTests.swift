import PipeKit
import Testing

@testable import CleanStage

/// What is a headline, and what a question, a topic, a caption or a heading beside one.
@Suite struct PlainTextHeadlineTests {
  private static let answer =
    "I began when I was sixteen, on the barge of my aunt, which was so small that the dog stayed at home."

  @Test(arguments: [
    "Ida: When did you begin?\n\nOle: \(answer)\n\nIda: And why?\n\nOle: For the dog.",
    "When did you begin?\n\n\(answer)\n\nAnd when will you stop?\n\nWhen the dog dies.",
    "Mr Dahl, the lock leaks. When will it be mended?\n\n\(answer)\n\nReally?\n\nReally.",
    "Frau Lund, wann wird die Schleuse repariert?\n\n\(answer)\n\nWirklich?\n\nJa.",
  ])
  func theFirstQuestionOfAnInterviewIsNoTitle(text: String) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: text))
    #expect(document.title == nil)
    #expect(document.text == text)
    let headed = try await Clean.cleaned(
      Document(id: "x", text: "Interview with the lock keeper\n\n" + text))
    #expect(headed.title == "Interview with the lock keeper")
    #expect(headed.text == text)
  }

  @Test(arguments: [
    "Why does the lock leak? And who is to blame?", "What does the new toll mean for you?",
    "Will you pay more for the lock?", "Tolls: Who pays for the lock?", "WATCH: Lock opens again",
    "Kennen Sie Ihren Stromverbrauch?", "Ida Lund: We must sell the lock",
  ])
  func otherQuestionsAreTitles(line: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: line + "\n\n" + PlainTextSample.english))
    #expect(document.title == line)
    #expect(document.text == PlainTextSample.english)
  }

  @Test(arguments: [
    "Should you buy a house now?\n\nMost people do not know. I asked twenty of my neighbours about it.",
    "Do you sleep well?\n\nI wake at four every night, as millions do.\n\nWhat can be done?\n\nA dark room helps.",
    "Savez-vous ce que vous mangez ?\n\nNous avons demandé à vingt voisins.\n\nPourquoi ?\n\nPersonne ne lit.",
    "Ukraine: Will talks go on?\n\nDiplomats spoke of progress.\n\nUkraine: Aid arrives\n\nA convoy arrived.",
  ])
  func aHeadlineThatAsksReadersIsTheTitle(text: String) async throws {
    let long = text + "\n\n" + PlainTextSample.english
    let document = try await Clean.cleaned(Document(id: "x", text: long))
    let line = text.split(separator: "\n\n", maxSplits: 1).map(String.init)
    #expect(document.title == line.first)
    #expect(document.text == long.dropFirst((line.first?.count ?? 0) + 2).description)
  }

  @Test(arguments: ["By Ida Lund", "By Ida Lund\n12 May 2026", "12 May 2026", "Von Ida Lund"])
  func aQuestionAboveABylineIsTheTitle(byline: String) async throws {
    for question in ["When did you begin?", "Mr Dahl, are you a spy?"] {
      let rest = "\(Self.answer)\n\nAnd when will you stop?\n\nWhen the dog dies."
      let document = try await Clean.cleaned(
        Document(id: "x", text: "\(question)\n\n\(byline)\n\n\(rest)"))
      #expect(document.title == question)
      #expect(document.text == rest)
    }
  }

  @Test func whoIsAskedIsNoAuthor() async throws {
    let page = """
      <main><article><h1>Interview</h1><p>Redaktion: Frau Lund, wann öffnet die Schleuse?</p>
      <p>Lund: Im Mai, und zwar jeden Tag von sechs bis zehn, auch am Sonntag und an allen Feiertagen.</p>
      <p>Redaktion: Warum erst jetzt?</p><p>Lund: Das Tor war kaputt, und niemand wollte es bezahlen, weder
      der Kreis noch die Stadt, und das hat eben gedauert.</p><p>Redaktion: Und nun?</p>
      <p>Lund: Nun fahren wir, und alle sind froh, vor allem die Leute, die fünf Monate lang gewartet haben.</p>
      </article></main>
      """
    let document = try await Clean.cleaned(Document(id: "x", body: Body(page)))
    #expect(document.authors.isEmpty)
    #expect(document.text?.hasPrefix("Redaktion: Frau Lund, wann öffnet die Schleuse?") == true)
  }

  @Test(arguments: [
    "Par Claire Dumont\nPublié le 14 novembre 2026 à 8h45",
    "By Claire Dumont\nIndustry correspondents\nPublished 14 November 2026",
  ])
  func aBylineAndADateBelowAStandfirstAreFound(lines: String) async throws {
    let deck =
      "Depuis l'aube, une centaine de bateaux occupent le canal. La préfecture appelle tout le monde au calme."
    let document = try await Clean.cleaned(
      Document(
        id: "x",
        text: "Les bateliers bloquent le canal\n\n\(deck)\n\n\(lines)\n\n\(PlainTextSample.french)")
    )
    #expect(document.title == "Les bateliers bloquent le canal")
    #expect(document.authors == ["Claire Dumont"])
    #expect(document.published?.description.hasPrefix("2026-11-14") == true)
    #expect(document.text == deck + "\n\n" + PlainTextSample.french)
  }

  @Test(arguments: ["The background", "A broken gate"])
  func aHeadingAmongOthersIsNoCaption(line: String) async throws {
    let text = """
      \(line)

      The lock has been closed since June, when its gate broke, and the background is a quarrel over money.

      The road ahead

      Who pays for the gate is a question that neither the county nor the town has answered so far.
      """
    let document = try await Clean.cleaned(Document(id: "x", text: "The lock question\n\n" + text))
    #expect(document.title == "The lock question")
    #expect(document.text == text)
  }

  @Test func aShortHeadlineAboveAStandfirstIsTheTitle() async throws {
    let title = "Return of the Wolf"
    let standfirst =
      "Farmers in the north want the right to shoot, and the town wants to watch them"
    let document = try await Clean.cleaned(
      Document(id: "x", text: "\(title)\n\n\(standfirst)\n\n\(PlainTextSample.english)"))
    #expect(document.title == title)
    #expect(document.metadata["section"] == nil)
  }

  @Test(arguments: [
    ("Foreign policy", "How one island won its ferry back after five months"),
    ("Climate crisis", "What we know so far"),
    ("Guest column", "Why the new lock will not save us"),
    ("Stadt und Hafen", "Warum die Fähre ausfiel"),
  ])
  func wordsAboveAHeadlineAreItsTopic(line: String, title: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "\(line)\n\n\(title)\n\n\(PlainTextSample.english)"))
    #expect(document.title == title)
    #expect(document.metadata["section"]?.string == line)
    #expect(document.text == PlainTextSample.english)
  }

  @Test(arguments: ["Mayor sacks director", "New director", "Club entlässt Trainer"])
  func aHeadingBelowABylineIsNoRole(line: String) async throws {
    let document = try await Clean.cleaned(
      Document(
        id: "x", text: "Lock opens again\n\nBy Ida Lund\n\n\(line)\n\n\(PlainTextSample.english)"))
    #expect(document.authors == ["Ida Lund"])
    #expect(document.text == line + "\n\n" + PlainTextSample.english)
  }
}
