import PipeKit
import PipeTesting
import Testing

/// Valid documents with random damage: whatever comes of them must be refused or kept.
@Suite(.timeLimit(.minutes(10))) struct JSONFuzzTests {
  @Test(arguments: 0..<5) func whateverIsAcceptedRoundTrips(seed: Int) throws {
    var documents = RandomDocument(seed: UInt64(seed))
    var random = SeededGenerator(seed: UInt64(seed) &+ 1_000)
    let spares = Self.tokens.map { Array($0.utf8) } + [[0x80], [0xC3], [0xED, 0xA0, 0x80], [0x00]]
    for _ in 0..<20 {
      let valid = documents.document().json
      for _ in 0..<50 {
        var text = valid
        for _ in 0...random.below(3) { Self.mutate(&text, spares, &random) }
        try check(text)
      }
    }
  }

  /// Damage to the whole of what JSON has: values of every kind, written in every way.
  @Test(arguments: 0..<4) func whateverValueIsAcceptedRoundTrips(seed: Int) throws {
    var values = RandomJSON(seed: UInt64(seed))
    var random = SeededGenerator(seed: UInt64(seed) &+ 2_000)
    let spares = Self.tokens.map { Array($0.utf8) } + [[0x80], [0xC3], [0xED, 0xA0, 0x80], [0x00]]
    for _ in 0..<60 {
      var text = values.text(of: values.value(depth: 3))
      Self.mutate(&text, spares, &random)
      try check(text)
    }
  }

  @Test func refusesEveryBeginningOfADocument() throws {
    var documents = RandomDocument(seed: 42)
    for _ in 0..<3 {
      let valid = documents.document().json
      for length in 0..<valid.count {
        let text = Array(valid[..<length])
        do {
          _ = try Document(json: text)
          Issue.record("accepted \(String(decoding: text, as: UTF8.self))")
        } catch {
          // Where an escape or a pair is cut off, its beginning is named.
          #expect(error.offset <= length && error.offset + 12 >= length)
          #expect(error.line == 1 && error.column == error.offset + 1)
        }
      }
    }
  }

  private func check(_ text: [UInt8]) throws {
    let value = try? JSON(parsing: text)
    if let value {
      let written = value.serialized
      let again = try JSON(parsing: written)
      #expect(again == value)
      #expect(again.serialized == written)
      if FoundationJSON.canHoldNumbers(of: value) {
        #expect(FoundationJSON.value(text) != nil, "\(String(decoding: text, as: UTF8.self))")
        #expect(FoundationJSON.value(written) != nil)
      }
    }
    guard let document = try? Document(json: text) else { return }
    #expect(value != nil, "\(String(decoding: text, as: UTF8.self))")
    let written = document.json
    let again = try Document(json: written)
    #expect(again.json == written)
    #expect(!document.id.isEmpty)
    if let value, FoundationJSON.canHoldNumbers(of: value) {
      #expect(FoundationJSON.value(written) != nil)
    }
  }

  private static let tokens = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "null",
    "true", "1", "-", ".", "e", "0", "{}", "[]", "\"\"", "\"id\":1,", "\"title\":null,", "\n",
    "\u{FEFF}", "\u{E9}", "😀", "\"text\":\"x\",", "\"base64\":\"AA==\",", " ", "\u{7F}",
  ]

  private static func mutate(
    _ text: inout [UInt8], _ spares: [[UInt8]], _ random: inout SeededGenerator
  ) {
    guard !text.isEmpty else { return }
    let place = random.below(text.count)
    let end = min(text.count, place + 1 + random.below(8))
    switch random.below(7) {
    case 0: text[place] = UInt8(random.below(256))
    case 1: text[place] ^= 1 << UInt8(random.below(8))
    case 2: text.removeSubrange(place..<end)
    case 3: text.insert(contentsOf: text[place..<end], at: random.below(text.count))
    case 4: text.insert(contentsOf: spares[random.below(spares.count)], at: place)
    case 5: text.replaceSubrange(place..<end, with: spares[random.below(spares.count)])
    default: text.swapAt(place, random.below(text.count))
    }
  }
}
