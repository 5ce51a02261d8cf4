import Testing

@testable import TextSummarizer

/// Quotations within others that go on from sentence to sentence.
@Suite struct NestedQuotationTests {
  @Test(arguments: [
    [
      "‘The engineer told me, “The bridge is not safe.|”’", "‘“|It must be closed at once.”|’",
      "‘|So we closed it,’ he said.",
    ],
    [
      "\"The engineer told me, 'The bridge is not safe.|'\"", "\"'|It must be closed at once.'|\"",
      "\"|So we closed it,\" he said.",
    ],
    [
      "“He said, ‘The bridge is closed.|’”", "“‘|Go away.’ and left.|”",
      "“|I was angry,” said Ms. Doe.",
    ],
    [
      "„Er sagte: ‚Wartet hier.|‘“", "„‚|Wir rufen euch an.‘|“", "„|Niemand rief an“, sagte sie.",
    ],
    [
      "‘It was late.|’", "‘|He told me, “Go now.|”’", "‘“|Run fast.”|’", "‘|I went,’ he said.",
    ],
    // One that never ends is not given to the sentences in it.
    ["“He said: ‘We go.|’”", "“|It rained.|”", "“|It was late,” she said.", "We left."],
    ["‘Abd al-Malik came.", "He said: “We go.|”", "“|It rained,” and left.", "It was late."],
  ])
  func areClosedAndOpenedInEverySentence(marked: [String]) {
    let text = marked.map { sentence in
      let parts = sentence.split(separator: "|", omittingEmptySubsequences: false)
      // What stands outside the bars is what a sentence alone gets.
      return String(parts.count == 1 ? parts[0] : parts.max { $0.count < $1.count } ?? "")
    }.joined(separator: " ")
    let language = text.hasPrefix("„") ? "de" : "en"
    let candidates = CandidateList.of(
      text.utf8Span.span, title: nil, language: language,
      isExcluded: nil as ((String) -> Bool)?)
    #expect(
      candidates.map { $0.text(in: text.utf8Span.span) }
        == marked.map { $0.replacing("|", with: "") })
    // Side by side they stand as in the text.
    #expect(summary(.lead, 20, of: text, language: language).joined(separator: " ") == text)
  }

  @Test(arguments: ["‘a “b. ", "“a, ‘b. ", "b.” c.’ ", "\"a, 'b. ", "‘a. “b. ‘c. "])
  func takeTimeInProportion(unit: String) {
    #expect(!summary(.lead, 3, of: String(repeating: unit, count: 40_000)).isEmpty)
  }
}
