// Writes Sources/TextKit/Unicode/ScalarTables.swift from the standard library's Unicode properties.
// Run: swift scripts/unicode-tables.swift > Sources/TextKit/Unicode/ScalarTables.swift

let other = 0
let space = 1
let cased = 2
let letter = 3
let number = 4
let mark = 5
let ignorable = 6
let solitary = 7
let katakana = 8
let apostrophe = 9
let hyphen = 10
let open = 11
let close = 12
let terminal = 13
let punctuation = 14

/// Sentence ends beyond ASCII (Unicode's Sentence_Terminal, the scripts that are in daily use), and the
/// shads of Tibetan, which has no other mark.
let terminals: Set<UInt32> = [
  0x21, 0x2E, 0x3F, 0x0589, 0x061F, 0x06D4, 0x0700, 0x0701, 0x0702, 0x0964, 0x0965, 0x0F0D, 0x0F0E,
  0x0F0F, 0x0F10, 0x0F11, 0x0F12, 0x104A, 0x104B,
  0x1362, 0x1367, 0x1368, 0x17D4, 0x17D5, 0x2026, 0x203C, 0x203D, 0x2047, 0x2048, 0x2049, 0x3002,
  0xFE52, 0xFE56, 0xFE57, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61,
]

func isSolitary(_ v: UInt32) -> Bool {
  switch v {
  case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x309F: true  // Thai … Hiragana
  case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: true  // Han
  case 0x1B001...0x1B11F, 0x20000...0x3FFFF: true
  default: false
  }
}

func isKatakana(_ v: UInt32) -> Bool {
  switch v {
  case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: true
  default: false
  }
}

func classOf(_ v: UInt32) -> Int {
  guard let scalar = Unicode.Scalar(v) else { return other }
  let p = scalar.properties
  if terminals.contains(v) { return terminal }
  switch v {
  case 0x09...0x0D, 0x85, 0x200B, 0x2028, 0x2029: return space
  case 0x27, 0x2019, 0x02BC, 0xFF07: return apostrophe
  case 0x2D, 0x2010, 0x2011: return hyphen
  case 0x2018: return open
  // Mkhedruli: sentences and names begin with no capital; Mtavruli is for whole headings.
  case 0x10D0...0x10FA, 0x10FC...0x10FF: return letter
  case 0x22: return punctuation
  default: break
  }
  switch p.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: return cased
  case .modifierLetter, .otherLetter:
    return isSolitary(v) ? solitary : isKatakana(v) ? katakana : letter
  case .decimalNumber, .letterNumber, .otherNumber: return v == 0x3007 ? solitary : number
  case .nonspacingMark, .spacingMark, .enclosingMark: return mark
  case .format: return ignorable
  case .spaceSeparator, .lineSeparator, .paragraphSeparator: return space
  case .openPunctuation, .initialPunctuation: return open
  case .closePunctuation, .finalPunctuation: return close
  case .connectorPunctuation, .dashPunctuation, .otherPunctuation: return punctuation
  case .unassigned where v >= 0x20000 && v < 0x40000: return solitary
  default: return other
  }
}

func single(_ text: String) -> UInt32? {
  let scalars = Array(text.unicodeScalars)
  return scalars.count == 1 ? scalars[0].value : nil
}

/// The simple case folding: the lower case of the upper case, where both are one scalar.
func fold(_ v: UInt32) -> UInt32 {
  guard let scalar = Unicode.Scalar(v) else { return v }
  if v == 0x130 { return 0x69 }
  if v == 0x131 { return v }
  let upper = single(scalar.properties.uppercaseMapping) ?? v
  guard let back = Unicode.Scalar(upper) else { return v }
  return single(back.properties.lowercaseMapping) ?? single(scalar.properties.lowercaseMapping) ?? v
}

func hex(_ v: some BinaryInteger) -> String { "0x" + String(v, radix: 16, uppercase: true) }

func rows(_ values: [String]) -> String {
  var lines: [String] = []
  var line = "   "
  for value in values {
    if line.utf8.count + value.utf8.count + 2 > 99 {
      lines.append(line)
      line = "   "
    }
    line += " " + value + ","
  }
  lines.append(line)
  return lines.joined(separator: "\n")
}

var starts: [String] = []
var last = -1
for v in UInt32(0)..<0x110000 {
  let c = classOf(v)
  if c != last { starts.append(hex(v << 8 | UInt32(c))) }
  last = c
}

var foldings: [(first: UInt32, last: UInt32, step: UInt32, delta: Int64)] = []
for v in UInt32(0x80)..<0x1FFFF {
  let f = fold(v)
  guard f != v else { continue }
  let delta = Int64(f) - Int64(v)
  if let r = foldings.last, r.delta == delta,
    (r.first == r.last && v - r.last <= 2) || (r.first != r.last && v - r.last == r.step)
  {
    foldings[foldings.count - 1].step = v - r.last
    foldings[foldings.count - 1].last = v
  } else {
    foldings.append((v, v, 1, delta))
  }
}
let folded = foldings.flatMap {
  [hex($0.first), hex(($0.last - $0.first) << 2 | $0.step), "\($0.delta)"]
}

print(
  """
  /// Unicode data as runs; written by `scripts/unicode-tables.swift`, not by hand.
  enum ScalarTables {
    /// Where a run of scalars of one class starts: the scalar, then the class in the low eight bits.
    static let classRuns: [UInt32] = [
  \(rows(starts))
    ]

    /// Simple case foldings beyond ASCII, three numbers a run: the first scalar; the distance to the
    /// last, and in the low two bits the step; what to add.
    static let foldings: [Int32] = [
  \(rows(folded))
    ]
  }
  """)
