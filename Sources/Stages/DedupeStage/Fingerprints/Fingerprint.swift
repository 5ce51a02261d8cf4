/// What a document is compared by.
struct Fingerprint: Sendable, Hashable {
  /// Hash of the canonical address; 0 where there is none.
  var address: UInt64 = 0
  /// Hash of the publisher's identifier; 0 where there is none.
  var guid: UInt64 = 0
  /// Hash of the words; 0 where there are too few to say anything.
  var content: UInt64 = 0
  /// The shingles of the text; empty where it has too few words.
  var sketch: [UInt64] = []

  /// What likeness a key stands for, and the key.
  func key(_ likeness: Likeness) -> UInt64 {
    switch likeness {
    case .address: address
    case .guid: guid
    case .content: content
    case .near: 0
    }
  }
}
