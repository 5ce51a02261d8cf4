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
    /// One object a line, its content under the key of its kind.
    case jsonl
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
          bytes = try written(document, isFirst: isFirst, now: context.clock.now())
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

  private func written(
    _ document: Document, isFirst: Bool, now: Timestamp
  ) throws(StageError) -> [UInt8] {
    let name = document.url ?? document.source ?? document.id
    if let body = document.body {
      // What is packed and damaged is a page as far as it can be read.
      if let source = try? InspectedSource(name: name, body, url: document.url),
        let report = try SourceInspectors.inspect(source)
      {
        return Self.written(report, name: name, format, isFirst: isFirst)
      }
    }
    let page = try clean.inspect(document, now: now)
    let feeds = PageFeeds(document)
    switch format {
    case .json: return feeds.added(to: page.json).serialized + [0x0A]
    case .jsonl: return Self.line(name: name, "page", feeds.added(to: page.json))
    case .text(let text):
      return Array(((isFirst ? "" : "\n") + text.write(page) + feeds.text).utf8)
    }
  }

  /// A report in a form.
  static func written(
    _ report: SourceReport, name: String, _ format: Format, isFirst: Bool
  ) -> [UInt8] {
    switch format {
    case .json, .jsonl: line(name: name, report.key, report.content)
    case .text(let text):
      Array(((isFirst ? "" : "\n") + report.text(name: name, width: text.width)).utf8)
    }
  }

  /// A line of JSON about a file or an address.
  static func line(name: String, _ key: String, _ content: JSON) -> [UInt8] {
    JSON.object(["file": .string(name), key: content]).serialized + [0x0A]
  }
}
