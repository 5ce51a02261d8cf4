import PipeKit

/// Answers that were given before, a file each, by what was asked.
///
/// What cannot be read is not there; what cannot be written is asked for again another time.
struct AnswerCache {
  let folder: String
  let files: any FileSystem

  /// The longest answer that is kept, in bytes.
  private static let longest = 1 << 20

  /// The name of an answer: a hash of all that decides it, of 128 bits.
  static func key(of request: [UInt8], at address: String) -> String {
    var first = ContentHash()
    var second = ContentHash()
    let marks = [UInt8](repeating: 0x5A, count: 64)
    second.add(marks.span)
    for part in [Array(address.utf8), [0], request] {
      first.add(part.span)
      second.add(part.span)
    }
    return first.text + second.text
  }

  /// The answer of a name; `nil` where none is.
  func answer(_ key: String) -> String? {
    guard let bytes = try? files.contents(of: path(of: key), limit: Self.longest),
      let object = try? JSON(parsing: bytes).object, object["key"]?.string == key
    else { return nil }
    return object["answer"]?.string
  }

  /// Keeps an answer.
  ///
  /// - Throws: ``FileError``.
  func keep(_ answer: String, as key: String) throws(FileError) {
    let content: JSON = ["key": .string(key), "answer": .string(answer)]
    try files.write(content.serialized, to: path(of: key))
  }

  /// A folder for the first two digits, as folders with very many files are slow.
  private func path(of key: String) -> String {
    "\(folder)/\(key.prefix(2))/\(key.dropFirst(2)).json"
  }
}
