import Diagnostics
import Testing
import YAML

/// What the environment holds never shows up in a finding.
@Suite struct SecretTests {
  struct Picky: Decodable {
    struct Refused: Error { var value: String }
    init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      throw Refused(value: text.uppercased() + " " + String(text.prefix(9)) + "…")
    }
  }

  enum Mode: String, Decodable, CaseIterable { case squeeze, keep }

  private let secret = "hunter2-Hunter2-s3cr3t"

  private func check<T: Decodable>(
    _ type: T.Type, _ text: String = "a: ${KEY}", rules: DecodingRules = DecodingRules(),
    secret: String? = nil
  ) throws -> [Diagnostic] {
    let secret = secret ?? self.secret
    let (node, unset) = try node(text).expandingVariables(["KEY": secret])
    #expect(unset.isEmpty)
    let found = findings { () throws(Problems) in
      try node.decode([String: T].self, rules: rules, subject: "'t'")
    }
    #expect(!found.isEmpty)
    let text = DiagnosticRenderer(.json).render(found).lowercased()
    #expect(!text.contains(secret.lowercased()))
    #expect(!text.contains(secret.lowercased().prefix(9)))
    return found
  }

  @Test func quotesWhatIsWrittenInMismatches() throws {
    #expect(try check(Int.self).first?.message == "expected a whole number, found '${KEY}'")
    #expect(try check(Bool.self, secret: "yes-sir").first?.hint == nil)
    #expect(try check([String].self).first?.hint == "write a list: [\"${KEY}\"]")
    let large = try check(UInt8.self, secret: "987654321012")
    #expect(large.first?.message == "'${KEY}' is too large: at most 255")
  }

  @Test func doesNotSuggestTheChoiceThatIsNear() throws {
    let found = try check(Mode.self, secret: "squeezed")
    #expect(found.first?.message == "expected one of squeeze, keep; found '${KEY}'")
    #expect(found.first?.hint == nil)
  }

  @Test func takesSecretsOutOfMessagesOfTypes() throws {
    let found = try check(Picky.self)
    #expect(found.first?.message.contains("${KEY}") == true)
    _ = try check(Picky.self, "a: https://example.org/?key=${KEY}")
    _ = try check(Picky.self, "a: '${KEY:-default}'")
  }

  @Test func takesSecretsOutOfTranslationsAndChecks() throws {
    let translation = Diagnostic.error("no", "no: HUNTER2-hunter2", hint: "not hunter2-HUNTER2")
    let rules = DecodingRules(
      translate: { _, _ in [translation] }, validate: { _, _ in [translation] })
    _ = try check(Picky.self, rules: rules)
    let (node, _) = try node("min_length: ${N}").expandingVariables(["N": "0x1F4"])
    let found = findings { () throws(Problems) in
      try node.decode(CleanOptions.self, rules: .settings, subject: "'clean'")
    }
    #expect(found.map(\.message) == ["expected 1 to 100, found ${N}"])
  }

  @Test func takesSecretsOutOfWhatIsSaidOfAWholeMapping() throws {
    struct Whole: Decodable {
      struct Refused: Error { var user: String }
      enum CodingKeys: String, CodingKey { case user }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        throw Refused(user: try container.decode(String.self, forKey: .user))
      }
    }
    _ = try check(Whole.self, "a: {user: '${KEY}'}")
  }

  @Test func showsDefaultsWhichStandInTheFileAnyway() throws {
    let (node, _) = try node("a: ${KEY:-many}").expandingVariables([:])
    let found = findings { () throws(Problems) in
      try node.decode([String: Int].self, subject: "'t'")
    }
    #expect(found.first?.message == "expected a whole number, found '${KEY:-many}'")
  }

  @Test func saysThatAVariableIsEmpty() throws {
    let (node, _) = try node("a: ${KEY}").expandingVariables(["KEY": ""])
    let found = findings { () throws(Problems) in
      try node.decode([String: Int].self, subject: "'t'")
    }
    #expect(found.first?.message == "expected a whole number, found nothing ('${KEY}' is empty)")
  }

  @Test func reportsUnsetVariablesOnceAndNothingElseOfThem() throws {
    let text = MarkedText("min_length: «${N}»\nwhitespace: «${W}»\n«x»: 1\n")
    let (node, unset) = try Node.parse(text.source).expandingVariables([:])
    let found = findings { () throws(Problems) in
      try node.decode(CleanOptions.self, rules: .settings, subject: "'clean'")
    }
    #expect(found.map(\.code) == ["unset-variable", "unset-variable", "unknown-option"])
    #expect(found.compactMap(\.location) == text.marks)
    #expect(Problems(unset + found)?.diagnostics == found)
  }

  @Test func fillsInNumbersForOptions() throws {
    let (node, _) = try node("min_length: ${N}\nstrict: ${S:-true}").expandingVariables(["N": "7"])
    let options = try node.decode(CleanOptions.self, rules: .settings, subject: "'clean'")
    #expect(options.minLength == 7)
    #expect(options.strict)
  }
}
