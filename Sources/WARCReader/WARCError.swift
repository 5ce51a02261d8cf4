/// A record that cannot be read; the reader goes on with the next one that it finds.
public struct WARCError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, and where: `the record at byte 1234 has no Content-Length`.
  public let message: String
  /// Where the record begins.
  public let place: WARCLocation

  /// The message.
  public var description: String { message }
}
