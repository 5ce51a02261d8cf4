import PipeKit
import Testing

/// The codec against Foundation's, with random values.
@Suite(.timeLimit(.minutes(10))) struct JSONPropertyTests {
  @Test(arguments: 0..<5) func readsWhatFoundationReads(seed: Int) throws {
    var values = RandomJSON(seed: UInt64(seed))
    for _ in 0..<30 {
      let value = values.value(depth: 4)
      let text = values.text(of: value)
      let read = try JSON(parsing: text)
      // Bytes, as strings are also equal when they are only equivalent.
      #expect(read.serialized == value.serialized)
      #expect(read == value)
      #expect(FoundationJSON.reads(text, as: read), "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test(arguments: 100..<104) func writesWhatFoundationReadsBack(seed: Int) throws {
    var values = RandomJSON(seed: UInt64(seed))
    for _ in 0..<30 {
      let value = values.value(depth: 4)
      #expect(FoundationJSON.reads(value.serialized, as: value))
      #expect(FoundationJSON.reads(value.prettyPrinted, as: value))
      #expect(try JSON(parsing: value.serialized).serialized == value.serialized)
      #expect(try JSON(parsing: value.prettyPrinted).serialized == value.serialized)
    }
  }

  @Test func escapesEveryControlAndNothingElseThatNeedsNone() throws {
    let short: [UInt8: String] = [8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"]
    for byte in UInt8(0)..<0x20 {
      let digits = (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
      let written = short[byte] ?? "\\u00\(digits)"
      // In every place of a word, as text is read in words.
      for place in 0..<20 {
        let padding = String(repeating: "x", count: place)
        let string = JSON.string(padding + String(Unicode.Scalar(byte)) + "é")
        let text = "\"\(padding)\(written)é\""
        #expect(string.serialized == Array(text.utf8))
        #expect(try JSON(parsing: text) == string)
        #expect(try JSON(parsing: "\"\(padding)\\u00\(digits.uppercased())é\"") == string)
      }
    }
    let plain = "/\u{7F}\u{80}\u{2028}\u{2029}\u{FEFF}\u{FFFF}😀'<>&"
    #expect(JSON.string(plain).serialized == Array("\"\(plain)\"".utf8))
  }

  @Test func readsEveryScalarFromItsEscape() throws {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 61) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let escape = String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      let read = try JSON(parsing: "\"\(escape.joined())\"").string
      #expect(read?.unicodeScalars.elementsEqual([scalar]) == true)
    }
  }

  @Test(arguments: [
    "0", "-0", "1", "-1", "0.0", "1.0", "1.50", "10", "1e5", "1E5", "1e+5", "1E-05", "-0e0",
    "9007199254740993", "18446744073709551616", "123456789012345678901234567890", "1e400",
    "0.1000000000000000055511151231257827021181583404541015625",
  ])
  func keepsNumbersAsWritten(literal: String) throws {
    let value = try JSON(parsing: " [ \(literal) ] ")
    #expect(value.serialized == Array("[\(literal)]".utf8))
    #expect(value.array?.first?.double == Double(literal))
    let document = try Document(
      json: Array("{\"id\":\"a\",\"metadata\":{\"n\":\(literal)},\"later\":\(literal)}".utf8))
    #expect(document.metadata["n"] == value.array?.first)
    #expect(document.extra["later"] == value.array?.first)
    #expect(
      document.json
        == Array("{\"id\":\"a\",\"metadata\":{\"n\":\(literal)},\"later\":\(literal)}".utf8))
  }

  @Test func readsScoresAsTheNearestDouble() throws {
    var values = RandomJSON(seed: 7)
    for _ in 0..<500 {
      guard case .number(let number) = values.number() else { continue }
      let json = "{\"id\":\"a\",\"labels\":[{\"name\":\"b\",\"score\":\(number.literal)}]}"
      let document = try Document(json: Array(json.utf8))
      #expect(document.labels.first?.score == Double(number.literal))
      let again = try Document(json: document.json)
      #expect(again == document)
      #expect(again.json == document.json)
    }
  }

  @Test func keepsTheLastValueOfAKeyInThePlaceOfTheFirst() throws {
    let value = try JSON(parsing: "{\"a\":1,\"b\":2,\"\\u0061\":3}")
    #expect(value.serialized == Array("{\"a\":3,\"b\":2}".utf8))
    // Beyond a few members another way of searching is used.
    let many = (0..<50).map { "\"k\($0)\":0" }.joined(separator: ",")
    let read = try JSON(parsing: "{\(many),\(many.replacing(":0", with: ":1"))}")
    #expect(read.serialized == Array("{\(many.replacing(":0", with: ":1"))}".utf8))
  }

  @Test func keepsApartKeysThatAreOnlyEquivalent() throws {
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    #expect(try JSON(parsing: text).serialized == Array(text.utf8))
  }

  @Test func indentsByTwoSpacesALevel() throws {
    let value = try JSON(parsing: "{\"a\":[1,{\"b\":[]}],\"c\":{}}")
    let text = """
      {
        "a": [
          1,
          {
            "b": []
          }
        ],
        "c": {}
      }
      """
    #expect(String(decoding: value.prettyPrinted, as: UTF8.self) == text)
  }
}
