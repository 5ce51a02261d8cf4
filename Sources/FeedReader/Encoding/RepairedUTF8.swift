/// Text that is meant as UTF-8 with bytes in it that are not.
///
/// Most come from programs that put text in windows-1252 and in UTF-8 together, and from those that cut text
/// within a character.
struct RepairedUTF8 {
  /// The text in UTF-8.
  ///
  /// What is part of a character is U+FFFD, any other byte what windows-1252 has there.
  private(set) var bytes: [UInt8] = []
  /// How many characters beyond ASCII are as they should be.
  private(set) var validCount = 0
  /// How many bytes and parts of characters are not.
  private(set) var errorCount = 0

  /// Whether it is more likely in UTF-8 than in an encoding with a byte for each character.
  var isMeant: Bool { validCount > errorCount }

  /// Reads text.
  init(_ input: [UInt8]) {
    bytes.reserveCapacity(input.count + input.count / 8)
    let span = input.span
    var (place, written) = (0, 0)
    while place < span.count {
      if span[place] < 0x80 {
        place += 1
        continue
      }
      let (length, isWhole) = Self.sequence(span, at: place)
      if isWhole {
        validCount += 1
        place += length
        continue
      }
      errorCount += 1
      bytes.append(contentsOf: input[written..<place])
      if length > 1 || place + length == span.count && validCount > 0 {
        bytes += "\u{FFFD}".utf8
      } else {
        MarkupReference.append(UInt32(span[place]), to: &bytes)
      }
      place += length
      written = place
    }
    bytes.append(contentsOf: input[written...])
  }

  /// How many bytes from a place belong to one character, and whether these are all of it (Unicode 3.9,
  /// table 3-7); one for a byte that begins none.
  private static func sequence(_ span: Span<UInt8>, at place: Int) -> (length: Int, isWhole: Bool) {
    let lead = span[place]
    let count: Int
    var range: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF:
      count = 3
      if lead == 0xE0 { range = 0xA0...0xBF }
      if lead == 0xED { range = 0x80...0x9F }
    case 0xF0...0xF4:
      count = 4
      if lead == 0xF0 { range = 0x90...0xBF }
      if lead == 0xF4 { range = 0x80...0x8F }
    default: return (1, false)
    }
    var length = 1
    while length < count {
      guard place + length < span.count, range.contains(span[place + length]) else {
        return (length, false)
      }
      range = 0x80...0xBF
      length += 1
    }
    return (count, true)
  }
}
