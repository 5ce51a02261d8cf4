/// How many transactions were committed to a database, as it stands beside it.
///
/// SQLite takes a write-ahead log that is gone, cut off or damaged for one that ends earlier, and so
/// would forget committed transactions without a word. The count in the database must not be behind
/// the mark. The mark is written after each commit that is durable and not made so itself, so after a
/// loss of power it may be behind, but it is never ahead of what was committed.
struct CommitMark: Hashable {
  /// How many bytes a mark has.
  static let length = 30

  /// The database's name; a mark of another one says nothing.
  var name: String
  var commits: Int64

  /// The mark as a line of text.
  var bytes: [UInt8] {
    let digits = String(commits)
    let zeros = String(repeating: "0", count: max(0, 20 - digits.utf8.count))
    return Array("\(name) \(zeros)\(digits)\n".utf8)
  }

  init(name: String, commits: Int64) {
    self.name = name
    self.commits = commits
  }

  /// Reads the mark that a lock file begins with; `nil` if it has none.
  init?(_ bytes: some Sequence<UInt8>) {
    let line = Array(bytes.prefix(Self.length))
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard line.count == Self.length, line.last == 0x0A, parts.count == 2, parts[0].count == 8,
      let commits = Int64(String(decoding: parts[1].dropLast(), as: UTF8.self)), commits >= 0
    else { return nil }
    self.init(name: String(decoding: parts[0], as: UTF8.self), commits: commits)
  }

  /// The line of a lock file that has no mark yet.
  static let blank = [UInt8](repeating: 0x20, count: length - 1) + [0x0A]
}
