import KeywordsStage
import TextKit

/// What is done to texts that are measured.
package struct TextGrowth: GrowthSubject {
  /// Kinds that are known to be hard.
  package static let families = [
    ".", "(", "A. ", "A.", "z. B. ", "1. A ", "1. A 2. B ", "• a ", "「", "「。", "（「《", "“何 ",
    "?\" (",
    "?\" Ann Smith ", "है| ", ". . . . ", "[...] ", "p.m. Mr. ", "a", "京", "\u{301}", " ", "\n",
    "a ",
    "Ann ", "Ann Lee, ",
  ].map { GrowthFamily(unit: Array($0.utf8)) }

  /// What it can do.
  package let operations = ["sentences", "wrapped sentences", "keywords"]
  /// The length of the shorter of the inputs that are compared.
  package let length = 1 << 16

  package init() {}

  /// There is nothing to get ready.
  package mutating func prepare(_ bytes: [UInt8]) -> Int { bytes.count }

  /// Reads the input.
  package mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int {
    if operation == "keywords" {
      let extractor = KeywordExtractor(limit: 10, maxWords: 3)
      let text = String(decoding: bytes, as: UTF8.self)
      return extractor.keywords(of: text, title: nil, language: nil).count
    }
    let breaks: SentenceOptions.LineBreaks = operation == "sentences" ? .end : .wrap
    let options = SentenceOptions(lineBreaks: breaks)
    return SentenceScanner.sentences(in: bytes.span, options: options).count
  }
}
