import Diagnostics
import PipeEngine
import PipeKit
import Testing

/// What came from the environment is never shown: not in a plan, not in what is wrong with a file.
@Suite struct SecretTests {
  /// A pipeline whose every value comes from the environment, as far as it may.
  private static let good = """
    name: ${A}
    description: "The news of ${B} and ${C:-nobody}"
    stages:
      - feed: {urls: ["https://${HOST}/${A}"], since: "${SPAN}", token: "${B}"}
      - rich:
          count: ${COUNT}
          ratio: "${A:-0.5}"
          flag: ${FLAG}
          mode: ${MODE}
          title: "${A}${B}"
          words: ["${A}", "x${B}y"]
          weights:
            a: ${NUMBER}
            b: 1
          limits:
            low: ${COUNT}
          rules: [{name: "${A}", words: "${B}"}]
          where: {title: "${A}", any: [{text: {contains: ["${B}"]}}]}
          within: ${SPAN}
          max_size: ${SIZE}
          files: "in/${A}/*"
          pattern: "${HOST}"
          page: https://${HOST}/
          since: ${SPAN}
        when: {language: "${A}"}
        on_error: ${POLICY}
        retry:
          attempts: ${COUNT}
          backoff: ${SPAN}
        timeout: ${SPAN}
      - store: {to: "out/${B}", template: "{{${A}}}"}

    """

  /// What the types allow, and nothing that stands in the pipeline or in what is written about it.
  private static let typed = [
    "COUNT": "7", "FLAG": "true", "MODE": "thorough", "NUMBER": "918273.64509", "SPAN": "7919s",
    "SIZE": "104729kB", "POLICY": "stop",
  ]

  @Test(arguments: 1...20)
  func isNotInAPlan(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    var environment = Self.typed
    for name in ["A", "B", "HOST"] { environment[name] = random.word() }
    environment["A"] = nil
    // A number with a default has to stay a number.
    let text = Self.good.replacing("\"${A:-0.5}\"", with: "0.5").replacing("${A}", with: "${D}")
    environment["D"] = random.word() + "-" + random.word()
    let file = try PipelineFile(
      SourceText(name: "secret.yaml", text: text), environment: environment)
    let plan = try Planner(PlanningStages.registry()).plan(file)
    #expect(plan.stages.count == 3)
    #expect(Set(file.secrets).isSuperset(of: ["B", "D", "HOST"].compactMap { environment[$0] }))
    for format in PlanFormat.allCases {
      let shown = plan.description(as: format)
      // A single digit says nothing, and is found anywhere.
      for (name, value) in environment where value.utf8.count >= 4 {
        #expect(!shown.contains(value), "\(name) is in the plan as \(format)")
      }
      if format == .text || format == .json {
        #expect(shown.contains("${B}") && shown.contains("${COUNT}") && shown.contains("${POLICY}"))
      }
    }
  }

