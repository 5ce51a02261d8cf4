import PipeEngine
import PipeKit

/// Stages with options of every kind, which do nothing.
enum PlanningStages {
  static func registry() throws -> Registry {
    try Registry(builtIn: [
      Feed.self, Pages.self, Rich.self, Range.self, Strict.self, Careless.self, Clean.self,
      Digest.self, Patient.self, Store.self,
    ])
  }

  /// Brings documents in and takes none.
  struct Feed: Stage {
    struct Options: StageOptions {
      @Setting("The addresses.", required: true)
      var urls: [HTTPAddress] = []

      @Setting("How old entries may be.")
      var since: TimeSpan? = nil

      @Setting("What is sent along.", secret: true)
      var token = ""
    }

    static let manual = Manual("feed", "Reads feeds.", roles: .source)

    init(options: Options, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {}
  }

  /// Brings documents in, or reads some that name what to fetch.
  struct Pages: Stage {
    struct Options: StageOptions {
      @Setting("The pages.")
      var urls: [HTTPAddress] = []
    }

    static let manual = Manual(
      "pages", "Fetches pages.", roles: [.source, .transform], usesAttempts: true)

    init(options: Options, setup: StageSetup) throws {
      if !setup.hasInput, options.urls.isEmpty {
        throw OptionProblem(
          "there is nothing to fetch", hint: "write urls: and a list of addresses")
      }
    }
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {}
  }

  /// Has an option of every type.
  struct Rich: DocumentStage {
    enum Mode: String, CaseIterable, Sendable, SettingValue { case fast, exact, thorough }

    struct Limits: StageOptions, SettingValue {
      @Setting("At least.", range: 0...100)
      var low = 0

      @Setting("At most.", range: 0...100)
      var high = 100

      func problems() -> [OptionProblem] {
        low <= high ? [] : [OptionProblem("is larger than 'high'", options: ["low", "high"])]
      }
    }

    struct Rule: StageOptions, SettingValue {
      @Setting("The rule's name.", required: true)
      var name = ""

      @Setting("The words.")
      var words = OneOrMore<String>([])

      @Setting("How much it counts.", range: 0.0...1.0)
      var weight = 1.0
    }

    struct Options: StageOptions {
      @Setting("A whole number.", range: 1...10)
      var count = 3
      @Setting("A number.", range: 0.0...1.0)
      var ratio = 0.5
      @Setting("A truth value.")
      var flag = false
      @Setting("A choice.")
      var mode = Mode.fast
      @Setting("A text.")
      var title = ""
      @Setting("A list.")
      var words: [String] = []
      @Setting("A list of choices.")
      var modes: [Mode] = []
      @Setting("A mapping.")
      var weights: [String: Double] = [:]
      @Setting("Options within options.")
      var limits = Limits()
      @Setting("A list of options.")
      var rules: [Rule] = []
      @Setting("A condition.")
      var `where`: Condition? = nil
      @Setting("A duration.", range: TimeSpan(.seconds(1))...TimeSpan(.seconds(86_400)))
      var within = TimeSpan(.seconds(60))
      @Setting("A size.")
      var maxSize = ByteSize(1000)
      @Setting("A pattern of paths.")
      var files: Glob? = nil
      @Setting("A regular expression.")
      var pattern: Pattern? = nil
      @Setting("An address.")
      var page: HTTPAddress? = nil
      @Setting("A time.")
      var since: Moment? = nil
      @Setting("A number that may be left out.", range: 1...5)
      var level: Int? = nil
      @Setting("One or more.")
      var topics = OneOrMore<String>([])
    }

    static let manual = Manual("rich", "Has many options.")

    init(options: Options, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      .pass
    }
  }

  /// Has options that must go together.
  struct Range: DocumentStage {
    struct Options: StageOptions {
      @Setting("The smallest.")
      var min = 0
      @Setting("The largest.")
      var max = 10
      @Setting("The middle.")
      var middle: Int? = nil

      func problems() -> [OptionProblem] {
        var problems: [OptionProblem] = []
        if min > max {
          problems.append(OptionProblem("is larger than 'max'", options: ["min", "max"]))
        }
        if let middle, !(min...Swift.max(min, max)).contains(middle) {
          problems.append(OptionProblem("lies outside", options: ["middle"], hint: "leave it out"))
        }
        return problems
      }
    }

    static let manual = Manual("range", "Has options that go together.")

    init(options: Options, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      .pass
    }
  }

  /// Looks at its options together when it is made.
  struct Strict: DocumentStage {
    struct Options: StageOptions {
      @Setting("One way.")
      var list: [String] = []
      @Setting("Another way.")
      var file: String? = nil
    }

    static let manual = Manual("strict", "Refuses when it is made.")

    init(options: Options, setup: StageSetup) throws {
      if options.list.isEmpty, options.file == nil {
        throw OptionProblem("there is neither a list nor a file", hint: "write list: or file:")
      }
      if !options.list.isEmpty, options.file != nil {
        throw OptionProblems([
          OptionProblem("says the same as 'file'", options: ["list", "file"]),
          OptionProblem("is of no use here", options: ["file"]),
        ])
      }
    }
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      .pass
    }
  }

  /// Quotes what it should not.
  struct Careless: DocumentStage {
    struct Refusal: Error, CustomStringConvertible {
      var description: String
    }

    struct Options: StageOptions {
      @Setting("A text.")
      var key = ""
    }

    static let manual = Manual("careless", "Quotes its options.")

    init(options: Options, setup: StageSetup) throws {
      if !options.key.isEmpty { throw Refusal(description: "cannot use '\(options.key)'") }
    }
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      .pass
    }
  }

  /// Has no options.
  struct Clean: DocumentStage {
    static let manual = Manual("clean", "Has no options.")

    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      .pass
    }
  }

  /// Sees many documents, and heeds neither retry nor timeout.
  struct Digest: Stage {
    struct Options: StageOptions {
      @Setting("How many.", range: 1...100)
      var size = 10
    }

    static let manual = Manual("digest", "Reads to the end.")

    init(options: Options, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {}
  }

  /// Sees many documents, and heeds retry and timeout.
  struct Patient: Stage {
    static let manual = Manual("patient", "Tries again.", usesAttempts: true)

    init(options: NoOptions, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {}
  }

  /// Keeps documents.
  struct Store: Stage {
    struct Options: StageOptions {
      @Setting("The file.", required: true)
      var to = ""
      @Setting("How it is written.")
      var template: String? = nil

      var outputs: [String: String] { ["to": to] }
    }

    static let manual = Manual("store", "Keeps documents.", roles: [.sink, .transform])

    init(options: Options, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {}
  }
}
