import Foundation

/// Measures pipe beside its peers; each benchmark is a command of its own.
@main
enum Benchmarks {
  static func main() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let name = arguments.isEmpty ? "all" : arguments.removeFirst()
    do {
      try await run(name, arguments)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ name: String, _ arguments: [String]) async throws {
    switch name {
    case "all", "chain": try ChainBenchmark.run(arguments)
    case "state": try StateBenchmark.run(arguments)
    case "sqlite": try SQLiteBenchmark.run(arguments)
    case "html": try HTMLBenchmark.run(arguments)
    case "html-once": try HTMLBenchmark.runOnce(arguments)
    case "html-allocations": try HTMLBenchmark.countAllocations(arguments)
    case "html-use": try HTMLBenchmark.useOnce(arguments)
    case "feeds": try FeedBenchmark.run(arguments)
    case "feeds-once": try FeedBenchmark.runOnce(arguments)
    case "feeds-make": try FeedBenchmark.make(arguments)
    case "clean": try CleanBenchmark.run(arguments)
    case "clean-once": try CleanBenchmark.runOnce(arguments)
    case "rules": try RulesBenchmark.run(arguments)
    case "rules-once": try await RulesBenchmark.runOnce(arguments)
    case "classifier": try ClassifierBenchmark.run(arguments)
    case "classifier-train-once": try await ClassifierBenchmark.trainOnce(arguments)
    case "classifier-once": try ClassifierBenchmark.runOnce(arguments)
    case "warc": try WARCBenchmark.run(arguments)
    case "warc-once": try WARCBenchmark.runOnce(arguments)
    case "languages": try LanguageBenchmark.run(arguments)
    case "languages-once": try LanguageBenchmark.runOnce(arguments)
    case "dedupe": try DedupeBenchmark.run(arguments)
    case "dedupe-once": try await DedupeBenchmark.runOnce(arguments)
    case "dedupe-memory": try await DedupeBenchmark.measureMemory(arguments)
    case "stories": try StoriesBenchmark.run(arguments)
    case "stories-once": try await StoriesBenchmark.runOnce(arguments)
    case "sentences": try SentenceBenchmark.run(arguments)
    case "sentences-once": try SentenceBenchmark.runOnce(arguments)
    case "keywords": try KeywordsBenchmark.run(arguments)
    case "keywords-once": try await KeywordsBenchmark.runOnce(arguments)
    case "summarize": try SummaryBenchmark.run(arguments)
    case "summarize-once": try SummaryBenchmark.runOnce(arguments)
    case "http": try HTTPBenchmark.run(arguments)
    case "http-client": try await HTTPBenchmark.runClient(arguments)
    case "http-fetch": try await HTTPBenchmark.runFetch(arguments)
    case "chain-once": try await ChainBenchmark.runOnce(arguments)
    default:
      FileHandle.standardError.write(
        Data(
          "there is no benchmark '\(name)'; the benchmarks are: chain, state, sqlite, html, feeds, clean, rules, classifier, warc, languages, dedupe, stories, sentences, keywords, summarize, http\n"
            .utf8))
      exit(2)
    }
  }
}
