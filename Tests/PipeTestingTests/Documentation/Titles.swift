import PipeKit

/// A sink: keeps documents somewhere outside, and passes them on.
struct Titles: Stage {
  struct Options: StageOptions {
    @Setting("The file to write.", required: true)
    var to = ""
    var outputs: [String: String] { ["to": to] }
  }

  static let manual = Manual(
    "titles", "Writes the titles into a file.", roles: .sink,
    examples: [
      Manual.Example(
        "A title a line", options: "to: out.txt", input: [Document(id: "a", title: "Rain")],
        output: [Document(id: "a", title: "Rain")], writes: ["out.txt": "Rain\n"])
    ])

  private let options: Options
  init(options: Options, setup: StageSetup) { self.options = options }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var (text, count) = ("", 0)
    while let batch = try await input.next() {
      for document in batch { text += (document.title ?? document.id) + "\n" }
      count += batch.count
      try await output.write(batch)
    }
    if context.isDryRun { return }
    try context.files.write(Array(text.utf8), to: options.to)
    context.produced(options.to, documents: count)
  }
}
