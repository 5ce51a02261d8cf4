import FeedReader
import HTML
import PipeTesting

/// The module `FeedReader` as a whole: see `docs/fuzzing.md` for what is checked.
package struct FeedTarget: FuzzTarget {
  private var parsers = [false, true].map { scripting in
    var options = HTMLParser.Options()
    options.scripting = scripting
    return HTMLParser(options: options)
  }

  /// Creates the target.
  package init() {}

  /// Where its inputs come from.
  package static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource {
    FeedMutator(seed: seed, samples: samples)
  }

  /// What must not take more than linear time.
  package static func growth() -> any GrowthSubject { FeedGrowth() }

  /// What is wrong with what becomes of an input.
  package mutating func faults(in input: [UInt8], choices: UInt64) -> [String] {
    var generator = SeededGenerator(seed: choices)
    let url = generator.onceIn(2) ? "https://feeds.example/a/feed.xml" : nil
    let charset = generator.onceIn(8) ? generator.pick(["utf-8", "latin1", "x", "utf-16"]) : nil
    let reader = FeedReader(url: url, charset: charset)
    let feed: Feed
    do throws(FeedError) {
      feed = try reader.read(input)
    } catch {
      return error.message.isEmpty ? ["error: it says nothing"] : []
    }
    var faults: [String] = []
    let texts =
      [feed.title, feed.description, feed.rights]
      + feed.entries.prefix(100).flatMap { [$0.title, $0.summary, $0.content, $0.rights] }
    for text in texts { if let text { faults += self.faults(in: text, isTold: url != nil) } }
    if generator.onceIn(8), (try? reader.read(input)) != feed {
      faults.append("again: the same document becomes another feed")
    }
    if generator.onceIn(4), feed.entries.count > 1 {
      var first: FeedEntry?
      _ = try? reader.read(input) { entry in
        first = entry
        return false
      }
      if first != feed.entries.first { faults.append("one by one: the first entry is another") }
    }
    for note in feed.notes where note.message.isEmpty || (note.line ?? 1) < 1 {
      faults.append("note: \(note)")
    }
    return faults
  }

  private mutating func faults(in text: FeedText, isTold: Bool) -> [String] {
    if text.value.isEmpty { return ["text: it is empty"] }
    guard text.kind == .html, text.value.utf8.count < 50_000 else { return [] }
    return FeedSafety.faults(of: text.value, by: &parsers).map { "unsafe: \($0): \(text.value)" }
  }
}
