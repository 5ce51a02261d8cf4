import PipeKit

/// Documents as people are to read them: grouped, and cut down to what a digest shows.
///
/// The documents stay in a file; here is only where each begins, in the order of the groups. That is
/// 16 bytes a document, and while groups are being found some 50 a group.
struct Digest {
  /// The headline, on one line.
  let title: String
  /// The day of the run.
  let day: String
  /// The groups, in the order of their first document: where each one's documents are.
  let groups: [Range<Int>]

  private struct Entry {
    /// Where the document's record begins.
    var offset: Int
    /// The number of its group; those without one come last.
    var group: UInt32
    /// See ``Digest/family(at:)``.
    var family: UInt32
  }

  private let grouping: Export.Grouping
  private let entries: [Entry]
  private var reader: SpoolReader

  /// Looks through the records of documents.
  ///
  /// - Parameters:
  ///   - order: What the digest is to be.
  ///   - reader: The records.
  ///   - length: Where they end.
  /// - Throws: What reading throws.
  init(_ order: DigestOrder, _ reader: SpoolReader, length: Int) throws {
    title = order.title
    day = order.day
    self.reader = reader
    var entries: [Entry] = []
    // Names are compared by their hashes, 64 bits with a seed: nobody can make two that are the same.
    var numbers: [Int: UInt32] = [:]
    var hasLabels = false
    var offset = 0
    let grouping = order.grouping ?? .topic
    while offset < length {
      let (item, next) = try self.reader.item(at: offset)
      if !item.labels.isEmpty { hasLabels = true }
      var group = UInt32.max
      if let name = item.group(by: grouping) {
        group = numbers[name.hashValue] ?? UInt32(clamping: numbers.count)
        numbers[name.hashValue] = group
      }
      let family = order.style.needsFamilies ? HeadingSlugs.family(of: item.title) : 0
      entries.append(Entry(offset: offset, group: group, family: family))
      offset = next
    }
    self.grouping = order.grouping ?? (hasLabels ? .topic : .none)
    numbers = [:]
    entries.sort { ($0.group, $0.offset) < ($1.group, $1.offset) }
    var groups: [Range<Int>] = []
    var start = 0
    for index in entries.indices where index > start {
      if entries[index].group == entries[start].group { continue }
      groups.append(start..<index)
      start = index
    }
    if !entries.isEmpty { groups.append(start..<entries.count) }
    self.groups = groups
    self.entries = entries
  }

  /// How many documents there are.
  var count: Int { entries.count }

  /// The number of documents in words: `1 document`.
  var countText: String { count == 1 ? "1 document" : "\(count) documents" }

  /// A document.
  ///
  /// - Parameter index: Its place in the order of the groups.
  /// - Returns: What the digest shows of it.
  /// - Throws: What reading throws.
  mutating func item(at index: Int) throws -> DigestItem {
    try reader.item(at: entries[index].offset).item
  }

  /// What the documents of a group have in common; `nil` where nothing is grouped.
  ///
  /// - Throws: What reading throws.
  mutating func name(of group: Range<Int>) throws -> String? {
    let rest: String
    switch grouping {
    case .none: return nil
    case .topic: rest = "Other topics"
    case .source: rest = "Other sources"
    }
    return try item(at: group.lowerBound).group(by: grouping) ?? rest
  }

  /// Which anchors a document's heading can be taken for: see ``HeadingSlugs/family(of:)``.
  func family(at index: Int) -> UInt32 { entries[index].family }
}

extension DigestItem {
  /// What a document is grouped by; `nil` where it is one of the rest.
  fileprivate func group(by grouping: Export.Grouping) -> String? {
    switch grouping {
    case .none: nil
    case .topic: labels.first.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    case .source: source
    }
  }
}
