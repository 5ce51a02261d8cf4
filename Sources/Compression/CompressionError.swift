/// What is wrong with compressed data.
public struct CompressionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The class of the error.
  public enum Kind: Sendable {
    /// The data is not what the format allows, or its check does not fit.
    case damaged
    /// The data ends before its end.
    case truncated
    /// It needs more memory than is allowed, or a dictionary that is not there.
    case unsupported
    /// What comes of it is larger than allowed.
    case tooLarge
  }

  /// The class of the error.
  public var kind: Kind
  /// What is wrong: `gzip data is damaged at byte 1234: invalid stored block lengths`.
  public var message: String
  /// About where: the byte of the compressed data up to which it was read.
  public var offset: Int

  /// Creates an error.
  public init(_ kind: Kind, _ message: String, offset: Int) {
    self.kind = kind
    self.message = message
    self.offset = offset
  }

  /// The message.
  public var description: String { message }
}
