/// Where a record begins.
public struct WARCLocation: Sendable, Hashable, CustomStringConvertible {
  /// The offset in the file of the record, or of the compressed member that it is in.
  public let offset: Int
  /// How many unpacked bytes of the member are before it.
  public let skipped: Int

  /// In words: `byte 1234`.
  public var description: String {
    skipped == 0 ? "byte \(offset)" : "byte \(skipped) of what is unpacked from byte \(offset) on"
  }
}
