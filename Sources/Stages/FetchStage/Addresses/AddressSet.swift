import PipeKit

/// Addresses that were met, as hashes of what they are known by, up to a number of them.
struct AddressSet: Sendable {
  private var hashes: Set<UInt64> = []
  private let most: Int

  init(most: Int) { self.most = most }

  /// How many there are.
  var count: Int { hashes.count }

  /// Adds an address.
  ///
  /// - Returns: Whether it is new; also true, without adding it, where there are too many.
  mutating func insert(_ url: String) -> Bool {
    let hash = Self.hash(url)
    guard hashes.count < most else { return !hashes.contains(hash) }
    return hashes.insert(hash).inserted
  }

  /// Whether an address was met.
  func contains(_ url: String) -> Bool { hashes.contains(Self.hash(url)) }

  private static func hash(_ url: String) -> UInt64 {
    ContentHash(PageAddress.canonical(url).utf8.span).value
  }
}
