/// What the rules for labels need to know of a scalar.
struct ScalarClass: Equatable {
  /// Joining_Type.
  enum Joining: UInt32 {
    case nonJoining, causing, dual, left, right, transparent
  }

  /// Bidi_Class; `other` stands for those that no label may have.
  enum Bidi: UInt32 {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case L, R, AL, AN, EN, ES, CS, ET, ON, BN, NSM
    case other
  }

  /// Canonical_Combining_Class, joining type, whether it is a mark, and bidi class, in bits.
  private let bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  init(of scalar: UInt32) {
    self = Self.table.runClasses[Self.table.starts.lastIndex(notAfter: scalar)]
  }

  /// Canonical_Combining_Class.
  var combiningClass: UInt32 { bits & 0xFF }

  /// Whether the scalar cancels the vowel of a letter of an Indic script.
  var isVirama: Bool { combiningClass == 9 }

  var joining: Joining { Joining(rawValue: bits >> 8 & 7) ?? .nonJoining }

  /// Whether General_Category is Mark.
  var isMark: Bool { bits >> 11 & 1 == 1 }

  var bidi: Bidi { Bidi(rawValue: bits >> 12) ?? .other }

  private static let table: (starts: [UInt32], runClasses: [ScalarClass]) = {
    var classes: [ScalarClass] = []
    var reader = DataReader(UnicodeData.classes)
    while let bits = reader.next() { classes.append(ScalarClass(bits: bits)) }
    var starts: [UInt32] = []
    var runClasses: [ScalarClass] = []
    var start: UInt32 = 0
    reader = DataReader(UnicodeData.classRuns)
    while let length = reader.next(), let index = reader.next() {
      starts.append(start)
      runClasses.append(classes[Int(index)])
      start += length
    }
    return (starts, runClasses)
  }()
}
