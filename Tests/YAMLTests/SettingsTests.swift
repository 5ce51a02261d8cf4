import Diagnostics
import Testing
import YAML

@Suite struct SettingsTests {
  private func clean(_ text: String) throws -> CleanOptions {
    try node(text).decode(CleanOptions.self, rules: .settings, subject: "'clean'")
  }

  @Test func takesDefaultsForWhatIsNotThere() throws {
    for text in ["", "~", "{}"] { #expect(try clean(text) == CleanOptions()) }
    let options = try clean("min_length: 5\ntitle: Heute\n")
    #expect(options.minLength == 5)
    #expect(options.title == "Heute")
    #expect(options.whitespace == .squeeze)
  }

  @Test func reportsEverythingAtOnce() {
    let found = expectFindings(
      "unknown-option", "wrong-type", "unknown-choice", "wrong-type", "wrong-type", "wrong-type",
      decoding: CleanOptions.self,
      from: """
        «min_lenght»: 10
        min_length: «many»
        whitespace: «sqeeze»
        patterns: [a, «[b]», «{c: d}»]
        strict: «yes»
        """, rules: .settings)
    #expect(
      found.map(\.message) == [
        "'test' has no option 'min_lenght'", "expected a whole number, found 'many'",
        "expected one of keep, squeeze, trim; found 'sqeeze'", "expected text, found a list",
        "expected text, found a mapping", "expected true or false, found 'yes'",
      ])
    #expect(
      found.map(\.hint) == [
        "did you mean 'min_length'?", nil, "did you mean 'squeeze'?", nil, nil, "write true",
      ])
  }

  @Test func listsTheOptionsWhereNoneIsNear() {
    let found = expectFindings(
      "unknown-option", decoding: CleanOptions.self, from: "«colour»: red\n", rules: .settings)
    #expect(
      found.first?.hint == "the options are min_length, patterns, strict, title, whitespace")
  }

  @Test func reportsValuesOutsideTheirRange() {
    let found = expectFindings(
      "invalid-value", decoding: CleanOptions.self, from: "min_length: «500»\n", rules: .settings)
    #expect(found.first?.message == "expected 1 to 100, found 500")
  }

  @Test func reportsMissingOptionsAtTheOwner() throws {
    let text = MarkedText("- «fetch»: {retries: «12»}\n")
    let item = try #require(try Node.parse(text.source).items?.first?.entries?.first)
    let found = findings { () throws(Problems) in
      try item.value.decode(
        FetchOptions.self, rules: .settings, subject: "'fetch'", owner: item.key.location)
    }
    #expect(found.map(\.code) == ["missing-option", "invalid-value"])
    #expect(found.map(\.message).first == "'fetch' needs the option 'feeds'")
    #expect(found.compactMap(\.location) == text.marks)
  }

  @Test func reportsWhatIsWrongInNestedOptions() {
    let found = expectFindings(
      "wrong-type", "unknown-option", "invalid-value", "invalid-value",
      decoding: FetchOptions.self,
      from: """
        feeds: «a»
        clean:
          «patern»: [a]
          min_length: «0»
        retries: «10»
        """, rules: .settings)
    #expect(found.first?.hint == "write a list: [a]")
    #expect(found.map(\.message).dropFirst().first == "'clean' has no option 'patern'")
  }

  @Test func saysThatAListOfMappingsIsNoMapping() {
    let found = expectFindings(
      "wrong-type", decoding: CleanOptions.self, from: "«- min_length: 1»\n", rules: .settings)
    #expect(found.first?.message == "expected a mapping of keys to values, found a list")
    #expect(found.first?.hint == "write 'key: value' without the '-'")
  }

  @Test func reportsEachUseOfAnAliasedMappingOnce() {
    expectFindings(
      "unknown-option", "wrong-type", decoding: [CleanOptions].self,
      from: "- &a {«colour»: red, strict: «5»}\n- {<<: *a}\n- {<<: *a}\n", rules: .settings)
  }

  @Test func pointsAtTheAliasAndAtWhatItStandsFor() {
    let text = MarkedText("- &x «text»\n- {n: «*x»}\n")
    let aliased = findings { () throws(Problems) in
      try Node.parse(text.source).items?[1].decode([String: Int].self, subject: "'t'")
    }
    #expect(aliased.first?.location == text.marks[1])
    #expect(aliased.first?.related.map(\.location) == [text.marks[0]])
  }
}