  @Test(arguments: [("opensesame", "•••"), ("${B}", "${B}")])
  func whatOpensDoorsIsNotInAPlanWhereverItCameFrom(value: String, shown: String) throws {
    let file = try PipelineFile(
      SourceText(
        name: "secret.yaml",
        text: """
          name: secret
          stages:
            - feed: {urls: ["https://a.example/"], token: "\(value)"}
            - store: {to: out}
          """), environment: ["B": "fromoutside"])
    let plan = try Planner(PlanningStages.registry()).plan(file)
    for format in PlanFormat.allCases {
      let text = plan.description(as: format)
      #expect(!text.contains("opensesame") && !text.contains("fromoutside"))
      if format == .text || format == .json { #expect(text.contains(shown)) }
    }
  }

  @Test func aPasswordInAnAddressIsNotInAPlan() throws {
    let file = try PipelineFile(
      SourceText(
        name: "secret.yaml",
        text: """
          name: secret
          stages:
            - feed: {urls: ["https://anna:pa55word@a.example/?api_key=k3y", "https://b.example/"]}
            - store: {to: "postgres://anna:pa55word@db.example/news"}
          """), environment: [:])
    let plan = try Planner(PlanningStages.registry()).plan(file)
    for format in PlanFormat.allCases {
      let text = plan.description(as: format)
      #expect(!text.contains("pa55word") && !text.contains("k3y"))
      if format == .text || format == .json {
        #expect(text.contains("postgres://anna:•••@db.example/news"))
        #expect(text.contains("https://b.example/"))
      }
    }
  }

  @Test(arguments: 1...40)
  func isNotInWhatIsWrong(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    // Any value may be of any type, most of them wrong.
    var environment: [String: String] = [:]
    for name in ["A", "B", "C", "HOST"] + Self.typed.keys { environment[name] = random.text() }
    var text =
      Self.good + """
          - careless: {key: "${A}"}
          - strict: {list: ["${A}"], file: "${B}"}
          - range: {min: "${A}", max: "${B}", middle: "${C}"}
          - ${A}
          - clean:
            id: ${B}
        tests: [{name: "${UNSET}"}]
        """
    if seed.isMultiple(of: 3) { text = text.replacing("stages:", with: "staegs:") }
    if seed.isMultiple(of: 5) { text = text.replacing("{urls:", with: "{ulrs:") }
    let source = SourceText(name: "secret.yaml", text: text)
    let file = try PipelineFile(source, environment: environment)
    let problems = #expect(throws: Problems.self) {
      try Planner(PlanningStages.registry()).plan(
        file, overrides: [OptionOverride("rich.count=many"), OptionOverride("rihc.count=1")])
    }
    let found = problems?.diagnostics ?? []
    #expect(found.count > 3)
    for format in DiagnosticRenderer.Format.allCases {
      let shown = DiagnosticRenderer(format).render(found, sources: [source])
      for value in environment.values {
        for part in value.split(separator: "\n") where part.utf8.count >= 8 {
          #expect(!shown.contains(part), "\(shown)")
        }
      }
    }
  }

  @Test func aNameThatIsShownCannotComeFromTheEnvironment() throws {
    let text = "stages:\n  - ${STAGE}\n  - clean:\n    id: ${ID:-cleaner}\n"
    func problems(_ environment: [String: String]) throws -> [String] {
      let file = try PipelineFile(SourceText(name: "a", text: text), environment: environment)
      let problems = #expect(throws: Problems.self) {
        try Planner(PlanningStages.registry()).plan(file, hasInput: true)
      }
      return problems?.map(\.code) ?? []
    }
    #expect(
      try problems(["STAGE": "clean", "ID": "x"]) == ["from-environment", "from-environment"])
    // A default is not a secret.
    #expect(try problems(["STAGE": "clean"]) == ["from-environment"])
  }

  @Test func howNearASecretIsToAChoiceIsNotSaid() throws {
    let text = "stages: [{rich: {mode: \"${MODE}\"}}]"
    let file = try PipelineFile(
      SourceText(name: "a", text: text), environment: ["MODE": "thoruogh"])
    let problems = #expect(throws: Problems.self) {
      try Planner(PlanningStages.registry()).plan(file, hasInput: true)
    }
    #expect(problems?.diagnostics.map(\.hint) == [nil])
  }
}

/// Random texts that are the same for the same seed.
struct SeededRandom {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// The next number, by SplitMix64 (Steele, Lea and Flood, 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Twelve letters and digits.
  mutating func word() -> String { text(of: "abcdefghijkmnpqrstuvwxyz23456789", 12...12) }

  /// A text that looks like nothing, or like YAML, a variable, a number.
  mutating func text() -> String {
    switch next() % 6 {
    case 0: word()
    case 1: "${\(word())}"
    case 2: text(of: "0123456789", 9...15)
    case 3: "[\(word()): {\"\(word())'"
    case 4: word() + "\n" + word() + "\t: " + word()
    default: text(of: "äöüßéñçабвгд中文字#:{}[]'\"\\ -&*!|>%@`", 8...30)
    }
  }

  private mutating func text(of letters: String, _ length: ClosedRange<Int>) -> String {
    let letters = Array(letters)
    let count = length.lowerBound + Int(next() % UInt64(length.count))
    return String((0..<count).map { _ in letters[Int(next() % UInt64(letters.count))] })
  }
}
