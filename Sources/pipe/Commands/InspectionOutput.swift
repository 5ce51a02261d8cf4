import CleanStage
import PipeKit

/// Writes what `clean` finds of each document to standard output: the back end of `pipe inspect`.
struct InspectionOutput: Stage {
  static let manual = Manual(
    "inspect", "Writes what clean finds of each document, and why.", roles: .sink)

  /// How an inspection is written.
  enum Format {
    case text(InspectionText)
    /// One object a line.
    case json
  }

  private let clean: Clean
  private let format: Format

  init(options: NoOptions, setup: StageSetup) throws {
    try self.init(Clean(options: Clean.Options(), setup: setup), .json)
  }

  init(_ clean: Clean, _ format: Format) {
    self.clean = clean
    self.format = format
  }

  var isStandardOutput: Bool { true }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let file = try context.files.standardOutput()
    var isFirst = true
    while let documents = try await input.next() {
      for document in documents {
        let bytes: [UInt8]
        do {
          bytes = written(try clean.inspect(document), isFirst: isFirst)
        } catch {
          _ = try context.fail(document, error)
          continue
        }
        isFirst = false
        do throws(FileError) {
          try file.write(bytes)
        } catch {
          if error.kind == .brokenPipe { throw DownstreamClosed() }
          throw error
        }
      }
    }
  }

  private func written(_ page: PageInspection, isFirst: Bool) -> [UInt8] {
    switch format {
    case .json: page.json.serialized + [0x0A]
    case .text(let text): Array(((isFirst ? "" : "\n") + text.write(page)).utf8)
    }
  }
}
