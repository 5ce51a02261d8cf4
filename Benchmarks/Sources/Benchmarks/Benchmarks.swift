import Foundation

/// Measures pipe beside its peers; each benchmark is a command of its own.
@main
enum Benchmarks {
  static func main() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let name = arguments.isEmpty ? "all" : arguments.removeFirst()
    switch name {
    case "all", "chain": try ChainBenchmark.run(arguments)
    case "state": try StateBenchmark.run(arguments)
    case "chain-once": try await ChainBenchmark.runOnce(arguments)
    default:
      FileHandle.standardError.write(
        Data("there is no benchmark '\(name)'; the benchmarks are: chain, state\n".utf8))
      exit(2)
    }
  }
}
