import PipeKit
import Testing

@testable import CleanStage

@Suite(.enabled(if: !SamplePage.all.isEmpty, "the sample day is not in the project"))
struct SamplePageTests {
  @Test(arguments: SamplePage.all)
  func keepsWhatAPersonWould(page: SamplePage) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", url: page.url, body: Body(page.bytes, mediaType: "text/html")))
    #expect(document.text == page.text)
    #expect(document.title == page.title)
    #expect(document.published?.description == page.published)
    let language = try LanguageCode(page.language)
    #expect(document.language.map(language.matches) == true)
    #expect(document.body == nil)
  }
}
