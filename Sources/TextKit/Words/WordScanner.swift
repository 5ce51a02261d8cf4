/// Finds the words of a text in UTF-8, one after the other, in linear time.
///
/// The rules are those of Unicode Standard Annex 29 that matter for news: a word is a run of letters,
/// digits and marks; an apostrophe joins letters (`don't`), a full stop or comma joins digits
/// (`3.14`, `1,000`), full stops join single letters (`U.S`). Scripts without spaces give a word a
/// character, Katakana a word a run. Bytes that are not UTF-8 separate words.
///
/// The scanner keeps a position only; give it the same text at every call.
public struct WordScanner: Sendable {
  /// Where the scanner goes on, in bytes.
  public private(set) var position: Int
  private let options: WordOptions
  private let table = CharacterTable.shared

  /// Creates a scanner.
  ///
  /// - Parameters:
  ///   - position: Where to start, in bytes, at the start of a character.
  ///   - options: What belongs to a word.
  public init(from position: Int = 0, options: WordOptions = []) {
    self.position = max(0, position)
    self.options = options
  }

  /// All words of a text.
  public static func words(in bytes: Span<UInt8>, options: WordOptions = []) -> [Word] {
    var scanner = WordScanner(options: options)
    var words: [Word] = []
    while let word = scanner.next(in: bytes) { words.append(word) }
    return words
  }

  /// The next word; `nil` after the last.
  public mutating func next(in bytes: Span<UInt8>) -> Word? {
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      if byte | 0x20 &- 0x61 < 26 { return plainWord(in: bytes, from: index) }
      if byte &- 0x30 < 10 { return word(in: bytes, from: index) }
      if byte < 0x80 {
        index += 1
        continue
      }
      let (scalar, width) = bytes.scalar(at: index)
      switch table.scalarClass(scalar) {
      case .cased, .letter, .number, .katakana: return word(in: bytes, from: index)
      case .solitary: return character(in: bytes, from: index)
      default: index += width
      }
    }
    position = index
    return nil
  }

  /// A word that starts with an ASCII letter; most have nothing else.
  @inline(__always)
  private mutating func plainWord(in bytes: Span<UInt8>, from start: Int) -> Word {
    var hash = WordHash()
    var index = start
    while index < bytes.count {
      let byte = bytes[index] | 0x20
      guard byte &- 0x61 < 26 else { break }
      hash.combine(byte)
      index += 1
    }
    guard index == bytes.count || bytes[index] == 0x20 else {
      return word(in: bytes, from: start, at: index, hash: hash)
    }
    position = index
    return Word(range: start..<index, hash: hash.value, kind: .letters)
  }

  /// What the last scalar of a growing word was.
  private enum Last { case letter, digit, katakana }

  /// Any word, of which the ASCII letters before an offset have been read.
  private mutating func word(
    in bytes: Span<UInt8>, from start: Int, at offset: Int? = nil, hash read: WordHash = WordHash()
  ) -> Word {
    var hash = read
    var index = offset ?? start
    var end = index
    var segment = index - start
    var last = Last.letter
    let first = bytes[start]
    var kind: Word.Kind = first &- 0x30 < 10 ? .number : .letters
    scan: while index < bytes.count {
      let byte = bytes[index]
      if byte | 0x20 &- 0x61 < 26 {
        guard last != .katakana else { break }
        hash.combine(byte | 0x20)
        last = .letter
        segment += 1
        index += 1
        end = index
      } else if byte &- 0x30 < 10 {
        hash.combine(byte)
        last = .digit
        segment += 1
        index += 1
        end = index
      } else if byte < 0x80 {
        if byte <= 0x20 { break }
        guard let joiner = joiner(byte, at: index, width: 1, in: bytes, last, segment) else {
          break
        }
        if joiner == 0 {
          index += 2
          break
        }
        hash.combine(joiner)
        segment = 0
        index += 1
      } else {
        let (scalar, width) = bytes.scalar(at: index)
        switch table.scalarClass(scalar) {
        case .cased, .letter:
          if last == .katakana { break scan }
          encodeUTF8(table.fold(scalar)) { hash.combine($0) }
          last = .letter
          segment += 1
        case .number:
          if index == start { kind = .number }
          encodeUTF8(scalar) { hash.combine($0) }
          last = .digit
          segment += 1
        case .katakana:
          guard last == .katakana || index == start else { break scan }
          encodeUTF8(scalar) { hash.combine($0) }
          last = .katakana
        case .mark:
          encodeUTF8(table.fold(scalar)) { hash.combine($0) }
        case .ignorable:
          index += width
          continue
        case .apostrophe, .hyphen:
          let plain: UInt8 = table.scalarClass(scalar) == .hyphen ? 0x2D : 0x27
          guard let joiner = joiner(plain, at: index, width: width, in: bytes, last, segment)
          else { break scan }
          if joiner == 0 {
            index += width + 1
            break scan
          }
          hash.combine(joiner)
          segment = 0
          index += width
          continue
        case .punctuation where scalar == 0xB7:
          // The Catalan l·l.
          guard last == .letter, classOfScalar(at: index + width, in: bytes).isLetter
          else { break scan }
          encodeUTF8(scalar) { hash.combine($0) }
          segment = 0
          index += width
          continue
        default:
          break scan
        }
        index += width
        end = index
      }
    }
    position = index
    return Word(range: start..<end, hash: hash.value, kind: kind)
  }

  private mutating func character(in bytes: Span<UInt8>, from start: Int) -> Word {
    var hash = WordHash()
    var index = start
    var end = start
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      let found = table.scalarClass(scalar)
      guard index == start || found == .mark || found == .ignorable else { break }
      index += width
      if found != .ignorable {
        encodeUTF8(scalar) { hash.combine($0) }
        end = index
      }
    }
    position = index
    return Word(range: start..<end, hash: hash.value, kind: .character)
  }

  /// The byte that joins the word so far with what follows; 0 for a possessive to be left out.
  private func joiner(
    _ byte: UInt8, at index: Int, width: Int, in bytes: Span<UInt8>, _ last: Last, _ segment: Int
  ) -> UInt8? {
    let next = index + width
    guard next < bytes.count else { return nil }
    switch byte {
    case 0x27:
      guard last == .letter, classOfScalar(at: next, in: bytes).isLetter else { return nil }
      if options.contains(.dropPossessive), bytes[next] | 0x20 == 0x73,
        !classOfScalar(at: next + 1, in: bytes).isWord
      {
        return 0
      }
      return byte
    case 0x2C: return last == .digit && bytes[next] &- 0x30 < 10 ? byte : nil
    case 0x2E:
      if last == .digit { return bytes[next] &- 0x30 < 10 ? byte : nil }
      let isInitial =
        last == .letter && segment == 1 && bytes[next] | 0x20 &- 0x61 < 26
        && !classOfScalar(at: next + 1, in: bytes).isWord
      return isInitial ? byte : nil
    case 0x2D:
      guard options.contains(.joinHyphens) else { return nil }
      return last != .katakana && isRunning(at: next, in: bytes) ? byte : nil
    case 0x5F: return last != .katakana && isRunning(at: next, in: bytes) ? byte : nil
    default: return nil
    }
  }

  /// Whether a letter or digit of a script that separates words stands at an offset.
  private func isRunning(at index: Int, in bytes: Span<UInt8>) -> Bool {
    let found = classOfScalar(at: index, in: bytes)
    return found.isLetter || found == .number
  }

  private func classOfScalar(at index: Int, in bytes: Span<UInt8>) -> ScalarClass {
    index < bytes.count ? table.scalarClass(bytes.scalar(at: index).value) : .other
  }
}
