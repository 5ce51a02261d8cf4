import FetchStage
import PipeKit
import WARCReader

/// What the first records of a web archive are.
struct ArchiveSurvey {
  /// The most records that are looked at.
  private static let mostRecords = 100_000

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
  /// What is wrong.
  private(set) var errors = FirstErrors()
  private var byType: [String: Int] = [:]
  private var byReason: [String: Int] = [:]

  /// Looks at an archive.
  ///
  /// - Throws: `FileError`.
  init(_ source: InspectedSource) throws {
    let head = try source.input.archiveHead()
    hasDictionary = ZstdDictionary.begins(head)
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
        errors.add(error.message)
      } catch is BoundedReading.Enough {
        break
      }
    }
    bytesRead = reading.count
  }

  /// How many records there are of each type, most first.
  var types: [(key: String, value: Int)] { byType.mostFirst }
  /// How many are not brought in, by the reason, most first.
  var reasons: [(key: String, value: Int)] { byReason.mostFirst }

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
    case .failed(let error): errors.add(error.message)
    case .other: break
    }
  }
}
