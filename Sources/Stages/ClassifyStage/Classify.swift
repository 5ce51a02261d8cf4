public import LanguageModelClient
public import PipeKit
import TextKit

/// Labels documents by a trained model, by rules, or both.
public struct Classify: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// Who gives labels.
    @Setting(
      "Who gives labels: rules and a trained model (auto), or a language model on a server, to which the texts "
        + "are sent (llm).")
    public var method = ClassifyMethod.auto

    /// The language model.
    @Setting("The server and the language model that method: llm asks.")
    public var llm: LanguageModelOptions? = nil

    /// The labels that a language model may give.
    @Setting(
      "The labels that a language model may give; those of the rules and of the trained model unless given."
    )
    public var labels = OneOrMore<String>([])

    /// The model.
    @Setting(
      "The model that gives labels: news, which comes with pipe, or a file made by 'pipe train "
        + "classifier'; news unless there are rules.")
    public var model: String? = nil

    /// How rules and the model go together.
    @Setting(
      "With rules and a model: whether the model is asked only where no rule gives a label, or both."
    )
    public var combine = Combination.rulesFirst

    /// The labels that the model may give.
    @Setting("The labels of the model that may be given; all unless given.")
    public var only = OneOrMore<String>([])

    /// Whether the language of a document makes no difference.
    @Setting(
      "Whether a model labels documents too whose language is none of its own; else these get no "
        + "label of it.")
    public var anyLanguage = false

    /// Whether to say why.
    @Setting("Whether a label of the model names as its evidence the words that spoke for it.")
    public var explain = false

    /// The rules.
    @Setting(
      "The labels, and under each its keywords: words, phrases with or without wildcards, regular "
        + "expressions.")
    public var rules: [String: ClassificationRule]? = nil

    /// Files with more rules.
    @Setting(
      "Files with more rules: YAML as under rules, tables (.csv, .tsv) or lists of phrases (.txt).")
    public var rulesFile = OneOrMore<String>([])

    /// The least score.
    @Setting("Labels with a smaller score are not given.", range: 0.0...1.0)
    public var threshold = 0.2

    /// The most labels.
    @Setting(
      "At most this many labels, the best, those of rules before those of a model; all unless given, "
        + "of a model whose labels exclude each other one.", range: 1...1000)
    public var maxLabels: Int? = nil

    /// How much the title counts.
    @Setting("How many times as much a keyword counts in the title.", range: 0.0...100.0)
    public var titleWeight = 3.0

    /// The labels' scheme.
    @Setting(
      "The scheme that the labels belong to, earlier labels of which are replaced; rules, medtop or "
        + "the model's name unless given.")
    public var scheme: String? = nil

    /// Creates options without rules, for the model of news.
    public init() {}

    private var hasRules: Bool { rules?.isEmpty == false || !rulesFile.values.isEmpty }

    /// The model that is asked.
    var usedModel: String? {
      model ?? (hasRules || !labels.values.isEmpty ? nil : ModelClassifier.news)
    }

    /// Labels need names, and what is said of a model a model.
    public func problems() -> [OptionProblem] {
      var problems = languageModelProblems
      if usedModel == nil {
        if !only.values.isEmpty {
          problems.append(
            OptionProblem(
              "is for labels of a model, and there are only rules", options: ["only"],
              hint: "add model: news"))
        }
        if combine == .both {
          problems.append(
            OptionProblem(
              "is for rules and a model, and there are only rules", options: ["combine"],
              hint: "add model: news"))
        }
        if anyLanguage {
          problems.append(
            OptionProblem(
              "is for labels of a model, and there are only rules", options: ["any_language"],
              hint: "leave it out, or add model: news"))
        }
        if explain {
          problems.append(
            OptionProblem(
              "is for labels of a model; rules name their evidence anyway", options: ["explain"],
              hint: "leave it out, or add model: news"))
        }
      }
      if combine == .both, !hasRules {
        problems.append(
          OptionProblem(
            "is for rules and a model, and there are no rules", options: ["combine"],
            hint: "add rules, or leave it out"))
      }
      if rules?.isEmpty == true {
        problems.append(
          OptionProblem(
            "has no label", options: ["rules"],
            hint:
              "write a label and its keywords, as {politics: [election, parliament*]}, or leave it "
              + "out: the model of news is asked then"))
      }
      if rules?.keys.contains(where: { $0.allSatisfy(\.isWhitespace) }) == true {
        problems.append(OptionProblem("has a label without a name", options: ["rules"]))
      }
      if let scheme, scheme.allSatisfy(\.isWhitespace) {
        problems.append(OptionProblem("is empty", options: ["scheme"]))
      }
      return problems
    }

    private var languageModelProblems: [OptionProblem] {
      var problems: [OptionProblem] = []
      if method == .llm, llm == nil {
        problems.append(
          OptionProblem(
            "asks a language model, and none is named", options: ["method"],
            hint: "add llm: {url: http://localhost:11434/v1, model: NAME}"))
      }
      if method != .llm, llm != nil {
        problems.append(
          OptionProblem(
            "is for method: llm, and nothing is asked of it", options: ["llm"],
            hint: "add method: llm, or leave it out"))
      }
      if method != .llm, !labels.values.isEmpty {
        problems.append(
          OptionProblem(
            "is for method: llm; rules and models have labels of their own", options: ["labels"],
            hint: "only: chooses among those of a model"))
      }
      if labels.values.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
        problems.append(OptionProblem("has a label without a name", options: ["labels"]))
      }
      return problems
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "classify", "Labels documents by a trained model, by rules, or both.",
    details: """
      Without rules, the model of news gives each document one of the 17 topics at the top of the \
      IPTC Media Topics (politics, sport, health, …) with its code, and how probable it is; a document \
      whose best topic is below threshold gets none, and so does one of which the model knows nothing but numbers and stop \
      words. It knows English: a document whose language is known to be another \
      one, or whose text is surely written in another, gets no label, unless any_language is true. model names another model: a file that 'pipe \
      train classifier' has made of rows with labels. only names those of its labels that may be \
      given; how probable they are stays what it was among all, so that threshold keeps its meaning. \
      explain adds the words that decided. With rules and a model, the model is asked where no rule \
      gives a label, or always (combine: both), and its labels stand behind those of the rules.

      A rule is a keyword, a list of keywords, or a mapping of any (at least one must be found), \
      all (every one must), none (not one may), weight and threshold, and what its keywords have in \
      common. Keywords are looked for in the title and the text, or in the summary of a document \
      without text. Case, the kind of white space, and a hyphen between two words make no \
      difference; a keyword is found only as whole words.

      In a word, * stands for any letters, or none, and ? for one: parliament* finds parliamentary, \
      *burg Hamburg, wom?n woman and women. A * alone is one whole word: strike by * workers. \
      \\* and \\? are the characters themselves. What has no wildcard, or one * at its end, costs \
      next to nothing, in thousands too.

      A keyword may be a mapping. {phrase: WHO, case: true} minds upper and lower case. \
      {phrase: strike, stem: true} finds striking and strikes: the words that have the same stem in \
      the language of the document, or in the one its text seems to be in. {phrase: strike, \
      in: [title, url]} is looked for in these fields: title, text, summary, author, url, domain, \
      source, keyword, label (those of other schemes too), and metadata.KEY. {regex: '…'} is a \
      regular expression (PCRE2), which does mind case, and {…, weight: 3} counts three times as \
      much. Of a rule, in, case and stem are what its keywords have that say nothing else.

      A label's score is e / (e + l). The evidence e is the sum over its keywords of title_weight \
      where the title has it, and 2n / (n + 1) where the text, or another field, has it n times; \
      it is multiplied by the weights. The length l is 1 + 4w / (w + 1000) for a text of w words, so \
      that one mention is worth 0.5 in a line, 0.31 in 430 words, and never less than 0.16, and \
      repeating a word is worth less than other words.

      Labels get the stage's scheme, the rule's code and, as evidence, the keywords found, or what \
      an expression has matched: those that count most first, at most ten. They stand after the \
      labels of other schemes, the best first; labels of the same scheme that a document already has \
      are replaced.

      With method: llm the text, its title and its language are sent to the server that llm names, any that speaks \
      the chat protocol of OpenAI, with the labels it may choose from; nothing is sent otherwise, and pipe plan says \
      where texts go. Where there is no answer that can be used, after several tries, the labels are those of the rules \
      and the trained model, if any. Either way the document's trail says so. docs/summarize.md tells what is sent, \
      tried and kept.

      A rules_file in YAML has what stands under rules. A table has a row a keyword, and the columns \
      label and keyword or regex, and as wanted part (any, all or none), in, weight, case, stem, and \
      code. A .txt file has a phrase a line, under the label in brackets, [politics], or of the label \
      that the file is named after; lines that begin with a # and a space are comments.
      """,
    examples: [
      Manual.Example(
        "The topic of news",
        options: """
          threshold: 0.3
          """,
        input: [
          Document(
            id: "a", title: "Striker scores twice as champions win the cup final",
            text: "The coach praised his team after the match.")
        ],
        output: [
          Document(
            id: "a", title: "Striker scores twice as champions win the cup final",
            text: "The coach praised his team after the match.",
            labels: [Label("sport", score: 1, scheme: "medtop", code: "medtop:15000000")])
        ]),
      Manual.Example(
        "Lists of words and phrases",
        options: """
          rules:
            politics: [election, "prime minister", parliament*]
            sport: [football, tennis]
          """,
        input: [
          Document(
            id: "a", title: "Parliamentary vote", text: "The Prime Minister called an election."),
          Document(id: "b", text: "Nothing of note."),
        ],
        output: [
          Document(
            id: "a", title: "Parliamentary vote", text: "The Prime Minister called an election.",
            labels: [
              Label(
                "politics", score: 0.83, scheme: "rules",
                evidence: ["parliament*", "election", "prime minister"])
            ]),
          Document(id: "b", text: "Nothing of note."),
        ]),
      Manual.Example(
        "What must, and what must not be there",
        options: """
          rules:
            conflict:
              any: [attack, strike]
              all: [army]
              none: [football, union]
          """,
        input: [
          Document(id: "a", text: "The army began an attack."),
          Document(id: "b", text: "The attack of the football team was an army."),
          Document(id: "c", text: "An attack of flu."),
        ],
        output: [
          Document(
            id: "a", text: "The army began an attack.",
            labels: [
              Label("conflict", score: 0.662, scheme: "rules", evidence: ["army", "attack"])
            ]),
          Document(id: "b", text: "The attack of the football team was an army."),
          Document(id: "c", text: "An attack of flu."),
        ]),
      Manual.Example(
        "Wildcards, stems, upper case and regular expressions",
        options: """
          rules:
            cities: ["*burg", "new * city"]
            labour: {any: [strike, walk out], stem: true}
            health: {phrase: WHO, case: true}
            budget: {regex: '[€$] ?\\d+ (million|billion)'}
          """,
        input: [
          Document(
            id: "a", language: "en", text: "Workers are striking in Hamburg and New York City."),
          Document(id: "b", language: "en", text: "Who pays? The WHO asks for $ 40 million."),
        ],
        output: [
          Document(
            id: "a", language: "en", text: "Workers are striking in Hamburg and New York City.",
            labels: [
              Label("cities", score: 0.659, scheme: "rules", evidence: ["*burg", "new * city"]),
              Label("labour", score: 0.491, scheme: "rules", evidence: ["strike"]),
            ]),
          Document(
            id: "b", language: "en", text: "Who pays? The WHO asks for $ 40 million.",
            labels: [
              Label("budget", score: 0.492, scheme: "rules", evidence: ["$ 40 million"]),
              Label("health", score: 0.492, scheme: "rules", evidence: ["WHO"]),
            ]),
        ]),
      Manual.Example(
        "Fields, weights and codes",
        options: """
          rules:
            sport:
              code: medtop:15000000
              any:
                - {phrase: sport, in: [url, keyword], weight: 5}
                - goal
          """,
        input: [
          Document(id: "a", url: "https://news.example.org/sport/late-goal", text: "A late goal."),
          Document(id: "b", text: "The sport of kings."),
        ],
        output: [
          Document(
            id: "a", url: "https://news.example.org/sport/late-goal", text: "A late goal.",
            labels: [
              Label(
                "sport", score: 0.856, scheme: "rules", code: "medtop:15000000",
                evidence: ["sport", "goal"])
            ]),
          Document(id: "b", text: "The sport of kings."),
        ]),
      Manual.Example(
        "Rules in files",
        options: """
          rules_file: [topics.yaml, companies.txt]
          rules: {weather: storm}
          """,
        input: [Document(id: "a", text: "A storm hits the harbour of Acme Shipping.")],
        output: [
          Document(
            id: "a", text: "A storm hits the harbour of Acme Shipping.",
            labels: [
              Label("companies", score: 0.492, scheme: "rules", evidence: ["acme shipping"]),
              Label("transport", score: 0.492, scheme: "rules", evidence: ["harbo?r*"]),
              Label("weather", score: 0.492, scheme: "rules", evidence: ["storm"]),
            ])
        ],
        files: [
          "topics.yaml": "transport: [harbo?r*, railway]\n",
          "companies.txt": "# One a line.\nacme shipping\nexample airways\n",
        ]),
      Manual.Example(
        "The best label alone, beside those of other schemes",
        options: """
          rules: {economy: [bank, market*], sport: football}
          max_labels: 1
          scheme: desk
          """,
        input: [
          Document(
            id: "a", text: "Markets fell, and a bank with them. Football was on.",
            labels: [Label("opinion", score: 0.9, scheme: "genre"), Label("old", scheme: "desk")])
        ],
        output: [
          Document(
            id: "a", text: "Markets fell, and a bank with them. Football was on.",
            labels: [
              Label("opinion", score: 0.9, scheme: "genre"),
              Label("economy", score: 0.658, scheme: "desk", evidence: ["bank", "market*"]),
            ])
        ]),
    ])

  private let rules: RuleClassifier?
  private let model: ModelClassifier?
  private let combination: Combination
  private let rulesScheme: String
  private let maxLabels: Int
  private let generated: GeneratedLabels?

  /// The server that texts are sent to, with `method: llm`.
  public let textDestinations: [String]

  /// Creates the stage, its matcher and its model.
  public init(options: Options, setup: StageSetup) throws {
    let rules = try RuleFiles.rules(of: options, setup.files)
    model = try options.usedModel.map { try ModelClassifier($0, options, setup.files) }
    combination = options.combine
    maxLabels = options.maxLabels ?? .max
    rulesScheme = options.scheme ?? RuleClassifier.usualScheme
    let codes = model?.codes ?? [:]
    self.rules =
      rules.isEmpty && (model != nil || options.method == .llm)
      ? nil
      : try RuleClassifier(rules, codes: rulesScheme == model?.scheme ? codes : [:], options)
    guard options.method == .llm, let llm = options.llm else {
      generated = nil
      textDestinations = []
      return
    }
    try llm.check(placeholders: GeneratedLabels.placeholders, setup)
    let own = options.labels.values.map { GeneratedLabels.Choice(name: $0) }
    var known = rules.sorted { $0.key < $1.key }.map {
      GeneratedLabels.Choice(
        name: $0.key, code: $0.value.parts.code ?? codes[CaseFolding.fold($0.key)])
    }
    let names = Set(known.map { CaseFolding.fold($0.name) })
    known += (model?.choices ?? []).filter { !names.contains(CaseFolding.fold($0.name)) }
    let generated = try GeneratedLabels(
      llm, choices: own.isEmpty ? known : own,
      scheme: options.scheme
        ?? (own.isEmpty ? model?.scheme ?? rulesScheme : GeneratedLabels.usualScheme),
      threshold: options.threshold,
      maxLabels: options.maxLabels ?? (own.isEmpty && rules.isEmpty ? model?.maxLabels : nil)
        ?? .max)
    textDestinations = [generated.model.destination(setup)]
    self.generated = generated
  }

  /// Asks the language model, if any, for several documents at a time, and gives the labels.
  public func processAll(_ documents: inout Batch, in context: StageContext) async throws {
    guard let generated else { return try await processInTurn(&documents, in: context) }
    let prompts = try await generated.model.prepare(documents, in: context) {
      generated.prompt(of: $0)
    }
    defer { generated.model.forget(prompts) }
    try await processInTurn(&documents, in: context)
  }

  /// Gives the document its labels.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let labels: [Label]
    if let given = try await generatedLabels(&document, in: context) {
      labels = given
    } else {
      labels = try ownLabels(of: document, in: context)
    }
    let schemes = [rules == nil ? nil : rulesScheme, model?.scheme, generated?.scheme]
    document.labels.removeAll { schemes.contains($0.scheme) && $0.scheme != nil }
    document.labels += labels.prefix(maxLabels)
    return .pass
  }

  /// The labels that the language model gives; `nil` where it is not asked, or has no answer.
  private func generatedLabels(
    _ document: inout Document, in context: StageContext
  ) async throws -> [Label]? {
    guard let generated, let prompt = generated.prompt(of: document) else { return nil }
    do {
      let answer = try await generated.model.answer(to: prompt, in: context)
      guard let labels = generated.labels(of: answer) else { return nil }
      generated.model.note("labels", on: &document, in: context)
      return labels
    } catch let failure as LanguageModelFailure {
      let instead =
        rules == nil && model == nil ? "no labels" : "labels by rules or a trained model"
      generated.model.note(failure, instead: instead, on: &document, in: context)
      return nil
    }
  }

  /// The labels that rules and the trained model give.
  private func ownLabels(of document: Document, in context: StageContext) throws -> [Label] {
    var labels = try ruleLabels(of: document)
    if let model, labels.isEmpty || combination == .both {
      for label in model.labels(of: document, context)
      where !labels.contains(where: { $0.name == label.name && $0.scheme == label.scheme }) {
        labels.append(label)
      }
    }
    return labels
  }

  /// The labels that rules give, the best first.
  package func ruleLabels(of document: Document) throws(StageError) -> [Label] {
    try rules?.labels(of: document) ?? []
  }
}
