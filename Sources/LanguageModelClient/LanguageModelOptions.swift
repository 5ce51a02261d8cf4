public import PipeKit

/// The language model that documents are sent to, and how: the option `llm` of `summarize` and `classify`.
public struct LanguageModelOptions: StageOptions, SettingValue {
  /// Where the model is.
  @Setting(
    "The address of a server that speaks the chat protocol of OpenAI, up to /chat/completions: "
      + "https://api.openai.com/v1, or http://localhost:11434/v1 for one on this machine.")
  public var url: HTTPAddress? = nil

  /// Which model.
  @Setting("The name of the model, as the server calls it.")
  public var model: String? = nil

  /// What opens the server's door.
  @Setting(
    "The key that the server asks for, from the environment: ${OPENAI_API_KEY}. Is sent to this server alone.",
    secret: true)
  public var key: String? = nil

  /// What the model is told to be.
  @Setting("What the model is told first, in place of what the stage says.")
  public var system: String? = nil

  /// What the model is asked.
  @Setting(
    "What the model is asked of each document, in place of what the stage asks: {{text}} stands for the text, "
      + "and so do {{title}}, {{language}} and what the stage names.")
  public var prompt: String? = nil

  /// How freely the model chooses.
  @Setting("How freely the model chooses its words; 0 is the most likely.", range: 0.0...2.0)
  public var temperature = 0.0

  /// The longest answer.
  @Setting(
    "The longest answer, in tokens, which are about three quarters of an English word.",
    range: 1...100_000)
  public var maxTokens = 1000

  /// How much of a text is sent.
  @Setting(
    "How much of a text is sent at most, in Unicode code points: its beginning.",
    range: 100...10_000_000)
  public var maxText = 20_000

  /// How many documents a request is for.
  @Setting("How many documents are asked of in one request.", range: 1...50)
  public var batch = 1

  /// How many requests are under way.
  @Setting("How many requests are under way at a time.", range: 1...64)
  public var concurrency = 4

  /// How many requests a minute.
  @Setting("The most requests a minute; as many as go unless given.", range: 1...100_000)
  public var requestsPerMinute: Int? = nil

  /// How often a request is tried.
  @Setting(
    "How often a request is tried that fails for the while, with a pause of a second, two, four and so on before "
      + "the next, or as long as the server asks for.", range: 1...10)
  public var attempts = 4

  /// How long to wait.
  @Setting(
    "The longest pause; a server that asks for a longer one is asked no more in the run.")
  public var maxPause = TimeSpan(.seconds(120))

  /// How long a request may take.
  @Setting("How long a request may take.")
  public var timeout = TimeSpan(.seconds(60))

  /// What a run may cost.
  @Setting(
    "The most tokens of a run, of questions and answers, as the server counts them; any number unless given. Then "
      + "the rest of the documents gets along without it.", range: 1...1_000_000_000_000)
  public var budget: Int? = nil

  /// Where answers are kept.
  @Setting(
    "The folder where answers are kept, so that the same is not asked twice, in later runs too; '' keeps none."
  )
  public var cache = ".pipe/answers"

  /// Creates options without a server.
  public init() {}

  /// What is wrong with them together.
  ///
  /// - Parameters:
  ///   - placeholders: What may stand in a prompt.
  ///   - isFromEnvironment: Whether a text is; `nil` where nobody knows.
  /// - Returns: The problems, of the option `llm`.
  func problems(
    placeholders: [String], isFromEnvironment: ((String) -> Bool)? = nil
  ) -> [OptionProblem] {
    var found: [OptionProblem] = []
    func complain(_ message: String, _ hint: String) {
      found.append(OptionProblem(message, options: ["llm"], hint: hint))
    }
    if url == nil {
      complain("has no server", "write its address, as url: http://localhost:11434/v1")
    }
    if model?.allSatisfy(\.isWhitespace) ?? true {
      complain("has no model", "name one that the server has, as model: gpt-4o-mini")
    }
    if let key {
      if key.isEmpty || key.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
        complain(
          "has a key that is empty, or has spaces in it", "look at what the variable is set to")
      } else if isFromEnvironment?(key) == false {
        complain(
          "has a key that is written down, where others may read it",
          "put it into a variable of the environment, and write key: ${NAME}")
      } else if let url, !LanguageModelAddress(url).isPrivate {
        complain(
          "would send the key where others may read it", "write https:// in url, or leave out key")
      }
    }
    if let url, let password = LanguageModelAddress.password(in: url),
      isFromEnvironment?(password) == false
    {
      complain(
        "has a password written down in url, where others may read it",
        "take out what stands before @, and write key: ${NAME} for what the server asks for")
    }
    if let url, url.text.contains("?") || url.text.contains("#") {
      complain("has an address with a ? or #", "write what stands before /chat/completions")
    }
    for text in [system, prompt].compactMap(\.self) {
      if PromptTemplate(text).names.contains(where: { !placeholders.contains($0) }) {
        let all = placeholders.map { "{{\($0)}}" }.joined(separator: ", ")
        complain("has a placeholder in its prompt that nothing stands for", "there are \(all)")
      }
    }
    if let prompt, !PromptTemplate(prompt).names.contains("text") {
      complain("has a prompt without the text", "write {{text}} where the text is to stand")
    }
    return found
  }

  /// Checks options that are to be used.
  ///
  /// - Parameters:
  ///   - placeholders: What may stand in a prompt.
  ///   - setup: Knows what is from the environment.
  /// - Throws: `OptionProblems`.
  package func check(placeholders: [String], _ setup: StageSetup) throws(OptionProblems) {
    let isFromEnvironment: ((String) -> Bool)? =
      setup.files == nil ? nil : { setup.redact.findsSecret(in: $0) }
    let found = problems(placeholders: placeholders, isFromEnvironment: isFromEnvironment)
    if !found.isEmpty { throw OptionProblems(found) }
  }
}
