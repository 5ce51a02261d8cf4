/// What is wrong with an option; the engine adds the place in the pipeline file.
public struct OptionProblem: Error, Sendable, Hashable {
  /// The options' keys as they are written, most to blame first; empty for the value being read.
  public var options: [String]
  /// What is wrong, in one sentence without a full stop; its subject is the first of the options.
  public var message: String
  /// What to do about it.
  public var hint: String?
  /// Where it is wrong, where that is in a file that the options name; the message then speaks for itself.
  public var place: FilePlace?
  /// A word that may have been mistaken for one of ``choices``, for "did you mean".
  package var word: String?
  /// What could have been written.
  package var choices: [String]

  /// Creates a problem.
  ///
  /// - Parameters:
  ///   - message: What is wrong, in one sentence without a full stop. It must not quote a value, which
  ///     may be a secret. With options it goes on from the first one's name: `is empty` is shown as
  ///     `'scheme' is empty`.
  ///   - options: The keys of the options concerned, as they are written in the pipeline file.
  ///   - hint: What to do about it.
  public init(_ message: String, options: [String] = [], hint: String? = nil) {
    self.options = options
    self.message = message
    self.hint = hint
    choices = []
  }

  /// A word that is none of the choices.
  public static func notAChoice(_ word: String, among choices: [String]) -> OptionProblem {
    var problem = OptionProblem("expected one of \(choices.joined(separator: ", "))")
    problem.word = word
    problem.choices = choices
    return problem
  }
}

/// Several things that are wrong with options.
public struct OptionProblems: Error, Sendable {
  /// The problems.
  public var problems: [OptionProblem]

  /// Creates a list of problems.
  public init(_ problems: [OptionProblem]) { self.problems = problems }
}
