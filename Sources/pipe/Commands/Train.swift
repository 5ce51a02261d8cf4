import ArgumentParser

/// `pipe train`: makes models of data.
struct Train: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains models with data of your own.",
    subcommands: [TrainClassifier.self, TrainSummarizer.self])
}
