import PipeKit
import PipeTesting

/// Brings in documents of invented words, all different.
struct InventedNews: Stage {
  static let manual = Manual("invented_news", "Brings in invented documents.", roles: .source)
  private let count: Int

  init(options: NoOptions, setup: StageSetup) { count = 0 }
  init(count: Int) { self.count = count }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    for start in stride(from: 0, to: count, by: 64) {
      try await output.write(Self.documents(start..<min(start + 64, count)))
    }
  }

  /// The documents of some numbers: 150 words each.
  static func documents(_ numbers: Range<Int>) -> [Document] {
    numbers.map { number in
      var generator = SeededGenerator(seed: UInt64(number))
      let words = (0..<150).map { _ in String(generator.next() % 40_000, radix: 26) }
      return Document(
        id: "\(number)", url: "https://news.example.org/\(number)",
        text: words.joined(separator: " "))
    }
  }
}
