/// A record that cannot be read; the reader goes on with the next one that it finds.
public struct WARCError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Which kinds there are.
  public enum Kind: Sendable, Hashable {
    /// The record is not what the format allows, or was cut off.
    case damaged
    /// Records are packed with a dictionary that the file does not begin with.
    case missingDictionary
  }

  /// Which of them.
  public let kind: Kind
  /// What is wrong, and where: `the record at byte 1234 has no Content-Length`.
  public let message: String
  /// Where the record begins.
  public let place: WARCLocation

  init(_ kind: Kind = .damaged, message: String, place: WARCLocation) {
    (self.kind, self.message, self.place) = (kind, message, place)
  }

  /// The message.
  public var description: String { message }
}
