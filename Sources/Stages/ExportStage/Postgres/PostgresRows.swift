import PipeKit

/// Rows in the text format of `COPY`: tabs between columns, a backslash before what would be taken for them.
struct PostgresRows: Sendable {
  /// The rows.
  private(set) var bytes: [UInt8] = []

  /// Adds a row.
  mutating func append(_ values: [String?]) {
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(0x09) }
      if let value { append(value) } else { bytes += [0x5C, UInt8(ascii: "N")] }
    }
    bytes.append(0x0A)
  }

  private mutating func append(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      // No text of PostgreSQL has a NUL; a document's JSON form has the text as it was.
      case 0x00: bytes += "\u{FFFD}".utf8
      case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
      case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
      case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
      case 0x5C: bytes += [0x5C, 0x5C]
      default: bytes.append(byte)
      }
    }
  }
}
