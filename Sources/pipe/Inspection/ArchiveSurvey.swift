import FetchStage
import PipeKit
import WARCReader

/// What the first records of a web archive are.
struct ArchiveSurvey {
  /// The most records that are looked at.
  private static let mostRecords = 100_000
  /// The most errors that are kept.
  private static let mostErrors = 5

  /// The version that the first record names: `WARC/1.1`.
  private(set) var version = ""
  /// Whether it begins with a dictionary of Zstandard.
  let hasDictionary: Bool
  /// Whether all records were looked at.
  private(set) var isComplete = false
  /// How many were.
  private(set) var count = 0
  /// How many bytes of the file were read for them.
  private(set) var bytesRead = 0
  /// The first documents that would be brought in, and how many there are.
  private(set) var documents: [Document] = []
  private(set) var documentCount = 0
  /// The first things that are wrong, and how many there are.
  private(set) var errors: [String] = []
  private(set) var errorCount = 0
  private var byType: [String: Int] = [:]
  private var byReason: [String: Int] = [:]

  /// Looks at an archive.
  ///
  /// - Throws: `FileError`.
  init(_ source: InspectedSource) throws {
    let head = try source.input.archiveHead()
    hasDictionary = head.starts(with: [0x5D, 0x2A, 0x4D, 0x18])
    let page = ArchivePage(Fetch.Options(), source: source.name)
    var reader = WARCReader(
      maximumLength: page.maxSize, fileLength: source.size, at: .start, head: head)
    var reading = BoundedReading(source.input.file)
    while count < Self.mostRecords {
      do {
        guard let record = try reader.next(reading: { try reading.read(into: &$0, $1) }) else {
          isComplete = true
          break
        }
        take(record, page.document(of: record, in: reader))
      } catch let error as WARCError {
        note(error.message)
      } catch is BoundedReading.Enough {
        break
      }
    }
    bytesRead = reading.count
  }

  /// How many records there are of each type, most first.
  var types: [(key: String, value: Int)] { Self.sorted(byType) }
  /// How many are not brought in, by the reason, most first.
  var reasons: [(key: String, value: Int)] { Self.sorted(byReason) }

  private mutating func take(_ record: WARCRecord, _ outcome: ArchivePage.Outcome) {
    count += 1
    if version.isEmpty { version = record.fields.firstLine }
    byType[record.type?.rawValue ?? "other", default: 0] += 1
    switch outcome {
    case .document(var document):
      documentCount += 1
      guard documents.count < SourceReport.listed else { return }
      document.body?.bytes = []
      document.text = nil
      documents.append(document)
    case .unwanted(_, let reason): byReason[reason, default: 0] += 1
    case .failed(let error): note(error.message)
    case .other: break
    }
  }

  private mutating func note(_ message: String) {
    errorCount += 1
    if errors.count < Self.mostErrors { errors.append(message) }
  }

  private static func sorted(_ counts: [String: Int]) -> [(key: String, value: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }
}
