import TextKit

/// The sentences of a text, of which those that a bracket holds together are one.
///
/// So `The mayor (who was late. It rained) said nothing.` is, since neither half can stand alone. The
/// bracket closes in the same paragraph and within ``BracketBalance/reach``; one that does not is the
/// author's slip, and holds nothing.
struct BracketedSentences {
  private var scanner: SentenceScanner
  private let lineBreaks: SentenceOptions.LineBreaks
  /// Up to where no bracket that is open closes.
  private var hopeless = 0

  /// The most bytes of a sentence to which others are joined.
  private static let longest = 4 * BracketBalance.reach

  init(options: SentenceOptions) {
    scanner = SentenceScanner(options: options)
    lineBreaks = options.lineBreaks
  }

  /// The next sentence, and whether its brackets all open and close; `nil` after the last.
  mutating func next(in bytes: Span<UInt8>) -> (sentence: Sentence, isBalanced: Bool)? {
    guard var sentence = scanner.next(in: bytes) else { return nil }
    var balance = BracketBalance()
    balance.read(sentence.range, of: bytes)
    while balance.isOpen, !balance.lacksOpening, sentence.range.count <= Self.longest,
      let closing = closing(of: balance, behind: sentence.range.upperBound, in: bytes)
    {
      while sentence.range.upperBound < closing, let next = scanner.next(in: bytes) {
        balance.read(sentence.range.upperBound..<next.range.upperBound, of: bytes)
        sentence.range = sentence.range.lowerBound..<next.range.upperBound
        sentence.isTerminated = next.isTerminated
        sentence.endsLine = next.endsLine
      }
    }
    return (sentence, balance.isBalanced)
  }

  /// The offset after what closes the brackets that are open at an offset.
  private mutating func closing(
    of open: BracketBalance, behind start: Int, in bytes: Span<UInt8>
  ) -> Int? {
    guard start >= hopeless else { return nil }
    let limit = min(bytes.count, start + BracketBalance.reach)
    var end = start
    while end < limit, !endsParagraph(at: end, in: bytes) { end += 1 }
    var balance = open
    let closing = balance.read(start..<end, of: bytes, stopsWhenClosed: true)
    if !balance.isOpen, !balance.lacksOpening { return closing }
    hopeless = end
    return nil
  }

  private func endsParagraph(at index: Int, in bytes: Span<UInt8>) -> Bool {
    guard bytes[index] == 0x0A else { return false }
    guard lineBreaks == .wrap else { return true }
    var next = index + 1
    while next < bytes.count, bytes[next] <= 0x20, bytes[next] != 0x0A { next += 1 }
    return next == bytes.count || bytes[next] == 0x0A
  }
}
