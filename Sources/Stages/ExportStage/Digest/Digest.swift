import PipeKit

/// Documents as people are to read them: grouped, and cut down to what a digest shows.
///
/// The documents stay in a file; here is only where each begins, in the order of the groups. That is
/// 40 bytes a document, and while groups are being found some 50 a group and a story.
struct Digest {
  /// The headline, on one line.
  let title: String
  /// The day of the run.
  let day: String
  /// When the run began, in UTC: `14:05`.
  let time: String
  /// Whether what it has is to be found again by a later run that adds to it.
  let isKept: Bool
  /// The groups, in the order of their first document: where each one's documents are.
  ///
  /// Documents of one story are beside each other.
  private(set) var groups: [Range<Int>]

  private struct Entry {
    /// Where the document's record begins.
    var offset: Int
    /// Where the first record of the document begins: the one whose place it has.
    var place: Int
    /// What stands for the document; in the end, for the place of its story.
    var key: Int
    /// What stands for its story; 0 where it has none to itself.
    var story: Int
    /// The number of its group; those without one come last.
    var group: UInt32
    /// See ``Digest/family(at:)``.
    var family: UInt32
  }

  private let grouping: Export.Grouping
  private var entries: [Entry]
  private var reader: SpoolReader

  /// Looks through the records of documents.
  ///
  /// A document that comes again takes the place of the first. A story's documents are all in the group
  /// of its first.
  ///
  /// - Parameters:
  ///   - order: What the digest is to be.
  ///   - spool: The records.
  /// - Throws: What reading throws.
  init(_ order: DigestOrder, _ spool: Spool) throws {
    title = order.title
    day = order.day
    time = order.time
    isKept = order.isKept
    reader = spool.reader
    var entries: [Entry] = []
    // Names are compared by their hashes, 64 bits with a seed: nobody can make two that are the same.
    var numbers: [Int: UInt32] = [:]
    var hasLabels = false
    var offset = 0
    let grouping = order.grouping ?? .topic
    while offset < spool.length {
      let (item, next) = try reader.item(at: offset)
      if !item.labels.isEmpty { hasLabels = true }
      var group = UInt32.max
      if let name = item.group(by: grouping) {
        group = numbers[name.hashValue] ?? UInt32(clamping: numbers.count)
        numbers[name.hashValue] = group
      }
      entries.append(
        Entry(
          offset: offset, place: offset, key: item.name.hashValue,
          story: item.story?.id.hashValue ?? 0, group: group,
          family: order.style.needsFamilies ? HeadingSlugs.family(of: item.title) : 0))
      offset = next
    }
    self.grouping = order.grouping ?? (hasLabels ? .topic : .none)
    numbers = [:]
    Self.unite(&entries)
    Self.join(&entries)
    entries.sort { ($0.group, $0.key, $0.place) < ($1.group, $1.key, $1.place) }
    groups = Self.groups(of: entries)
    self.entries = entries
  }

  private static func groups(of entries: [Entry]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in entries.indices where index > start {
      if entries[index].group == entries[start].group { continue }
      groups.append(start..<index)
      start = index
    }
    if !entries.isEmpty { groups.append(start..<entries.count) }
    return groups
  }

  /// Leaves out all documents but those at some places.
  mutating func keepOnly(_ places: Set<Int>) {
    entries = entries.indices.filter(places.contains).map { entries[$0] }
    groups = Self.groups(of: entries)
  }

  /// Keeps of each document the last that came, in the place of the first; where they are, as there may be millions.
  private static func unite(_ entries: inout [Entry]) {
    entries.sort { ($0.key, $0.offset) < ($1.key, $1.offset) }
    var count = 0
    for index in entries.indices {
      var entry = entries[index]
      if count > 0, entries[count - 1].key == entry.key {
        count -= 1
        entry.place = entries[count].place
      }
      entries[count] = entry
      count += 1
    }
    entries.removeSubrange(count...)
    entries.sort { $0.place < $1.place }
  }

  /// Gives the documents of each story the group of its first, and keys that bring them together.
  private static func join(_ entries: inout [Entry]) {
    var leads: [Int: (index: Int, count: Int)] = [:]
    for index in entries.indices where entries[index].story != 0 {
      leads[entries[index].story, default: (index, 0)].count += 1
    }
    for index in entries.indices {
      entries[index].key = entries[index].place
      guard let lead = leads[entries[index].story] else { continue }
      if lead.count > 1 {
        entries[index].key = entries[lead.index].place
        entries[index].group = entries[lead.index].group
      } else {
        entries[index].story = 0
      }
    }
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

  /// The places of a group's documents, those of one story together.
  ///
  /// - Parameter group: The group.
  /// - Returns: Ranges of places, of more than one only where they tell of one story.
  func stories(of group: Range<Int>) -> [Range<Int>] {
    var stories: [Range<Int>] = []
    var start = group.lowerBound
    for index in group where index > start {
      if entries[index].story != 0, entries[index].story == entries[start].story { continue }
      stories.append(start..<index)
      start = index
    }
    if !group.isEmpty { stories.append(start..<group.upperBound) }
    return stories
  }

  /// What several documents tell of; `nil` for a document that stands by itself.
  ///
  /// The headline is that of the first; the newest that tells what they say together has the summary.
  ///
  /// - Parameter places: One of the ranges of ``stories(of:)``.
  /// - Returns: The story.
  /// - Throws: What reading throws.
  mutating func story(at places: Range<Int>) throws -> DigestStory? {
    guard places.count > 1, var story = try item(at: places.lowerBound).story else { return nil }
    for place in places.dropFirst() {
      if let summary = try item(at: place).story?.summary { story.summary = summary }
    }
    return story
  }

  /// The places of all documents, in the order in which they arrived.
  var arrivals: [Int] { entries.indices.sorted { entries[$0].place < entries[$1].place } }

  /// Which anchors a document's heading can be taken for: see ``HeadingSlugs/family(of:)``.
  func family(at index: Int) -> UInt32 { entries[index].family }
}

extension DigestItem {
  /// The document's topic, as a heading has it; `nil` where it has none.
  var topic: String? { labels.first.map { $0.prefix(1).uppercased() + $0.dropFirst() } }

  /// What a document is grouped by; `nil` where it is one of the rest.
  fileprivate func group(by grouping: Export.Grouping) -> String? {
    switch grouping {
    case .none: nil
    case .topic: topic
    case .source: source
    }
  }
}
