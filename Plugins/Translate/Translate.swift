public import PipeKit

/// Translates texts with a LibreTranslate-compatible server.
public struct Translate: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// The server.
    @Setting("The address of the server, such as http://127.0.0.1:5000.", required: true)
    public var server = ""
    /// The language wanted.
    @Setting("The language that is wanted, as the server calls it: en, de, fr.", required: true)
    public var to = ""
    /// The key.
    @Setting("The server's key, where it asks for one.", secret: true)
    public var apiKey: String? = nil
    /// What is translated.
    @Setting("What is translated: title, text, summary.")
    public var fields = ["title", "text", "summary"]
    /// How long the server may take.
    @Setting("The longest time the server may take for one field.")
    public var timeout = TimeSpan(.seconds(120))
    /// Creates the usual options.
    public init() {}

    /// The server must be an address, and the fields some that can be translated.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      if HTTPAddress(server) == nil {
        problems.append(
          OptionProblem(
            "is no web address", options: ["server"], hint: "it starts with http:// or https://"))
      }
      if to.isEmpty { problems.append(OptionProblem("is empty", options: ["to"])) }
      if fields.isEmpty || fields.contains(where: { !["title", "text", "summary"].contains($0) }) {
        problems.append(
          OptionProblem(
            "has something else than title, text and summary", options: ["fields"]))
      }
      return problems
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "translate", "Translates texts with a LibreTranslate-compatible server.",
    details: """
      Documents in the wanted language pass as they are; the language of one that states none is left to the server. The \
      language a document was in stands in the metadata as translated_from. Where the server is busy or cannot be \
      reached, 'retry' beside the stage makes sense. The texts leave this machine unless the server runs on it.
      """,
    examples: [
      Manual.Example(
        "A title, and a document that is in the language already",
        options: "{server: 'http://127.0.0.1:5000', to: en, fields: [title]}",
        input: [
          Document(id: "a", title: "Regen in Bergen", language: "de"),
          Document(id: "b", title: "Rain", language: "en-GB"),
        ],
        output: [
          Document(
            id: "a", title: "Rain in Bergen", language: "en", metadata: ["translated_from": "de"]),
          Document(id: "b", title: "Rain", language: "en-GB"),
        ],
        pages: ["http://127.0.0.1:5000/translate": #"{"translatedText": "Rain in Bergen"}"#])
    ])

  private let options: Options
  private let address: String

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) {
    self.options = options
    address = (options.server.hasSuffix("/") ? options.server : options.server + "/") + "translate"
  }

  /// Translates the fields.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let language = document.language?.split(separator: "-").first.map(String.init)
    if language == options.to { return .pass }
    var found = language
    var isTranslated = false
    for field in options.fields {
      guard let text = Self.text(field, of: document), text.contains(where: { !$0.isWhitespace })
      else { continue }
      let answer = try await translate(text, from: language ?? "auto", in: context)
      found = found ?? answer.language
      isTranslated = true
      switch field {
      case "title": document.title = answer.text
      case "text": document.text = answer.text
      default: document.summary = answer.text
      }
    }
    if isTranslated {
      document.language = options.to
      if let found { document.metadata["translated_from"] = .string(found) }
    }
    return .pass
  }

  private static func text(_ field: String, of document: Document) -> String? {
    switch field {
    case "title": document.title
    case "text": document.text
    default: document.summary
    }
  }

  private func translate(
    _ text: String, from language: String, in context: StageContext
  ) async throws -> (text: String, language: String?) {
    var body: JSONObject = [
      "q": .string(text), "source": .string(language), "target": .string(options.to),
      "format": "text",
    ]
    if let key = options.apiKey { body["api_key"] = .string(key) }
    let response = try await context.http.send(
      HTTPRequest(
        url: address, method: "POST", headers: [HTTPHeader("Content-Type", "application/json")],
        body: JSON.object(body).serialized, timeout: options.timeout.duration,
        // A key and a text are not sent on to wherever a server points.
        maxRedirects: 0, allowsPrivateAddresses: true))
    let answer = try? JSON(parsing: response.body).object
    guard response.status == 200, let translated = answer?["translatedText"]?.string else {
      let said = answer?["error"]?.string.map { ": \($0.prefix(200))" } ?? ""
      throw StageError(
        .httpStatus, "the server answered with status \(response.status)\(said)",
        hint: response.status == 200 ? "is it a LibreTranslate server?" : nil,
        isTransient: response.status == 429 || response.status >= 500)
    }
    return (translated, answer?["detectedLanguage"]?.object?["language"]?.string)
  }
}
