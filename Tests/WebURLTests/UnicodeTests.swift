import PipeTesting
import Testing

@testable import WebURL

/// Normalization, Punycode and the Unicode data.
@Suite struct UnicodeTests {
  @Test func normalizationIsCanonicallyEquivalentAndIdempotent() {
    var random = SeededGenerator(seed: 7)
    let alphabet: [UInt32] = [
      0x61, 0x65, 0xE9, 0x300, 0x301, 0x327, 0x323, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x928, 0x93C,
      0x5D0, 0x5B0, 0x1EA5, 0x304, 0x308, 0xF6, 0x22B, 0x11099, 0x110BA, 0x3099, 0x304B,
    ]
    for _ in 0..<5_000 {
      let scalars = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let normal = NormalizationFormC.normalize(scalars)
      // The standard library compares by canonical equivalence.
      #expect(text(normal) == text(scalars), "\(scalars)")
      #expect(NormalizationFormC.normalize(normal) == normal, "\(scalars)")
    }
  }

  @Test func normalizationTakesMarksInOrderOfTheirClasses() {
    #expect(NormalizationFormC.normalize([0x61, 0x301, 0x323]) == [0x1EA1, 0x301])
    #expect(NormalizationFormC.normalize([0x61, 0x323, 0x301]) == [0x1EA1, 0x301])
    #expect(NormalizationFormC.normalize([0x61, 0x301, 0x301]) == [0xE1, 0x301])
    #expect(NormalizationFormC.normalize([0x61, 0x5B0, 0x301]) == [0xE1, 0x5B0])
    #expect(NormalizationFormC.normalize([0xAC00, 0x11A8]) == [0xAC01])
    #expect(NormalizationFormC.normalize([0xAC01, 0x11A8]) == [0xAC01, 0x11A8])
    #expect(NormalizationFormC.normalize([0x1100, 0x300, 0x1161]) == [0x1100, 0x300, 0x1161])
  }

  @Test func punycodeDecodesWhatItEncodes() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      let label = (0..<Int.random(in: 1...20, using: &random)).map { _ -> UInt32 in
        let isASCII = Bool.random(using: &random)
        let scalar = UInt32.random(in: isASCII ? 0x61...0x7A : 0x80...0x10FFFF, using: &random)
        return Unicode.Scalar(scalar) == nil ? 0x2603 : scalar
      }
      guard label.contains(where: { $0 >= 0x80 }) else { continue }
      var encoded: [UInt8] = []
      try #require(Punycode.encode(label[...], into: &encoded))
      #expect(encoded.allSatisfy { $0 < 0x80 })
      #expect(Punycode.decode(encoded.map(UInt32.init)[...]) == label)
    }
  }

  @Test(arguments: [
    "-zca", "99999999999", "zz", "a-zz9999999999", "ls8h!", "\u{E9}", "zca ", "a-99999999",
  ])
  func malformedPunycodeIsRefused(_ text: String) {
    #expect(Punycode.decode(text.unicodeScalars.map(\.value)[...]) == nil)
  }

  @Test func punycodeRefusesLabelsThatWouldTakeTooLong() {
    var output: [UInt8] = []
    let label = [UInt32](repeating: 0xE9, count: Punycode.longestLabel + 1)
    #expect(!Punycode.encode(label[...], into: &output))
    #expect(Punycode.encode(label[1...], into: &output))
  }

  @Test func tablesCoverAllScalars() {
    #expect(MappingTable.shared.status(of: 0x61) == .valid)
    #expect(MappingTable.shared.status(of: 0x41) == .mapped([0x61]))
    #expect(MappingTable.shared.status(of: 0x100) == .mapped([0x101]))
    #expect(MappingTable.shared.status(of: 0x101) == .valid)
    #expect(MappingTable.shared.status(of: 0xAD) == .ignored)
    #expect(MappingTable.shared.status(of: 0x2026) == .disallowed)
    #expect(MappingTable.shared.status(of: 0xFB00) == .mapped([0x66, 0x66]))
    #expect(MappingTable.shared.status(of: 0x10FFFF) == .disallowed)
    #expect(ScalarClass(of: 0x94D).isVirama)
    #expect(ScalarClass(of: 0x301).isMark)
    #expect(ScalarClass(of: 0x628).joining == .dual)
    #expect(ScalarClass(of: 0x5D0).bidi == .R)
    #expect(ScalarClass(of: 0x660).bidi == .AN)
    #expect(ScalarClass(of: 0x10FFFF).joining == .nonJoining)
  }

  @Test func classesAgreeWithTheStandardLibraryWhereItKnowsTheScalar() {
    for value in UInt32(0)..<0x20000 {
      guard let properties = Unicode.Scalar(value)?.properties,
        properties.generalCategory != .unassigned
      else { continue }
      let ours = ScalarClass(of: value)
      #expect(ours.combiningClass == UInt32(properties.canonicalCombiningClass.rawValue))
      let isMark =
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
      #expect(ours.isMark == isMark)
    }
  }

  private func text(_ scalars: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.compactMap { Unicode.Scalar($0) })
    return String(view)
  }
}
