/// The letters of a text by which its language is told: all of a short one, pieces of a long one.
struct LetterSample {
  private static let pieces = 4
  /// A shorter piece would be hardly more than a word.
  private static let shortestPiece = 128

  /// Folded letters with their script above bit 24, and 0 between words.
  private(set) var letters: [UInt32] = []
  /// How many letters each script has.
  private(set) var counts = [Int](repeating: 0, count: Script.allCases.count)
  /// How many letters there are, those of no known script included.
  private(set) var total = 0

  private static let scriptShift: UInt32 = 24
  private static let scalarMask: UInt32 = 0x1F_FFFF
  /// Marks go with the letters before them, whatever their script.
  private static let anyScript: UInt32 = 0xFF << scriptShift

  /// Reads a text in UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - limit: The most bytes of it that are looked at, at least 256.
  init(_ bytes: Span<UInt8>, limit: Int) {
    let pieces = min(Self.pieces, max(2, limit / Self.shortestPiece))
    letters.reserveCapacity(min(bytes.count, limit) + pieces)
    guard bytes.count > limit else {
      read(bytes)
      return
    }
    let size = limit / pieces
    for piece in 0..<pieces {
      var start = (bytes.count - size) / (pieces - 1) * piece
      // A piece begins with a word, if words are not far apart.
      if piece > 0, let space = (start..<start + 64).first(where: { bytes[$0] <= 0x20 }) {
        start = space
      }
      read(bytes.extracting(start..<min(start + size, bytes.count)))
      letters.append(0)
    }
  }

  private mutating func read(_ bytes: Span<UInt8>) {
    let table = CharacterTable.shared
    var latin = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte | 0x20 &- 0x61 < 26 {
          letters.append(UInt32(byte | 0x20) | Self.tag(.latin))
          latin += 1
        } else {
          letters.append(0)
        }
        index += 1
        continue
      }
      let (scalar, width) = bytes.scalar(at: index)
      index += width
      append(scalar, table)
    }
    counts[Int(Script.latin.rawValue)] += latin
    total += latin
  }

  private mutating func append(_ scalar: UInt32, _ table: CharacterTable) {
    switch table.scalarClass(scalar) {
    case .cased, .letter, .solitary, .katakana:
      total += 1
      guard let script = Script(scalar) else { return letters.append(0) }
      counts[Int(script.rawValue)] += 1
      // Turkish capitals come without their dot, as by `lower()` in Python.
      let folded = scalar == 0x130 ? 0x69 : table.fold(scalar)
      letters.append(folded | Self.tag(script))
    case .mark: letters.append(scalar | (Script(scalar).map(Self.tag) ?? Self.anyScript))
    case .ignorable: break
    default: letters.append(0)
    }
  }

  private static func tag(_ script: Script) -> UInt32 { UInt32(script.rawValue) << scriptShift }

  /// The words of a script, each with a space before and after it.
  func words(of script: Script) -> [UInt32] {
    let tag = Self.tag(script)
    var result: [UInt32] = [0x20]
    result.reserveCapacity(letters.count + 2)
    var isInWord = false
    for letter in letters {
      let own = letter & ~Self.scalarMask
      if letter != 0, own == tag || own == Self.anyScript {
        result.append(letter & Self.scalarMask)
        isInWord = true
      } else if isInWord {
        result.append(0x20)
        isInWord = false
      }
    }
    if isInWord { result.append(0x20) }
    return result
  }
}
