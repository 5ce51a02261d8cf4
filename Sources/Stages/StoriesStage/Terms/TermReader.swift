import PipeKit
import Stemming
import TextKit

/// Finds the terms of documents: stems of words, and names.
///
/// Who, where and what an event is about stands in the title and at the start of the text (the inverted pyramid of news),
/// so that no more than that is read, and names count more.
struct TermReader: ~Copyable {
  /// So many words of the text are read.
  static let leadWords = 300
  /// A term of the title counts as if the text had it so many times.
  private static let titleCount: Float = 3
  private static let nameBoost: Float = 2
  private static let pairBoost: Float = 1.5
  private static let numberBoost: Float = 0.5
  private static let mostStems = 200_000

  private struct Tally {
    var count: Float = 0
    /// How many times it is written as a name is, and how many times it could have been.
    var names: Float = 0
    var isPair = false
    var isNumber = false
  }

  private var language = ""
  private var stemmer: Stemmer?
  /// The stems of words that were read.
  private var stems: [UInt64: UInt64] = [:]
  private var stopWords: StopWords?
  private var tallies: [UInt64: Tally] = [:]

  /// Creates a reader.
  init() {}

  /// The terms of a document with how much they count in it, before it is known how rare they are.
  mutating func terms(of document: Document) -> [Term] {
    let text = document.text ?? document.summary ?? ""
    let title = document.title ?? ""
    choose(document.language ?? LanguageIdentifier.identify(text)?.code ?? "en")
    tallies.removeAll(keepingCapacity: true)
    // In a headline with capitals throughout, a capital says nothing.
    read(title, weight: Self.titleCount, most: 60, tellsNames: false)
    read(text, weight: 1, most: Self.leadWords, tellsNames: true)
    return tallies.map { hash, tally in
      var weight = 1 + Float.log(tally.count)
      if tally.isPair {
        weight *= Self.pairBoost
      } else if tally.isNumber {
        weight *= Self.numberBoost
      } else if tally.names > 0 {
        weight *= Self.nameBoost
      }
      return Term(hash: hash, weight: weight)
    }
  }

  /// Takes stop words and stems of a language.
  private mutating func choose(_ tag: String) {
    let code = Stemmer.code(of: tag) ?? "en"
    if code == language { return }
    language = code
    stopWords = StopWords.of(code)
    stemmer = Stemmer(language: code)
    stems.removeAll()
  }

  private mutating func read(_ text: String, weight: Float, most: Int, tellsNames: Bool) {
    let bytes = text.utf8Span.span
    // All nouns of German have a capital.
    let hasNames = tellsNames && language != "de"
    var scanner = WordScanner(options: .dropPossessive)
    var end = 0
    var lastName: UInt64?
    var count = 0
    while count < most, let word = scanner.next(in: bytes) {
      count += 1
      let gap = bytes.extracting(end..<word.range.lowerBound)
      let isPlain = Self.isPlain(gap)
      let isStart = end == 0 || !isPlain && Self.endsSentence(gap)
      end = word.range.upperBound
      let isCapital = Self.isCapital(bytes, word.range)
      if word.kind == .number {
        // A year, an amount; not the number of a chapter.
        if word.range.count > 2 { add(word.hash, weight) { $0.isNumber = true } }
        lastName = nil
        continue
      }
      if stopWords?.contains(word) == true || CommonWords.contains(word.hash) {
        lastName = nil
        continue
      }
      let term = stem(word, bytes)
      let isName = hasNames && isCapital && !isStart
      add(term, weight) { if isName { $0.names += 1 } }
      // The first name of a sentence may be a name, too, if another follows.
      if isCapital, hasNames || !tellsNames, let first = lastName, isPlain {
        add(first &* 0x9E37_79B9_7F4A_7C15 &+ term, weight) { $0.isPair = true }
      }
      lastName = isCapital ? term : nil
    }
  }

  private mutating func add(_ hash: UInt64, _ weight: Float, _ change: (inout Tally) -> Void) {
    var tally = tallies[hash] ?? Tally()
    tally.count += weight
    change(&tally)
    tallies[hash] = tally
  }

  private mutating func stem(_ word: Word, _ bytes: Span<UInt8>) -> UInt64 {
    if let known = stems[word.hash] { return known }
    let folded = CaseFolding.fold(bytes.extracting(word.range))
    var stem: [UInt8] = []
    stemmer?.appendStem(of: folded.span, to: &stem)
    let hash = stem.isEmpty ? word.hash : WordHash.of(stem.span)
    if stems.count >= Self.mostStems { stems.removeAll() }
    stems[word.hash] = hash
    return hash
  }

  private static func isPlain(_ gap: Span<UInt8>) -> Bool { gap.count == 1 && gap[0] == 0x20 }

  /// Whether what stands between two words ends a sentence.
  private static func endsSentence(_ gap: Span<UInt8>) -> Bool {
    for index in gap.indices {
      switch gap[index] {
      case 0x21, 0x2E, 0x3A, 0x3F, 0x0A: return true
      // The start of a quotation mark that is not ASCII: a quotation begins as a sentence does.
      case 0xE2, 0x22, 0xC2: return true
      default: continue
      }
    }
    return false
  }

  private static func isCapital(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if first < 0x80 { return first &- 0x41 < 26 }
    // Folded, a capital is another character.
    let word = bytes.extracting(range)
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard word.count >= width else { return false }
    let folded = CaseFolding.fold(word.extracting(0..<width))
    return folded.count != width || (0..<width).contains { folded[$0] != word[$0] }
  }
}

extension Float {
  /// The natural logarithm, for numbers from 1: near enough for weights, and the same on every platform.
  static func log(_ value: Float) -> Float {
    // 2 to the exponent times a number from 1 to 2, of which the logarithm is a series in (m - 1) / (m + 1).
    let mantissa = value.significand
    let share = (mantissa - 1) / (mantissa + 1)
    let square = share * share
    let series = share * (2 + square * (2 / 3 + square * (2 / 5 + square * 2 / 7)))
    return Float(value.exponent) * 0.693_147_18 + series
  }
}
