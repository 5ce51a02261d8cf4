import LanguageModelClient
import PipeKit
import PipeTesting
import Testing

@Suite struct LanguageModelOptionsTests {
  private func problems(
    _ yaml: String, key: String? = nil, fromEnvironment: Bool = false
  ) throws -> [String] {
    var options = try LanguageModelOptions(yaml: yaml)
    options.key = key
    var setup = StageSetup(id: "a")
    if fromEnvironment, let key { setup.redact = Redactor([key]) }
    setup.files = NoFiles()
    do throws(OptionProblems) {
      try options.check(placeholders: LanguageModelOptions.placeholders, setup)
      return []
    } catch {
      return error.problems.map(\.message)
    }
  }

  private struct NoFiles: OptionFiles {
    func contents(of path: String, limit: Int) throws(FileError) -> [UInt8] {
      throw FileError(.notFound, path: path, "none")
    }
    func mapped(
      _ path: String, limit: Int, headLength: Int, length: ([UInt8]) throws -> Int
    ) throws -> MappedFile { throw FileError(.notFound, path: path, "none") }
    func decode<Value: Decodable>(
      _ type: Value.Type, fromYAML path: String, limit: Int
    ) throws -> Value { throw FileError(.notFound, path: path, "none") }
  }

  @Test(arguments: [
    ("{}", "has no server"), ("{}", "has no model"),
    ("{url: 'http://localhost:1/v1'}", "has no model"),
    ("{url: 'http://localhost:1/v1?a=b', model: m}", "address with a ?"),
    ("{url: 'http://localhost:1/v1', model: m, prompt: 'Sum up.'}", "without the text"),
    ("{url: 'http://localhost:1/v1', model: m, prompt: '{{text}} {{txt}}'}", "placeholder"),
    ("{url: 'http://localhost:1/v1', model: m, system: '{{ nothing }}'}", "placeholder"),
  ])
  func whatIsWrongIsSaid(yaml: String, part: String) throws {
    let found = try problems(yaml)
    #expect(found.contains { $0.contains(part) }, "\(found)")
  }

  @Test func aKeyComesFromTheEnvironmentAndGoesNowhereOpenly() throws {
    let far = "{url: 'https://api.example.com/v1', model: m}"
    #expect(try problems(far, key: "sk-1234").first?.contains("written down") == true)
    #expect(try problems(far, key: "sk-1234", fromEnvironment: true) == [])
    #expect(try problems(far, key: "sk 1234", fromEnvironment: true).count == 1)
    for url in ["http://api.example.com/v1", "http://8.8.8.8/v1", "http://10.0.0.1.example.com/"] {
      #expect(
        try problems("{url: '\(url)', model: m}", key: "sk-1234", fromEnvironment: true).count == 1)
      #expect(try problems("{url: '\(url)', model: m}") == [])
    }
    for url in [
      "http://localhost:11434/v1", "http://127.0.0.1/", "http://[::1]:8000/v1",
      "http://10.1.2.3/v1",
      "http://192.168.1.5/v1", "http://gpu/v1", "http://models.lan/v1",
    ] {
      #expect(
        try problems("{url: '\(url)', model: m}", key: "sk-1234", fromEnvironment: true) == [],
        "\(url)")
    }
  }

  @Test func aPasswordInTheAddressComesFromTheEnvironmentToo() throws {
    for user in ["ann:sekret", ":sekret", "ann:x:sekret", "a@b:sekret"] {
      let yaml = "{url: 'https://\(user)@api.example.com/v1', model: m}"
      #expect(try problems(yaml).first?.contains("password written down in url") == true, "\(user)")
    }
    var options = try LanguageModelOptions(yaml: "{url: 'https://ann:sekret@a.example/', model: m}")
    options.key = nil
    var setup = StageSetup(id: "a")
    setup.redact = Redactor(["sekret"])
    setup.files = NoFiles()
    try options.check(placeholders: LanguageModelOptions.placeholders, setup)
  }

  @Test func whatIsPutIntoAPromptIsNotReadAgain() throws {
    var options = try LanguageModelOptions(
      yaml:
        "{url: 'http://localhost:1', model: m, max_text: 100, prompt: '{{ title }}|{{text}}|{{language}}'}"
    )
    options.system = "Say {{title}}"
    let prompt = try #require(
      options.prompt(
        of: Document(id: "a", title: "{{text}}", language: "en"),
        text: String(repeating: "é", count: 200), system: "", question: "", values: [:]
      ) { _ in nil })
    #expect(prompt.question == "{{text}}|\(String(repeating: "é", count: 100))|en")
    #expect(prompt.system == "Say {{text}}")
  }
}
