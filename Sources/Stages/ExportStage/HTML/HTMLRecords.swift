import PipeKit

/// The records of a digest at the end of its page, from which a later run makes it again with more.
enum HTMLRecords {
  private static let start = "<script type=\"application/x-ndjson\" id=\"pipe-records\">"
  private static let end = "</script>"

  /// Writes the records of all documents, in the order in which they arrived.
  static func write(_ digest: inout Digest, to output: inout BufferedFile) throws {
    try output.write(start + "\n")
    for index in digest.arrivals {
      try output.write(escaped(try digest.item(at: index).record.serialized))
      try output.write("\n")
    }
    try output.write(end + "\n")
  }

  /// Copies the records of a page.
  ///
  /// - Throws: What reading or writing throws; ``StageError`` where the page has none, or broken ones.
  static func copy(_ page: EarlierEdition, to output: inout BufferedFile) throws {
    var isInside = false
    var isWhole = false
    try page.eachLine { line in
      if !isInside {
        isInside = line.elementsEqual(start.utf8)
        return true
      }
      if line.elementsEqual(end.utf8) {
        isWhole = true
        return false
      }
      guard let value = try? JSON(parsing: Array(line)), DigestItem(record: value) != nil else {
        return false
      }
      try output.write(value.serialized)
      try output.write("\n")
      return true
    }
    if isWhole { return }
    throw StageError(
      .file, "cannot add to '\(page.path)', which has no records of what is in it",
      hint: "it is no digest that was made to be added to: move it away, or set mode: replace")
  }

  /// JSON in which nothing ends the element or begins a comment.
  private static func escaped(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count)
    for byte in json {
      if byte == 0x3C { out += "\\u003c".utf8 } else { out.append(byte) }
    }
    return out
  }
}
