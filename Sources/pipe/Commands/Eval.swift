import ArgumentParser

/// `pipe eval`: says how good models are.
struct Eval: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Says how good a model is on data whose answers are known.",
    subcommands: [EvalClassifier.self, EvalSummarizer.self])
}
