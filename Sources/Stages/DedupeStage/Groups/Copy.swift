import PipeKit

/// A document in a group of those that repeat each other.
struct Copy: Sendable {
  var document: Document
  /// In what it is like an earlier one of its group; `nil` for the first.
  var likeness: Likeness?
  /// The share of shingles that it and the earlier one have in common, from 0 to 1.
  var similarity: Double
  /// Whether it is another version of the earlier one: the address or guid is the same, the words are not.
  var isVersion: Bool
  /// What it is compared by, but for the sketch.
  var address: UInt64
  var guid: UInt64
  var content: UInt64
  /// Its number in the index.
  var number: UInt32 = 0

  /// The hashes of address and guid, where there are any.
  var keys: [UInt64] { [address, guid].filter { $0 != 0 } }

  /// In what it is like another, by a key.
  func likeness(to other: Copy) -> Likeness? {
    if address != 0, address == other.address { return .address }
    if guid != 0, guid == other.guid { return .guid }
    return content != 0 && content == other.content ? .content : nil
  }

  /// Whether it is a later version of an article than another that came before it.
  func replaces(_ other: Copy) -> Bool {
    let time = document.updated ?? document.published
    let otherTime = other.document.updated ?? other.document.published
    guard let time, let otherTime else { return isVersion }
    return time > otherTime
  }
}
