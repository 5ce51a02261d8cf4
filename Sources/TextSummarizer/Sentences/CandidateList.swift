import TextKit

/// Finds the sentences of a text that may stand in a summary.
///
/// Left out, unless nothing else is there, are lines that are no sentences, what has half a pair of
/// brackets (``BracketedSentences``), what repeats the title or an
/// earlier sentence, what belongs to the page and not to the text (``Boilerplate``), and what the caller
/// leaves out.
struct CandidateList {
  private var candidates: [SentenceCandidate] = []
  /// What is left out, as long as there is nothing else.
  private var others: [SentenceCandidate] = []
  private let quoteStyle: QuoteStyle
  /// Whether capitals tell names.
  private let hasNames: Bool
  /// The quotation that has begun and not ended.
  private var quotation: Quotation?
  private var hasDateline = false

  private struct Quotation {
    /// Those of the sentence it begins in.
    var marks: QuoteMarks
    /// The candidates that get marks once it ends.
    var waiting: [(candidate: Int, marks: QuoteMarks)] = []
    var sentences = 0
  }

  /// After how many sentences of the text no dateline is looked for.
  private static let datelineReach = 3
  /// The most sentences of a quotation; what is longer has lost its closing mark.
  private static let longestQuotation = 30

  private init(quoteStyle: QuoteStyle, hasNames: Bool) {
    self.quoteStyle = quoteStyle
    self.hasNames = hasNames
  }

  /// The candidates, in the text's order; empty for a text of white space only.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - title: Its headline.
  ///   - language: Its language, a BCP 47 tag; told from the text where `nil`.
  ///   - limit: After how many the rest of the text is not looked at.
  ///   - isExcluded: Whether a sentence is not wanted; `nil` where all are.
  /// - Returns: The candidates.
  /// - Throws: What `isExcluded` throws.
  static func of<Failure: Error>(
    _ bytes: Span<UInt8>, title: String?, language: String? = nil, limit: Int = .max,
    isExcluded: ((String) throws(Failure) -> Bool)?
  ) throws(Failure) -> [SentenceCandidate] {
    var list = CandidateList(
      quoteStyle: QuoteStyle(of: bytes, language: language), hasNames: Boilerplate.hasNames(bytes))
    var firstRange: Range<Int>?
    var seen: Set<UInt64> = []
    if let title { seen.insert(SentenceCandidate.fingerprint(of: title.utf8Span.span).hash) }
    var sentences = BracketedSentences(
      options: SentenceOptions(
        suiting: bytes, language: language.flatMap { $0.isEmpty ? nil : $0 }))
    // What a quotation is open in is read on, so that its sentences get their marks.
    while list.candidates.count < limit || list.quotation != nil,
      let (sentence, isBalanced) = sentences.next(in: bytes)
    {
      if firstRange == nil { firstRange = sentence.range }
      // The credit of a picture is no part of the sentence behind it.
      let credit = PhotoCredit.length(in: bytes.extracting(sentence.range), language: language)
      let signature =
        sentence.isTerminated ? 0 : Byline.signatureLength(bytes.extracting(sentence.range))
      let end = sentence.range.upperBound - signature
      var candidate = SentenceCandidate(
        range: sentence.range.lowerBound + credit..<end, in: bytes,
        isTerminated: sentence.isTerminated || signature > 0)
      list.trimDateline(&candidate, sentence, bytes)
      guard candidate.words > 0 else { continue }
      let later = list.noteQuotation(
        &candidate, startsLine: sentence.startsLine, in: bytes)
      let near = bytes.extracting(candidate.range)
      guard candidate.isTerminated, candidate.words > 1, isBalanced,
        !sentence.startsLine || !Dateline.isAll(of: near),
        !list.isBoilerplate(candidate, near), !seen.contains(candidate.fingerprint),
        try isExcluded?(candidate.text(in: bytes, adding: QuoteMarks())) != true
      else {
        if list.candidates.isEmpty { list.others.append(candidate) }
        continue
      }
      seen.insert(candidate.fingerprint)
      if let later { list.quotation?.waiting.append((list.candidates.count, later)) }
      list.candidates.append(candidate)
    }
    if list.candidates.count > limit { list.candidates.removeLast(list.candidates.count - limit) }
    if !list.candidates.isEmpty { return list.candidates }
    if !list.others.isEmpty { return list.bestOfOthers(in: bytes) }
    guard let firstRange else { return [] }
    return [SentenceCandidate(range: firstRange, in: bytes, isTerminated: true)]
  }

