import PipeKit

/// A source: writes without reading.
struct FileLines: Stage {
  struct Options: StageOptions {
    @Setting("The file.", required: true)
    var file = ""
  }

  static let manual = Manual(
    "file_lines", "Brings in a document for each line of a file.", roles: .source,
    examples: [
      Manual.Example(
        "Two lines", options: "file: a.txt",
        output: [Document(id: "a.txt:1", text: "Rain"), Document(id: "a.txt:2", text: "Sun")],
        files: ["a.txt": "Rain\nSun\n"])
    ])

  private let options: Options
  init(options: Options, setup: StageSetup) { self.options = options }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let bytes = try context.files.contents(of: options.file)
    var batch: Batch = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      batch.append(Document(id: "\(options.file):\(index + 1)", text: text))
      if batch.count == 64 {
        try await output.write(batch)
        batch = []
      }
    }
    try await output.write(batch)
  }
}
