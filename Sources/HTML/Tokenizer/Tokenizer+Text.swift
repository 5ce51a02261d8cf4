extension Tokenizer {
  /// Makes a token of a run of text.
  mutating func text(
    _ source: Span<UInt8>, _ range: Range<Int>, references: Bool, nulls: NullRule
  ) -> Token {
    var token = Token(kind: .text)
    (token.start, token.length) = decoded(
      source, range, inAttribute: false, references: references, nulls: nulls)
    if nulls == .keep {
      token.flag = Scan.find(0, in: source, range) < range.upperBound
    }
    return token
  }

  /// Where the text of a range can be read: there, or decoded in the tail.
  mutating func decoded(
    _ source: Span<UInt8>, _ range: Range<Int>, inAttribute: Bool, references: Bool,
    nulls: NullRule
  ) -> (start: Int, length: Int) {
    if Scan.special(in: source, range, references: references) == range.upperBound {
      return (range.lowerBound, range.count)
    }
    return decode(source, range, inAttribute: inAttribute, references: references, nulls: nulls)
  }

  /// Decodes a range to the tail.
  mutating func decode(
    _ source: Span<UInt8>, _ range: Range<Int>, inAttribute: Bool, references: Bool,
    nulls: NullRule
  ) -> (start: Int, length: Int) {
    let begin = tail.count
    replacedNulls = 0
    let end = range.upperBound
    var place = range.lowerBound
    while true {
      let next = Scan.special(in: source, place..<end, references: references)
      if next > place { tail.append(contentsOf: self.source[place..<next]) }
      place = next
      guard place < end else { break }
      switch source[place] {
      case 0x0D:
        place += 1
        if place == source.count || source[place] != 0x0A { tail.append(0x0A) }
      case 0:
        place += 1
        switch nulls {
        case .keep: tail.append(0)
        case .drop: break
        case .replace:
          tail.append(contentsOf: [0xEF, 0xBF, 0xBD])
          replacedNulls += 1
        }
      default:
        place = CharacterReference.decode(
          source, at: place, end: end, inAttribute: inAttribute, into: &tail)
      }
    }
    return (source.count + begin, tail.count - begin)
  }

  /// Reads text up to the end tag of the element it stands in, then that tag.
  mutating func rawText(_ source: Span<UInt8>) -> Token {
    guard position < source.count else { return .endOfFile }
    let end =
      model == .script ? scriptEnd(source, from: position) : endTag(source, from: position)
    let references = model == .escapableRawText
    if end > position {
      let start = position
      position = end
      return text(source, start..<end, references: references, nulls: .replace)
    }
    model = .data
    return tag(source, .endTag, nameAt: position + 2) ?? .endOfFile
  }

  /// The place of the end tag that ends the element; the end where there is none.
  private func endTag(_ source: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while true {
      place = Scan.find(0x3C, in: source, from: place)
      if place == source.count || isTag(source, modelName, at: place + 2, after: 0x2F) {
        return place
      }
      place += 1
    }
  }

  /// Whether there is a tag's name at a place, whole, and the byte before is the one given.
  ///
  /// The length is compared first, so that a name is looked up only where it can be the right one.
  private func isTag(
    _ source: Span<UInt8>, _ name: UInt32, at place: Int, after byte: UInt8
  ) -> Bool {
    guard place < source.count, source[place - 1] == byte, Scan.isLetter(source[place]) else {
      return false
    }
    guard let text = Tokenizer.modelNames[Int(name)] else { return false }
    let end = place + text.count
    guard end < source.count,
      Scan.isSpace(source[end]) || source[end] == 0x2F || source[end] == 0x3E
    else { return false }
    for offset in text.indices where NameTable.lower(source[place + offset]) != text[offset] {
      return false
    }
    return true
  }

  /// The names of the elements that hold raw text.
  private static let modelNames: [Int: [UInt8]] = Dictionary(
    uniqueKeysWithValues: ElementTraits.table.indices.lazy
      .filter {
        !ElementTraits.table[$0].isDisjoint(with: [.rawText, .escapableText])
          || $0 == HTMLName.noscript.rawValue
      }
      .map { ($0, Array(HTMLName.knownTexts[$0].utf8)) })

  /// The place of the end tag that ends a script, by the rules for `<!--` in scripts.
  private func scriptEnd(_ source: Span<UInt8>, from start: Int) -> Int {
    enum State { case plain, escaped, doubleEscaped }
    let script = HTMLName.script.rawValue
    var state = State.plain
    var place = start
    // The place after the last `--`; a `>` there ends the comment.
    var dashes = -1
    while place < source.count {
      if state == .plain {
        place = Scan.find(0x3C, in: source, from: place)
        guard place < source.count else { break }
      }
      switch source[place] {
      case 0x3C where place + 1 < source.count:
        let next = source[place + 1]
        if next == 0x2F, isTag(source, script, at: place + 2, after: 0x2F) {
          if state == .doubleEscaped {
            state = .escaped
          } else if modelName == script {
            return place
          }
        } else if next == 0x21, state == .plain, place + 3 < source.count,
          source[place + 2] == 0x2D, source[place + 3] == 0x2D
        {
          state = .escaped
          place += 3
          dashes = place + 1
        } else if state == .escaped, isTag(source, script, at: place + 1, after: 0x3C) {
          state = .doubleEscaped
        }
      case 0x2D where state != .plain && source[place - 1] == 0x2D && place > start:
        dashes = place + 1
      case 0x3E where state != .plain && dashes == place: state = .plain
      default: break
      }
      place += 1
    }
    return source.count
  }
}
