import PipeKit
import Testing

@testable import CleanStage

@Suite struct DocumentLanguageTests {
  private static let german = """
    Der Rat hat am Abend beschlossen, die Brücke über den Fluss bis zum Frühjahr zu sperren. Die \
    Arbeiten sollen im Januar beginnen und kosten nach Angaben der Verwaltung zwei Millionen.
    """
  private static let long = Array(repeating: german, count: 4).joined(separator: "\n\n")

  private func language(
    _ document: Document, _ options: Clean.Options = Clean.Options()
  )
    async throws -> String?
  {
    try await Clean.cleaned(document, options: options).language
  }

  @Test func isToldByTheTextWhereNobodyStatesIt() async throws {
    let document = try await Clean.cleaned(Document(id: "a", text: Self.german))
    #expect(document.language == "de")
    #expect(document.trail.last?.note.contains("language from the text") == true)
    let page = "<body><article><p>\(Self.german)</p></article></body>"
    #expect(try await language(Document(id: "b", body: Body(page))) == "de")
  }

  @Test func staysUnknownWhereTheTextIsNotSureEnough() async throws {
    #expect(try await language(Document(id: "a", text: "Total 14:30")) == nil)
    var options = Clean.Options()
    options.languageConfidence = 0
    #expect(try await language(Document(id: "b", text: "Hotel"), options) != nil)
  }

  @Test(arguments: ["de", "de-AT", "DE_ch"])
  func keepsWhatAgrees(stated: String) async throws {
    let document = Document(id: "a", language: stated, text: Self.long)
    #expect(try await language(document) == stated)
  }

  @Test func correctsWhatALongTextContradicts() async throws {
    let page = "<html lang=en-US><body><article><p>\(Self.long)</p></article></body></html>"
    let document = try await Clean.cleaned(Document(id: "a", body: Body(page)))
    #expect(document.language == "de")
    #expect(document.trail.last?.note.contains("it is not en-US") == true)
  }

  @Test func keepsWhatAShortTextContradicts() async throws {
    let document = Document(id: "a", language: "en-US", text: Self.german)
    #expect(try await language(document) == "en-US")
  }

  @Test(arguments: ["gsw", "nds", "x-klingon", "uz", "mul"])
  func keepsWhatTheModelCannotJudge(stated: String) async throws {
    let document = Document(id: "a", language: stated, text: Self.long)
    #expect(try await language(document) == stated)
  }

  @Test func isWhatTheOptionGoesBy() async throws {
    var options = Clean.Options()
    options.language = OneOrMore([try LanguageCode("en")])
    let result = try await Clean.result(Document(id: "a", text: Self.german), options: options)
    #expect(result.verdict == .drop("in another language: de"))
  }
}
