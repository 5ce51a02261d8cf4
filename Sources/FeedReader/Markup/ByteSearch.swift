/// Finds short texts in bytes.
enum ByteSearch {
  /// The index of the first occurrence at or after an index.
  static func first(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard let lead = wanted.first, start >= 0 else { return nil }
    var index = start
    while index + wanted.count <= bytes.count,
      let found = bytes[index...].firstIndex(of: lead)
    {
      if bytes[found...].starts(with: wanted) { return found }
      index = found + 1
    }
    return nil
  }
}
