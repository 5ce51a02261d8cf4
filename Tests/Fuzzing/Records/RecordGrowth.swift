import CSVReader
import Compression
import WARCReader

/// What is done to archives and tables that are measured.
package struct RecordGrowth: GrowthSubject {
  /// Kinds that are known to be hard.
  package static let families = [
    "WARC/1.0 ", "\u{1F}\u{8B}", "\"", "\"a\n", "a,b\n", ",", "\r", "WARC/1.0\n\n", "W",
  ].map { GrowthFamily(unit: Array($0.utf8)) }

  /// What it can do.
  package let operations = ["archive", "table", "delimiter"]
  /// The length of the shorter of the inputs that are compared.
  package let length = 1 << 15

  package init() {}

  /// There is nothing to get ready.
  package mutating func prepare(_ bytes: [UInt8]) -> Int { bytes.count }

  /// Reads the input.
  package mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int {
    switch operation {
    case "archive": ArchiveReading(bytes).records.count
    case "table": TableReading(bytes).rows.count
    default: Int(CSVDialect.delimiter(of: bytes))
    }
  }
}
