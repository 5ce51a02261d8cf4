package import WARCReader

/// What comes of reading a web archive.
package struct ArchiveReading: Equatable {
  /// Types, addresses and blocks.
  package var records: [String] = []
  /// What was wrong.
  package var errors: [String] = []
  /// The places behind the records.
  package var places: [WARCPlace] = []

  /// Reads bytes, in pieces of random lengths, from a place on.
  package init(
    _ bytes: [UInt8], at place: WARCPlace = .start, most: Int = .max, seed: UInt64 = 0,
    maximumLength: Int = 1 << 20, fileLength: Int? = nil
  ) {
    var pieces = PieceReader(
      Array(bytes.dropFirst(place.offset)), most: most, seed: seed)
    var reader = WARCReader(
      maximumLength: maximumLength, fileLength: fileLength, at: place, head: bytes)
    var calls = 0
    while calls < 2 * bytes.count + 10 {
      calls += 1
      do {
        guard
          let record = try reader.next(reading: { pieces.read(into: &$0, count: $1) })
        else { return }
        let block = String(decoding: reader.block(), as: UTF8.self)
        let response = reader.httpResponse()
        _ = response?.decoded(reader.block(from: response?.bodyStart ?? 0), limit: 1 << 20)
        records.append("\(record.fields["WARC-Type"] ?? "-") \(record.targetURI ?? "-") \(block)")
        try reader.finish(reading: { pieces.read(into: &$0, count: $1) })
        places.append(reader.place())
      } catch {
        errors.append("\(error)")
      }
    }
    errors.append("does not end")
  }
}
