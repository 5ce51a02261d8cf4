import Diagnostics
import Testing
import YAML

@Suite struct DecodingTests {
  private func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try node(text).decode(type, subject: "'test'")
  }

  // MARK: Scalars

  @Test func decodesScalars() throws {
    #expect(try decode(Int.self, "0x10") == 16)
    #expect(try decode(UInt64.self, "18446744073709551615") == .max)
    #expect(try decode(UInt64.self, "0xFFFFFFFFFFFFFFFF") == .max)
    #expect(try decode(Int8.self, "-128") == -128)
    #expect(try decode(Double.self, "3") == 3)
    #expect(try decode(Double.self, "-.inf") == -.infinity)
    #expect(try decode(Float.self, "2.5") == 2.5)
    #expect(try decode(Bool.self, "True") == true)
    #expect(try decode(String.self, "''") == "")
    #expect(try decode(String?.self, "~") == nil)
    #expect(try decode(Int?.self, "4") == 4)
    #expect(try decode(Int??.self, "4") == 4)
  }

  @Test(arguments: ["2026", "true", "1.50", "0x1F", ".inf", "no", "'~'", "24h", "2026-11-23"])
  func takesPlainScalarsForTextAsTheyAreWritten(text: String) throws {
    #expect(try decode(String.self, text) == (text == "'~'" ? "~" : text))
  }

  @Test(
    arguments: [
      ("many", "expected a whole number, found 'many'", nil),
      ("2.5", "expected a whole number, found '2.5'", nil),
      ("20.0", "expected a whole number, found '20.0'", "write 20"),
      ("1e3", "expected a whole number, found '1e3'", "write 1000"),
      ("'20'", "expected a whole number, found the text '20'", "write it without quotes"),
      ("1_000", "expected a whole number, found '1_000'", nil),
      ("[1]", "expected a whole number, found a list", nil),
      ("{a: 1}", "expected a whole number, found a mapping", nil),
      ("~", "expected a whole number, found nothing", nil),
      ("true", "expected a whole number, found 'true'", nil),
      ("300", "'300' is too large: at most 255", nil),
      ("-1", "'-1' is too small: at least 0", nil),
      ("99999999999999999999", "'99999999999999999999' is too large: at most 255", nil),
      ("-99999999999999999999", "'-99999999999999999999' is too small: at least 0", nil),
      (".nan", "expected a whole number, found '.nan'", nil),
      ("1e300", "expected a whole number, found '1e300'", nil),
    ] as [(String, String, String?)])
  func explainsWhatIsNoWholeNumber(text: String, message: String, hint: String?) {
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text)).decode(UInt8.self, subject: "'t'")
    }
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.hint) == [hint])
  }

  @Test func explainsOtherMismatches() {
    func message<T: Decodable>(_ type: T.Type, _ text: String) -> String? {
      let found = findings { () throws(Problems) in
        try Node.parse(SourceText(name: "t", text: text)).decode(type, subject: "'t'")
      }
      return found.first.map { $0.message + ($0.hint.map { " (\($0))" } ?? "") }
    }
    #expect(message(Bool.self, "off") == "expected true or false, found 'off' (write false)")
    #expect(
      message(Bool.self, "'true'")
        == "expected true or false, found the text 'true' (write it without quotes)")
    #expect(message(Double.self, "x") == "expected a number, found 'x'")
    #expect(message(Double.self, "1e999") == "'1e999' is too large for a number")
    #expect(message(Float.self, "1e99") == "'1e99' is too large for a number")
    #expect(message(String.self, "") == "expected text, found nothing (write '' for empty text)")
    #expect(message([Int].self, "5") == "expected a list, found '5' (write a list: [5])")
    #expect(
      message([String].self, "a, b") == "expected a list, found 'a, b' (write a list: [\"a, b\"])")
    #expect(
      message([Int].self, "") == "expected a list, found nothing (write [] for an empty list)")
    #expect(message([String: Int].self, "a") == "expected a mapping of keys to values, found 'a'")
  }

  // MARK: Collections

  @Test func collectsEveryWrongElement() {
    expectFindings(
      "wrong-type", "wrong-type", decoding: [Int].self, from: "[1, «a», 2, «[]»]")
    expectFindings(
      "wrong-type", "wrong-type", decoding: Set<Int>.self, from: "- «a»\n- 1\n- «~»\n")
    expectFindings(
      "wrong-type", "wrong-type", decoding: [String: [Int]].self, from: "a: [«x»]\nb: «1»\n")
    expectFindings(
      "wrong-type", "wrong-type", decoding: [[Int]?].self, from: "[[«x»], ~, «y»]")
    #expect(throws: Never.self) { try decode([String: Int].self, "") }
  }

  @Test func decodesCollections() throws {
    #expect(
      try decode([String: [Int?]].self, "{a: [1, ~], min_length: []}")
        == ["a": [1, nil], "min_length": []])
    #expect(try decode(Set<String>.self, "[a, b, a]") == ["a", "b"])
    #expect(try decode([Int: String].self, "{1: a}") == [1: "a"])
  }

  @Test func boundsTheNumberOfFindings() throws {
    let text = Array(repeating: "- x\n", count: 10_000).joined()
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text)).decode([Int].self, subject: "'t'")
    }
    #expect(found.count == 101)
    #expect(found.last?.code == "more-problems")
  }

  // MARK: Types that speak for themselves

  struct Server: Decodable, Equatable {
    struct Limits: Decodable, Equatable {
      var maxSize: Int
      var burst: Double?
    }

    enum Mode: String, Decodable, CaseIterable { case fast, careful }

    var hostName: String
    var port: UInt16
    var mode: Mode
    var limits: Limits
    var tags: [String]?
  }

  @Test func decodesNestedStructs() throws {
    let server = try decode(
      Server.self,
      "host_name: a\nport: 80\nmode: fast\nlimits: {max_size: 5}\ntags: [x]\n")
    #expect(
      server
        == Server(
          hostName: "a", port: 80, mode: .fast, limits: Server.Limits(maxSize: 5, burst: nil),
          tags: ["x"]))
  }

  @Test func goesOnAfterEveryWrongValue() {
    let found = expectFindings(
      "unknown-option", "wrong-type", "invalid-value", "unknown-choice", "unknown-option",
      "wrong-type", "wrong-type", "wrong-type", decoding: Server.self,
      from: """
        «hostname»: a
        host_name: «[]»
        port: «70000»
        mode: «slow»
        limits: {«max»: 1, max_size: «x», burst: «y»}
        tags: [«{}»]
        """)
    #expect(found.first?.hint == "did you mean 'host_name'?")
  }

  @Test func reportsEveryMissingKey() {
    let text = MarkedText("«port: 80»\n")
    let found = findings { () throws(Problems) in
      try Node.parse(text.source).decode(Server.self, subject: "'server'")
    }
    #expect(
      found.map(\.message) == [
        "'server' needs the option 'host_name'", "'server' needs the option 'mode'",
        "'server' needs the option 'limits'",
      ])
    #expect(found.compactMap(\.location) == Array(repeating: text.marks[0], count: 3))
  }

  @Test func placesMissingKeysOfANestedMappingAtItsKey() {
    expectFindings(
      "missing-option", decoding: Server.self,
      from: "host_name: a\nport: 80\nmode: fast\n«limits»:\n  burst: 1\n")
  }

  struct Flexible: Decodable, Equatable {
    var words: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let word = try? container.decode(String.self) {
        words = [word]
      } else {
        words = try container.decode([String].self)
      }
    }
  }

  @Test func leavesNoTraceOfFormsThatWereTried() throws {
    #expect(try decode([String: Flexible].self, "{a: x, b: [y, z]}")["b"]?.words == ["y", "z"])
    expectFindings("wrong-type", decoding: Flexible.self, from: "[a, «[b]»]")
  }

  struct EitherKey: Decodable {
    enum CodingKeys: String, CodingKey { case size }
    var size: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if let number = try? container.decode(Int.self, forKey: .size) {
        size = "\(number) bytes"
      } else {
        size = try container.decode(String.self, forKey: .size)
      }
    }
  }

  @Test func letsATypeTryAKeyInSeveralForms() throws {
    #expect(try decode(EitherKey.self, "size: 5").size == "5 bytes")
    #expect(try decode(EitherKey.self, "size: big").size == "big")
    expectFindings("wrong-type", decoding: EitherKey.self, from: "size: «[]»")
  }

  struct Recovering: Decodable {
    enum CodingKeys: String, CodingKey { case a, b }
    var kind: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      do {
        _ = try container.decode(Int.self, forKey: .a)
        kind = "number"
      } catch DecodingError.typeMismatch {
        kind = "mismatch"
      } catch DecodingError.keyNotFound {
        kind = "missing"
      } catch DecodingError.valueNotFound {
        kind = "nothing"
      }
    }
  }

  @Test func throwsTheErrorsThatDecodableTypesExpect() throws {
    #expect(try decode(Recovering.self, "a: x").kind == "mismatch")
    #expect(try decode(Recovering.self, "{}").kind == "missing")
    #expect(try decode(Recovering.self, "a:").kind == "nothing")
  }

  struct Interval: Decodable {
    struct Reversed: Error { var low: Int }
    var low: Int
    var high: Int

    enum CodingKeys: String, CodingKey { case low, high }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      low = try container.decode(Int.self, forKey: .low)
      high = try container.decode(Int.self, forKey: .high)
      guard low <= high else { throw Reversed(low: low) }
      guard high < 100 else {
        throw DecodingError.dataCorruptedError(
          forKey: .high, in: container, debugDescription: "high is too high")
      }
    }
  }

  @Test func translatesErrorsOfTypes() {
    let rules = DecodingRules(translate: { error, node in
      (error as? Interval.Reversed).map {
        [
          .error(
            "reversed", "low is above high: \($0.low)", file: node.source, at: node.location,
            hint: "swap them")
        ]
      }
    })
    let found = expectFindings(
      "reversed", "invalid-value", decoding: [Interval].self,
      from: "- «{low: 5, high: 4}»\n- {low: 1, high: «100»}\n", rules: rules)
    #expect(found.map(\.message) == ["low is above high: 5", "high is too high"])
    #expect(found.map(\.hint) == ["swap them", nil])
  }

  @Test func validatesWhatWasDecodedWithoutFindings() {
    let rules = DecodingRules(validate: { value, node in
      guard let interval = value as? Interval, interval.low == 1 else { return [] }
      return [.error("one", "low is one", file: node.source, at: node.location)]
    })
    expectFindings(
      "one", "wrong-type", decoding: [Interval].self,
      from: "- «{low: 1, high: 4}»\n- {low: 2, high: 4}\n- {low: 1, high: «x»}\n", rules: rules)
  }

  @Test func ignoresWhatATypeSaysAboutMadeUpValues() {
    expectFindings("wrong-type", decoding: Interval.self, from: "low: 5\nhigh: «x»\n")
  }

  @Test func acceptsProblemsThrownByTypes() {
    struct Picky: Decodable {
      init(from decoder: any Decoder) throws {
        let node = try Node(from: decoder)
        throw Problems(.error("picky", "no", file: node.source, at: node.location))
      }
    }
    expectFindings("picky", "picky", decoding: [Picky].self, from: "[«a», «b»]")
  }

  // MARK: Containers

  enum Action: Decodable, Equatable {
    case move(x: Int, y: Int)
    case stop
  }

  @Test func decodesEnumerationsWithPayload() throws {
    #expect(
      try decode([Action].self, "[{move: {x: 1, y: 2}}, {stop: {}}]")
        == [.move(x: 1, y: 2), .stop])
    expectFindings("unknown-option", decoding: Action.self, from: "{move: {x: 1, y: 2, «z»: 3}}")
  }

  struct Dynamic: Decodable {
    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    var headers: [String: String] = [:]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for key in container.allKeys {
        headers[key.stringValue] = try container.decode(String.self, forKey: key)
      }
    }
  }

  @Test func handsOutKeysAsTypesWouldAskForThem() throws {
    let headers = try decode(
      Dynamic.self, "{User-Agent: a, contentType: b, X: c, max_age: d, _: e}"
    ).headers
    #expect(
      headers == ["User-Agent": "a", "contentType": "b", "X": "c", "max_age": "d", "_": "e"])
  }

  struct Listing: Decodable {
    enum CodingKeys: String, CodingKey { case minLength, plain }
    var keys: [CodingKeys]

    init(from decoder: any Decoder) throws {
      keys = try decoder.container(keyedBy: CodingKeys.self).allKeys
    }
  }

  @Test func handsOutTheKeysOfATypeThatTheFileHas() throws {
    #expect(try decode(Listing.self, "{plain: 1, min_length: 2}").keys == [.plain, .minLength])
  }

  class Base: Decodable {
    var name: String
  }

  final class Derived: Base {
    var size: Int
    enum CodingKeys: String, CodingKey { case size }

    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      size = try container.decode(Int.self, forKey: .size)
      try super.init(from: container.superDecoder())
    }
  }

  @Test func decodesSuperclasses() throws {
    let derived = try decode(Derived.self, "{size: 1, super: {name: a}}")
    #expect(derived.size == 1)
    #expect(derived.name == "a")
    expectFindings(
      "unknown-option", decoding: Derived.self, from: "{size: 1, super: {name: a, «nam»: b}}")
    expectFindings("missing-option", decoding: Derived.self, from: "«{size: 1}»")
  }

  struct Flattened: Decodable {
    struct Common: Decodable { var id: String? }
    struct Own: Decodable { var size: Int }
    var common: Common
    var own: Own

    init(from decoder: any Decoder) throws {
      common = try Common(from: decoder)
      own = try Own(from: decoder)
    }
  }

  @Test func countsKeysOfTypesThatShareAMapping() throws {
    #expect(try decode(Flattened.self, "{id: a, size: 2}").own.size == 2)
    expectFindings("unknown-option", decoding: Flattened.self, from: "{size: 2, «sise»: 3}")
  }

  struct Nested: Decodable {
    enum CodingKeys: String, CodingKey { case outer, list }
    enum InnerKeys: String, CodingKey { case innerValue }
    var value: Int
    var sum: Int

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let inner = try container.nestedContainer(keyedBy: InnerKeys.self, forKey: .outer)
      value = try inner.decode(Int.self, forKey: .innerValue)
      var list = try container.nestedUnkeyedContainer(forKey: .list)
      sum = 0
      while !list.isAtEnd {
        if try list.decodeNil() { continue }
        var pair = try list.nestedUnkeyedContainer()
        sum += try pair.decode(Int.self) * pair.decode(Int.self)
      }
    }
  }

  @Test func decodesNestedContainers() throws {
    let nested = try decode(Nested.self, "outer: {inner_value: 4}\nlist: [[1, 2], ~, [3, 4]]\n")
    #expect(nested.value == 4)
    #expect(nested.sum == 14)
    expectFindings(
      "unknown-option", decoding: Nested.self,
      from: "outer: {inner_value: 4, «iner_value»: 1}\nlist: []\n")
    expectFindings(
      "wrong-type", decoding: Nested.self, from: "outer: {inner_value: 4}\nlist: [«[1]»]\n")
    expectFindings("wrong-type", decoding: Nested.self, from: "outer: «5»\nlist: []\n")
  }

  @Test func keepsNodesForLater() throws {
    struct Entry: Decodable { var options: Node; var other: Node? }
    let entry = try decode(Entry.self, "options: {a: [1]}\n")
    #expect(entry.options["a"]?.items?.count == 1)
    #expect(entry.other == nil)
  }

  @Test func copesWithTypesThatContainThemselves() throws {
    struct Tree: Decodable { var name: String; var children: [Tree]? }
    final class Loop: Decodable {
      let next: Loop
      let size: Int
    }
    let depth = 30
    let text =
      String(repeating: "{name: a, children: [", count: depth) + "{name: b, «x»: 1}"
      + String(repeating: "]}", count: depth)
    expectFindings("unknown-option", decoding: Tree.self, from: text)
    expectFindings("missing-option", decoding: Loop.self, from: "{«next»: {}}")
  }

  @Test func decodesAsDeepAsMayBeAllowed() throws {
    indirect enum Deep: Decodable {
      case end
      case list([Deep])
      init(from decoder: any Decoder) throws {
        self = .list(try decoder.singleValueContainer().decode([Deep].self))
      }
    }
    let text = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    let node = try Node.parse(
      SourceText(name: "t", text: text), limits: YAMLLimits(depth: Int.max))
    #expect(throws: Never.self) { try node.decode(Deep.self, subject: "'t'") }
  }

  @Test func handsUserInfoOn() throws {
    struct Reader: Decodable {
      var value: Int
      init(from decoder: any Decoder) throws {
        value = CodingUserInfoKey(rawValue: "k").flatMap { decoder.userInfo[$0] as? Int } ?? 0
      }
    }
    let key = try #require(CodingUserInfoKey(rawValue: "k"))
    let rules = DecodingRules(userInfo: [key: 7])
    #expect(try node("x").decode(Reader.self, rules: rules, subject: "'t'").value == 7)
  }

  @Test(arguments: [
    ("minLength", "min_length"), ("a", "a"), ("feedURL", "feed_url"), ("URLPath", "url_path"),
    ("html5Mode", "html5_mode"), ("already_snake", "already_snake"), ("übergrößeX", "übergröße_x"),
    ("", ""),
  ])
  func spellsKeysInSnakeCase(name: String, key: String) {
    #expect(DecodingRules.snakeCase(name) == key)
  }
}
