package import PipeKit

/// A place between two records, from which a reader can go on.
public struct WARCPlace: Sendable, Equatable {
  /// The offset in the file of the record, or of the compressed member that it is in.
  public let offset: Int
  /// How many bytes of the member, unpacked, are before the record: 0 where each record is a member of
  /// its own.
  public let skipped: Int
  /// The hash of everything in the file before the offset.
  package let hash: ContentHash
  /// The hash of the bytes that are skipped.
  package let skippedHash: String

  package init(offset: Int, skipped: Int, hash: ContentHash, skippedHash: String) {
    (self.offset, self.skipped) = (offset, skipped)
    (self.hash, self.skippedHash) = (hash, skippedHash)
  }

  /// The beginning of a file.
  public static var start: WARCPlace {
    WARCPlace(offset: 0, skipped: 0, hash: ContentHash(), skippedHash: "")
  }

  /// Whether two places are the same, in files with the same beginning.
  public static func == (one: WARCPlace, other: WARCPlace) -> Bool {
    (one.offset, one.skipped, one.hash.value, one.skippedHash)
      == (other.offset, other.skipped, other.hash.value, other.skippedHash)
  }
}
