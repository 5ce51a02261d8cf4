import Compression

/// Reads a file of an archive that ``ZipWriter`` has written, of this version or an earlier one.
enum ZipReader {
  /// The content of a file; `nil` where the archive does not have it, or not whole.
  ///
  /// - Parameters:
  ///   - name: The file's path in the archive.
  ///   - archive: The archive.
  ///   - limit: The most bytes that the content may have.
  /// - Returns: The content.
  static func content(
    of name: String, in archive: [UInt8], limit: Int = .max
  ) -> [UInt8]? {
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at + count <= archive.count else { return nil }
      return (0..<count).reduce(0) { $0 | Int(archive[at + $1]) << (8 * $1) }
    }
    let end = archive.count - 22
    guard number(end, 4) == 0x0605_4B50, let count = number(end + 10, 2),
      var place = number(end + 16, 4)
    else { return nil }
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4B50, let method = number(place + 10, 2),
        let checksum = number(place + 16, 4), let packed = number(place + 20, 4),
        let size = number(place + 24, 4), let length = number(place + 28, 2),
        let extra = number(place + 30, 2), let comment = number(place + 32, 2),
        let offset = number(place + 42, 4), place + 46 + length <= archive.count
      else { return nil }
      if archive[(place + 46)..<(place + 46 + length)].elementsEqual(name.utf8) {
        guard let inner = number(offset + 28, 2), size <= limit else { return nil }
        let start = offset + 30 + length + inner
        guard start + packed <= archive.count else { return nil }
        let bytes = Array(archive[start..<(start + packed)])
        let content = unpacked(bytes, by: ZipMethod(rawValue: UInt16(method)), size: size)
        return content.map(Deflate.checksum).map(Int.init) == checksum ? content : nil
      }
      place += 46 + length + extra + comment
    }
    return nil
  }

  private static func unpacked(
    _ bytes: [UInt8], by method: ZipMethod?, size: Int
  ) -> [UInt8]? {
    switch method {
    case .stored: bytes.count == size ? bytes : nil
    case .deflated: try? Deflate.unpacked(bytes, size: size)
    case nil: nil
    }
  }
}
