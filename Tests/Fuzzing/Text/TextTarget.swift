import KeywordsStage
import PipeTesting
import TextKit

/// Sentences and keywords of texts: see `docs/fuzzing.md` for what is checked.
package struct TextTarget: FuzzTarget {
  /// Creates the target.
  package init() {}

  /// Where its inputs come from.
  package static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource {
    TextMutator(seed: seed)
  }

  /// What must not take more than linear time.
  package static func growth() -> any GrowthSubject { TextGrowth() }

  /// What is wrong with what becomes of an input.
  package mutating func faults(in input: [UInt8], choices: UInt64) -> [String] {
    var generator = SeededGenerator(seed: choices)
    let languages = [nil, "en", "de", "fr", "es", "pl", "ru", "hi", "zh", "xx", ""]
    let options = SentenceOptions(
      lineBreaks: generator.onceIn(2) ? .end : .wrap, language: generator.pick(languages))
    let keywords = keywordFaults(
      input, limit: 1 + generator.below(20), maxWords: 1 + generator.below(6), options.language)
    return sentenceFaults(input, options).map { "sentences with \(options): \($0)" }
      + keywords.map { "keywords: \($0)" }
  }

  private func keywordFaults(
    _ input: [UInt8], limit: Int, maxWords: Int, _ language: String?
  ) -> [String] {
    let extractor = KeywordExtractor(limit: limit, maxWords: maxWords)
    let text = String(decoding: input, as: UTF8.self)
    let found = extractor.keywords(of: text, title: nil, language: language)
    var faults: [String] = []
    if found.count > limit { faults.append("\(found.count) of \(limit)") }
    if Set(found).count < found.count { faults.append("the same twice: \(found)") }
    if found != extractor.keywords(of: text, title: nil, language: language) {
      faults.append("others the second time")
    }
    for keyword in found where keyword.isEmpty || keyword.contains(where: \.isNewline) {
      faults.append("\(keyword.debugDescription)")
    }
    return faults
  }

  private func sentenceFaults(_ input: [UInt8], _ options: SentenceOptions) -> [String] {
    var faults: [String] = []
    var scanner = SentenceScanner(options: options)
    var last = 0
    while let sentence = scanner.next(in: input.span) {
      let range = sentence.range
      guard range.lowerBound >= last, !range.isEmpty, range.upperBound <= input.count else {
        return faults + ["\(range) after \(last)"]
      }
      if !isBlank(input[last..<range.lowerBound]) { faults.append("lost before \(range)") }
      if isBlank(input[range]) { faults.append("\(range) is blank") }
      if isInside(range.lowerBound, input) || isInside(range.upperBound, input) {
        faults.append("\(range) cuts a character")
      }
      if options.lineBreaks == .end, input[range].contains(0x0A) {
        faults.append("\(range) goes over a line end")
      }
      last = range.upperBound
    }
    if !isBlank(input[last...]) { faults.append("lost behind \(last)") }
    if scanner.work > 400 * (input.count + 1) { faults.append("\(scanner.work) bytes looked at") }
    return faults
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Whether an offset is within the UTF-8 of a character.
  private func isInside(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return false }
    let before = bytes[max(0, offset - 4)..<offset]
    let after = bytes[offset..<min(bytes.count, offset + 4)]
    return String(validating: before + after, as: UTF8.self) != nil
  }
}
