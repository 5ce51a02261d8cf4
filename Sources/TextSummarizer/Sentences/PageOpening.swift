import TextKit

/// What a sentence begins with, where pages have sentences that begin so.
///
/// Whether it is one of the page is for what stands behind to tell: `Sign up for our newsletter.` is, while
/// `Sign up for free school meals rose.` has a verb of its own. Where that is in doubt it is not.
struct PageOpening {
  /// What has to stand behind it.
  let kind: PagePhrases.Kind
  /// Where that begins, in bytes.
  private let end: Int

  /// The longest opening of a sentence, if any; what begins with a quotation mark has none.
  init?(of bytes: Span<UInt8>) {
    var scanner = WordScanner(options: .joinHyphens)
    var found: (kind: PagePhrases.Kind, end: Int)?
    var hash: UInt64 = 0
    var last = 0
    while let word = scanner.next(in: bytes) {
      hash = PagePhrases.combine(hash, word.hash)
      guard PagePhrases.beginnings.contains(hash),
        last == 0 || (last..<word.range.lowerBound).allSatisfy({ Self.isSpace(bytes[$0]) }),
        last > 0 || !SentenceTraits(of: bytes.extracting(..<word.range.lowerBound)).startsWithQuote
      else { break }
      last = word.range.upperBound
      if let kind = PagePhrases.openings[hash] { found = (kind, last) }
    }
    guard let found else { return nil }
    kind = found.kind
    end = found.end
  }

  /// Whether capitals tell what stands behind it.
  var needsNames: Bool {
    switch kind {
    case .names, .source, .caption, .rights, .related, .contact, .offer, .handle, .views, .changes:
      true
    case .archive, .picture, .paragraph: true
    case .characters, .reuse, .cookies: false
    case .notice, .label, .pointer, .alone, .click, .request, .date: false
    }
  }

  /// Whether it is known however long the sentence is.
  var isOfAnyLength: Bool { kind == .notice || kind == .archive }

  /// Whether what stands behind the opening makes the sentence one of the page.
  ///
  /// - Parameters:
  ///   - bytes: The sentence.
  ///   - isParagraph: Whether it is a paragraph of its own.
  /// - Returns: Whether it does.
  func isOfPage(in bytes: Span<UInt8>, isParagraph: Bool = false) -> Bool {
    let mark = PageMark(in: bytes, behind: end)
    let rest = bytes.extracting(end...)
    switch kind {
    case .notice: return mark == .colon
    case .date: return PageDate.isAll(of: rest)
    case .names:
      return mark != .comma && (Byline.isNames(rest) || PageDate.isBehindNames(in: rest))
    case .picture:
      return mark == .colon || mark == .comma && (0..<end).contains { bytes[$0] == 0x20 }
    case .archive: return mark == .colon && end > 4 || isInCapitals(bytes) && isBeforeDash(bytes)
    case .characters: return mark == .colon && Self.isHanName(rest)
    case .source: return mark == .colon && Byline.isNames(rest)
    case .caption:
      return mark == .capital || (mark == .colon || mark == .comma) && !Self.startsSmall(rest)
    case .rights: return mark == .end || Self.isOwner(rest)
    case .alone: return mark == .end
    default: break
    }
    guard !PageWords.isReportedOrAsked(bytes) else { return false }
    switch kind {
    case .label: return mark == .end || mark.isPointing
    case .related: return mark.isPointing && !Self.startsSmall(rest)
    case .paragraph: return isParagraph && mark == .colon && !Self.startsSmall(rest)
    default: break
    }
    guard !PageWords.isAttributed(rest) else { return false }
    switch kind {
    case .pointer:
      if mark.isPointing { return true }
      guard mark == .word || mark == .capital, !rest.indices.contains(where: { rest[$0] == 0x2C })
      else { return false }
      return PageWords.first(of: rest, isIn: PageWords.pointed)
    case .click:
      return mark == .end || mark.isPointing || PageWords.first(of: rest, isIn: PageWords.purposes)
    case .contact: return PageWords.callsForAction(rest)
    case .request: return PageWords.areAll(rest, names: false)
    case .offer: return PageWords.areAll(rest, names: true, least: PageWords.offered)
    case .handle:
      return mark == .handle
        || mark != .comma && PageWords.areAll(rest, names: true, least: PageWords.platforms)
    case .views: return PageWords.areAll(rest, PageWords.views, least: PageWords.selves)
    case .changes: return PageWords.areAll(rest, PageWords.changes)
    case .reuse:
      return mark == .word
        && PageWords.areAll(rest, PageWords.reuse, least: PageWords.publishing)
    case .cookies: return mark != .comma && PageWords.areAll(rest, PageWords.cookies)
    case .notice, .date, .names, .source, .caption, .picture, .archive, .paragraph, .characters,
      .rights, .alone, .label, .related:
      return false
    }
  }

  /// Whether a sentence says whose the text is behind a copyright sign.
  ///
  /// As `© 2026 The Nordholm Post.` does.
  static func isRightsOfOwner(_ bytes: Span<UInt8>) -> Bool {
    bytes.count > 2 && bytes[0] == 0xC2 && bytes[1] == 0xA9 && isOwner(bytes)
  }

  /// Whether a text is names, a year or a copyright sign, and that all rights are reserved.
  private static func isOwner(_ bytes: Span<UInt8>) -> Bool {
    var isMarked = bytes.indices.contains {
      bytes[$0] == 0xA9 && $0 > 0 && bytes[$0 - 1] == 0xC2
    }
    var scanner = WordScanner(options: .joinHyphens)
    while let word = scanner.next(in: bytes) {
      if word.kind == .number {
        isMarked = true
      } else if !word.hasCapital(in: bytes), !PageWords.rights.contains(word.hash) {
        return false
      }
    }
    return isMarked
  }

  /// Whether the opening is all in capitals.
  private func isInCapitals(_ bytes: Span<UInt8>) -> Bool {
    (0..<end).allSatisfy { bytes[$0] == 0x20 || bytes[$0] &- 0x41 < 26 }
  }

  /// Whether a dash or colon stands behind the opening: `FILE - The`, `FILE: The`.
  private func isBeforeDash(_ bytes: Span<UInt8>) -> Bool {
    guard end + 1 < bytes.count else { return false }
    if bytes[end] == 0x3A { return bytes[end + 1] == 0x20 }
    guard bytes[end] == 0x20 else { return false }
    let (scalar, width) = bytes.scalar(at: end + 1)
    return (scalar == 0x2D || (0x2012...0x2015).contains(scalar)) && end + 1 + width < bytes.count
      && bytes[end + 1 + width] == 0x20
  }

  /// The most characters of a name, and of the names in a row.
  private static let hanName = 4
  private static let hanNames = 12

  /// Whether a text is a name in Han characters, or some.
  private static func isHanName(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    var length = 0
    var total = 0
    var last = 0
    while let word = scanner.next(in: bytes) {
      guard word.kind == .character, !PageWords.speechCharacters.contains(word.hash),
        (0x4E00...0x9FFF).contains(bytes.scalar(at: word.range.lowerBound).value)
      else { return false }
      length = word.range.lowerBound == last ? length + 1 : 1
      total += 1
      last = word.range.upperBound
      guard length <= hanName, total <= hanNames else { return false }
    }
    return total > 1
  }

  private static func startsSmall(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    guard let first = scanner.next(in: bytes) else { return true }
    return first.kind == .letters && !first.hasCapital(in: bytes)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xC2 || byte == 0xA0
  }
}
