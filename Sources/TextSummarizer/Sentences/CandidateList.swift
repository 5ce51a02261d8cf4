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
  /// The quotations that have begun and not ended.
  private var quotations = OpenQuotations()
  /// What the sentence before was.
  private var last = Last()
  private var hasDateline = false

  /// After how many sentences of the text no dateline is looked for.
  private static let datelineReach = 3

  /// What is known of a sentence when the next is looked at.
  private struct Last {
    /// Whether it begins a line, and does not end it.
    var opensLine = false
    /// Whether it is kept, and no quotation is open around it.
    var isPlain = false
    /// Whether it is nothing but what stands before an author's name, as `By .` is.
    var isAuthorsMark = false

    /// Whether the paragraph may go on with the credit of a picture.
    var mayBeCaption: Bool { opensLine && isPlain }
  }

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
    // So is what may show that the last sentence is a caption.
    while list.candidates.count < limit || !list.quotations.isEmpty || list.last.mayBeCaption,
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
      let wasFree = list.quotations.isEmpty
      list.quotations.read(
        &candidate, startsLine: sentence.startsLine, style: list.quoteStyle, in: bytes,
        &list.candidates)
      let near = bytes.extracting(candidate.range)
      list.dropCaption(before: sentence, near)
      let before = list.last
      list.last = Last(
        opensLine: sentence.startsLine && !sentence.endsLine,
        isAuthorsMark: candidate.words == 1 && Self.isAuthorsMark(near))
      guard candidate.isTerminated, candidate.words > 1, isBalanced,
        !sentence.startsLine || !Dateline.isAll(of: near),
        !list.isBoilerplate(
          candidate, near, isParagraph: sentence.startsLine && sentence.endsLine),
        !before.isAuthorsMark || !list.isAuthor(candidate, near),
        !seen.contains(candidate.fingerprint),
        try isExcluded?(candidate.text(in: bytes, adding: QuoteMarks())) != true
      else {
        if list.candidates.isEmpty { list.others.append(candidate) }
        continue
      }
      seen.insert(candidate.fingerprint)
      list.quotations.keep()
      list.last.isPlain = wasFree && list.quotations.isEmpty
      list.candidates.append(candidate)
    }
    if list.candidates.count > limit { list.candidates.removeLast(list.candidates.count - limit) }
    if !list.candidates.isEmpty { return list.candidates }
    if !list.others.isEmpty { return list.bestOfOthers(in: bytes) }
    guard let firstRange else { return [] }
    return [SentenceCandidate(range: firstRange, in: bytes, isTerminated: true)]
  }

  private func isBoilerplate(
    _ candidate: SentenceCandidate, _ bytes: Span<UInt8>, isParagraph: Bool = false
  ) -> Bool {
    Boilerplate.matches(
      bytes, words: candidate.words, hasNames: hasNames, isParagraph: isParagraph)
  }

  /// Takes away the sentence that was kept last where a credit shows that the paragraph of both is a caption.
  ///
  /// As in `A car crosses the bridge. Photograph: Jane Doe/Reuters.`; of more sentences it is the text's own.
  private mutating func dropCaption(before sentence: Sentence, _ bytes: Span<UInt8>) {
    guard last.mayBeCaption, !sentence.startsLine, sentence.endsLine, hasNames,
      Byline.isPictureCredit(bytes), let caption = candidates.popLast()
    else { return }
    if candidates.isEmpty { others.append(caption) }
  }

  /// Whether a sentence is a word that stands before an author's name, as `By .` is where marks stand apart.
  private static func isAuthorsMark(_ bytes: Span<UInt8>) -> Bool {
    WordScanner.words(in: bytes).allSatisfy { Byline.isAuthorsMark($0.hash) }
  }

  /// The most words of a name in small letters.
  private static let longestSmallName = 3

  /// Whether a sentence behind such a word is a name; in small letters one of few words that are no stop words.
  private func isAuthor(_ candidate: SentenceCandidate, _ bytes: Span<UInt8>) -> Bool {
    if Byline.isNames(bytes) { return true }
    guard candidate.words <= Self.longestSmallName else { return false }
    let stopWords = StopWords.of("en")
    return WordScanner.words(in: bytes).allSatisfy { stopWords?.contains($0) != true }
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
