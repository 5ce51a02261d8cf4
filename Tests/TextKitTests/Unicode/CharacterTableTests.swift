import PipeTesting
import Testing

@testable import TextKit

@Suite struct CharacterTableTests {
  private let table = CharacterTable.shared

  /// Scalars that both the table's version of Unicode and the standard library's know.
  private static var scalars: [Unicode.Scalar] {
    (UInt32(0)..<0x30000).compactMap(Unicode.Scalar.init).filter {
      guard let age = $0.properties.age else { return false }
      return age.major < 16
    }
  }

  /// Collected, as an expectation a scalar would take longer than all else.
  private func wrong(_ isRight: (Unicode.Scalar, ScalarClass) -> Bool) -> [Unicode.Scalar] {
    Self.scalars.filter { !isRight($0, table.scalarClass($0.value)) }
  }

  @Test func classesAgreeWithTheStandardLibrary() {
    let wrong = wrong { scalar, found in
      switch scalar.properties.generalCategory {
      // Georgian, whose capitals begin nothing.
      case .lowercaseLetter where (0x10D0...0x10FF).contains(scalar.value): found == .letter
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: found == .cased
      case .otherLetter: found.isWord && found != .cased
      case .modifierLetter: found.isWord || found == .apostrophe
      case .decimalNumber: found == .number
      case .nonspacingMark, .spacingMark, .enclosingMark: found == .mark
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: found == .space
      default: !found.isWord || found == .number || found == .solitary
      }
    }
    #expect(wrong == [])
  }

  @Test func foldingIsTheLowerCase() {
    let wrong = wrong { scalar, _ in
      guard scalar.properties.generalCategory == .uppercaseLetter else { return true }
      let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
      return lower.count != 1 || table.fold(scalar.value) == lower[0].value
    }
    #expect(wrong == [])
    #expect(table.fold(0x3C2) == 0x3C3)
    #expect(table.fold(0x17F) == 0x73)
    #expect(table.fold(0x130) == 0x69)
    #expect(table.fold(0xDF) == 0xDF)
  }

  @Test func foldingTwiceIsFoldingOnce() {
    let wrong = wrong { scalar, _ in
      let once = table.fold(scalar.value)
      return table.fold(once) == once
    }
    #expect(wrong == [])
  }

  @Test func decodesAsTheStandardLibraryDoes() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let text = oddText(pieces: 12, using: &generator)
      var index = 0
      var scalars: [UInt32] = []
      while index < text.count {
        let (value, width) = text.span.scalar(at: index)
        #expect(text.span.scalar(before: index + width) == (value, width))
        scalars.append(value)
        index += width
      }
      #expect(index == text.count)
      let expected = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
      #expect(scalars.filter { $0 != 0xFFFD } == expected.filter { $0 != 0xFFFD })
    }
  }

  @Test func everyScalarSurvivesEncodingAndDecoding() {
    let wrong = (UInt32(0)..<0x110000).filter { value in
      guard Unicode.Scalar(value) != nil else { return false }
      var bytes: [UInt8] = []
      encodeUTF8(value) { bytes.append($0) }
      return bytes.span.scalar(at: 0) != (value, bytes.count)
    }
    #expect(wrong == [])
  }
}
