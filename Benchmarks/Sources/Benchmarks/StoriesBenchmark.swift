import Foundation
import PipeKit
import PipeTesting
import StoriesStage

/// Groups invented documents by event: how long the whole stage takes, and how many of the pairs that belong together it
/// has put together.
///
/// Each run is a process of its own; the stage is timed without making the documents, by processor time.
enum StoriesBenchmark {
  /// Documents have so many words, every eighth of which is of their event.
  private static let length = 250
  /// An event's own words, names among them.
  private static let ownWords = 40

  static func run(_ arguments: [String]) throws {
    let count = arguments.first.flatMap { Int($0) } ?? 10_000
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
    var used: [Usage] = []
    for _ in 0..<runs {
      used.append(try Usage.of(CommandLine.arguments[0], ["stories-once", "\(count)"]))
    }
    let seconds = ChainBenchmark.median(used.map(\.seconds))
    let memory = (used.map(\.peakMemory).max() ?? 0) / 1024
    print(
      "\(count) documents of \(length) words take \((seconds * 100).rounded() / 100) CPU-s "
        + "(median of \(runs)), \(memory) MiB at most")
  }

  /// Groups documents, and prints what that has used.
  static func runOnce(_ arguments: [String]) async throws {
    let count = arguments.first.flatMap { Int($0) } ?? 10_000
    let events = max(count * 2 / 5, 1)
    let documents = Self.documents(count, of: events)
    let stage = try Stories.make(yaml: "within: 30d")
    let services = TestServices(
      clock: TestClock(Timestamp(seconds: 1_790_000_000 + Int64(count) * 9))
    ).services
    let start = Usage.own.seconds
    let output = try await stage.run(on: documents, services: services).output
    let seconds = Usage.own.seconds - start
    // What belongs together, what was put together, and both.
    var found: [String: [Int]] = [:]
    var belonging: [Int: Int] = [:]
    for (number, document) in output.enumerated() {
      let story = document.metadata["story"]?.object?["id"]?.string ?? ""
      let event = Self.event(number, of: events)
      found[story, default: []].append(event)
      belonging[event, default: 0] += 1
    }
    func pairs(_ number: Int) -> Int { number * (number - 1) / 2 }
    let together = found.values.reduce(0) { $0 + pairs($1.count) }
    let both = found.values.reduce(0) { sum, members in
      Dictionary(grouping: members, by: \.self).values.reduce(sum) { $0 + pairs($1.count) }
    }
    let wanted = belonging.values.reduce(0) { $0 + pairs($1) }
    print(
      "\(found.count) stories of \(belonging.count); \(both) of \(wanted) pairs found, "
        + "\(together - both) wrong ones")
    print(seconds, Usage.own.peakMemory)
  }

  /// The event of a document: of a few there are many.
  private static func event(_ number: Int, of events: Int) -> Int {
    var generator = SeededGenerator(seed: UInt64(number) &* 31 &+ 7)
    return number < events ? number : zipf(events, &generator)
  }

  /// A number below another, the n-th about 1/n of the times, as words are in a language.
  private static func zipf(_ count: Int, _ generator: inout SeededGenerator) -> Int {
    let share = Double(generator.next() >> 11) / Double(1 << 53)
    return min(count - 1, Int(exp(share * log(Double(count)))) - 1)
  }

  private static func word(_ number: Int) -> String {
    "v" + String(UInt64(number + 30) &* 0x9E37_79B9_7F4A_7C15 >> 40, radix: 26)
  }

  private static func documents(_ count: Int, of events: Int) -> [Document] {
    let common = (0..<20_000).map(word)
    return (0..<count).map { number in
      var generator = SeededGenerator(seed: UInt64(number) &+ 1_000_003)
      let event = event(number, of: events)
      let own = (0..<ownWords).map { place in
        let word = word(100_000 + event * ownWords + place)
        return place % 3 == 0 ? word.capitalized : word
      }
      var words = (0..<length).map { place in
        place % 8 == 0
          ? own[zipf(own.count, &generator)] : common[zipf(common.count, &generator)]
      }
      for place in stride(from: 14, to: length, by: 15) { words[place] += "." }
      return Document(
        id: "\(number)", url: "https://source\(number % 40).example/\(number)",
        title: own.prefix(4).shuffled(using: &generator).joined(separator: " "),
        published: Timestamp(seconds: 1_790_000_000 + Int64(number) * 8), language: "en",
        text: words.joined(separator: " "))
    }
  }
}
