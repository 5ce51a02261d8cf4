import Diagnostics
import Testing
import YAML

/// Types that decode themselves in ways that the compiler would not.
@Suite struct OwnDecodingTests {
  /// Asks for optional values outright, where the compiler would use `decodeIfPresent`.
  private struct Parts: Decodable, Equatable {
    var number: Int?
    var list: [Int]?

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      number = try container.decode(Int?.self, forKey: .number)
      list = try container.decode([Int]?.self, forKey: .list)
    }

    private enum Key: CodingKey { case number, list }
  }

  private struct Nothing: TestOptions {}

  /// A text of a form of its own.
  private struct Span: Decodable {
    init(from decoder: any Decoder) throws {
      _ = try decoder.singleValueContainer().decode(String.self)
    }
  }

  @Test func readsOptionalValuesThatAreAskedForOutright() throws {
    let parts = try node("{number: 5, list: [1, 2]}").decode(Parts.self, subject: "'test'")
    #expect(parts.number == 5)
    #expect(parts.list == [1, 2])
    let nulls = try node("{number: ~, list: ~}").decode(Parts.self, subject: "'test'")
    #expect(nulls.number == nil)
    #expect(nulls.list == nil)
  }

  @Test func reportsAllThatIsWrongWithOptionalValues() {
    expectFindings(
      "wrong-type", "wrong-type", decoding: Parts.self, from: "{number: «many», list: [1, «x»]}")
    expectFindings("missing-option", "wrong-type", decoding: Parts.self, from: "«{list: [«x»]}»")
  }

  @Test func aTypeWithoutPropertiesIsAMappingWithoutKeys() throws {
    for text in ["", "~", "{}"] {
      _ = try node(text).decode(Nothing.self, rules: .settings, subject: "'test'")
    }
    expectFindings(
      "unknown-option", decoding: Nothing.self, from: "{«key»: 1}", rules: .settings)
    expectFindings("wrong-type", decoding: Nothing.self, from: "«5»", rules: .settings)
    expectFindings("wrong-type", decoding: Nothing.self, from: "«[a]»", rules: .settings)
  }

  @Test func quotesAroundAVariableSayNothingOfItsType() throws {
    let (filled, problems) = try node("['${N}', \"${N}\", '${F}', '5', '${EMPTY}', '${TEXT}']")
      .expandingVariables(["N": "5", "F": "2.5", "EMPTY": "", "TEXT": "five"])
    #expect(problems.isEmpty)
    let items = filled.items ?? []
    func decode<T: Decodable>(_ index: Int, _ type: T.Type) -> T? {
      try? items[index].decode(type, subject: "'test'")
    }
    #expect(decode(0, Int.self) == 5)
    #expect(decode(1, Double.self) == 5)
    #expect(decode(1, String.self) == "5")
    #expect(decode(2, Double.self) == 2.5)
    #expect(decode(2, Int.self) == nil)
    // Other quotes do.
    for index in 3...5 { #expect(decode(index, Int.self) == nil) }
    let (usual, _) = try node("'${X:-7}'").expandingVariables([:])
    #expect(try usual.decode(Int.self, subject: "'test'") == 7)
    let (flag, _) = try node("'${B}'").expandingVariables(["B": "true"])
    #expect(try flag.decode(Bool.self, subject: "'test'"))
  }

  @Test func namesATypeThatIsWrittenAsText() {
    var rules = DecodingRules()
    rules.name = { $0 == Span.self ? "a span" : nil }
    for (text, found) in [("«~»", "nothing"), ("«[a]»", "a list"), ("«{a: b}»", "a mapping")] {
      let problems = expectFindings(
        "wrong-type", decoding: Span.self, from: text, rules: rules)
      #expect(problems.map(\.message) == ["expected a span, found \(found)"])
    }
    let listed = expectFindings(
      "wrong-type", "wrong-type", decoding: [Span].self, from: "[a, «~», «[b]»]", rules: rules)
    #expect(listed.first?.message == "expected a span, found nothing")
  }
}