  private func isBoilerplate(_ candidate: SentenceCandidate, _ bytes: Span<UInt8>) -> Bool {
    Boilerplate.matches(bytes, words: candidate.words, hasNames: hasNames)
  }

  /// What comes closest to sentences where there is none: those that were excluded, else the lines.
  private func bestOfOthers(in bytes: Span<UInt8>) -> [SentenceCandidate] {
    var candidates = others.filter { $0.isTerminated && $0.words > 1 }
    if candidates.isEmpty { candidates = others }
    var better: [SentenceCandidate] = []
    for candidate in candidates {
      let near = bytes.extracting(candidate.range)
      if !isBoilerplate(candidate, near) { better.append(candidate) }
    }
    if !better.isEmpty { candidates = better }
    var seen: Set<UInt64> = []
    return candidates.filter { seen.insert($0.fingerprint).inserted }
  }

  /// Finds the quotation marks that a sentence lacks, and gives those between the beginning and the end
  /// of a quotation theirs, once that is there.
  ///
  /// - Returns: The marks that the sentence gets once the quotation ends.
  private mutating func noteQuotation(
    _ candidate: inout SentenceCandidate, startsLine: Bool, in bytes: Span<UInt8>
  ) -> QuoteMarks? {
    let near = bytes.extracting(candidate.range)
    let marks = QuoteMarks(
      missingIn: near, style: quoteStyle, behind: quotation?.marks ?? QuoteMarks())
    candidate.missing = marks.certain
    if var open = quotation {
      // A paragraph of a quotation begins with its mark, though the one before has none at its end. Two names that
      // begin with an apostrophe do so too.
      let goesOn = startsLine && !open.marks.isDoubtful && open.marks.isTakenUp(by: near)
      let isClosed = open.marks.isClosed(by: marks)
      if goesOn || isClosed {
        for (index, marks) in open.waiting { candidates[index].missing = marks }
        if isClosed { candidate.missing.before = marks.before }
        quotation = nil
      } else if marks.kinds.contains(open.marks.kind) || open.sentences >= Self.longestQuotation
        || open.marks.isDoubtful && !marks.after.isEmpty && !marks.isDoubtful
      {
        quotation = nil
      } else {
        open.sentences += 1
        quotation = open
        return QuoteMarks(within: open.marks)
      }
    }
    guard !marks.after.isEmpty else { return nil }
    quotation = Quotation(marks: marks)
    var all = marks
    all.before = candidate.missing.before
    return marks.isDoubtful ? all : nil
  }

  /// Takes the dateline off the sentence that the report begins with, behind headline and byline.
  private mutating func trimDateline(
    _ candidate: inout SentenceCandidate, _ sentence: Sentence, _ bytes: Span<UInt8>
  ) {
    guard !hasDateline, sentence.startsLine, candidates.count < Self.datelineReach else { return }
    let near = bytes.extracting(candidate.range)
    let length = Dateline.length(in: near)
    // `READ MORE: Flood of 2021.`
    guard length > 0, !isBoilerplate(candidate, near) else { return }
    let rest = candidate.range.lowerBound + length..<candidate.range.upperBound
    let trimmed = SentenceCandidate(range: rest, in: bytes, isTerminated: candidate.isTerminated)
    guard trimmed.words >= 3 || Dateline.namesAgency(near, length), trimmed.words > 1 else {
      return
    }
    hasDateline = true
    candidate = trimmed
  }
}
