/// Reads a file of an archive that ``ZipWriter`` has written.
enum ZipReader {
  /// The content of a file; `nil` where the archive does not have it, or not without compression.
  static func content(of name: String, in archive: [UInt8]) -> [UInt8]? {
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
        let size = number(place + 24, 4), let length = number(place + 28, 2),
        let extra = number(place + 30, 2), let comment = number(place + 32, 2),
        let offset = number(place + 42, 4), place + 46 + length <= archive.count
      else { return nil }
      if archive[(place + 46)..<(place + 46 + length)].elementsEqual(name.utf8) {
        guard method == 0, let inner = number(offset + 28, 2) else { return nil }
        let start = offset + 30 + length + inner
        guard start + size <= archive.count else { return nil }
        return Array(archive[start..<(start + size)])
      }
      place += 46 + length + extra + comment
    }
    return nil
  }
}
