/// A step of a pipeline.
///
/// A stage reads batches of documents until its input ends, and writes what it makes of them. A
/// source writes without reading; a sink passes on what it has kept; a digest reads to the end, then
/// writes. Opening and closing things is the code before and after the loop.
///
/// Most stages look at one document at a time: conform to ``DocumentStage`` instead, which the engine
/// runs on all cores.
public protocol Stage: Sendable {
  /// What can be set in the pipeline file.
  associatedtype Options: StageOptions = NoOptions

  /// The name in the pipeline file, and what the manual says.
  static var manual: Manual { get }

  /// Creates the stage.
  ///
  /// Everything costly or fallible outside (files, connections) is opened in ``run(_:into:in:)``, so
  /// that a pipeline can be checked without touching anything.
  ///
  /// - Parameters:
  ///   - options: The options; each is within its own limits.
  ///   - setup: Where the stage stands in the pipeline.
  /// - Throws: ``OptionProblem`` or ``OptionProblems`` for options that do not go together.
  init(options: Options, setup: StageSetup) throws

  /// Does the stage's work, from the first document to the last.
  ///
  /// - Parameters:
  ///   - input: Where documents come from; already at its end for the first stage of a pipeline.
  ///   - output: Where documents go.
  ///   - context: What the engine lends the stage.
  /// - Throws: ``StageError`` to end the run; `CancellationError` and ``DownstreamClosed`` from reading
  ///   and writing are let pass.
  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws

  /// Whether the stage holds nothing back: see ``Manual/passesAtOnce``, which it is unless it depends on
  /// options.
  var passesAtOnce: Bool { get }

  /// Where the stage sends what documents say, such as a language model's server, so that `pipe plan` shows
  /// it; without secrets. Empty for a stage that sends texts nowhere.
  var textDestinations: [String] { get }
}

extension Stage {
  /// What can be set, read from the defaults in ``Options``.
  public static var settings: [SettingDescription] { Options.settings }

  /// What the manual says.
  public var passesAtOnce: Bool { Self.manual.passesAtOnce }
  /// Texts are sent nowhere.
  public var textDestinations: [String] { [] }
}
