import PipeKit

/// What was fetched from an address or read from a file.
struct Resource: Sendable {
  /// The address that answered in the end; nil for a file.
  var url: String?
  /// The content.
  var bytes: [UInt8]
  /// The media type, without parameters.
  var mediaType: String
  /// The character encoding that came with it.
  var charset: String?
  /// What the server said of its age.
  var validators: Validators?
  /// How long the server says that it is fresh.
  var lifetime: CacheLifetime?
  /// Whether the server said that it has not changed, and sent nothing.
  var isUnchanged = false
  /// Whether another address has answered than the one asked for.
  var isRedirected = false
  /// Where the address has moved to for good.
  var movedTo: String?
  /// How long that may be kept, where the server says so.
  var movedFor: Duration?
  /// Whether the server says that its links are not to be followed (`X-Robots-Tag: nofollow`).
  var forbidsFollowing = false

  /// What a server says of an answer's age.
  struct Validators: Sendable {
    /// `ETag`.
    var tag: String?
    /// `Last-Modified`.
    var modified: String?
    /// The hash of the address that answered.
    var origin: String
  }

  /// What is said of it, without itself.
  var withoutContent: Resource {
    var resource = self
    resource.bytes = []
    return resource
  }

  var body: Body { Body(bytes, mediaType: mediaType, charset: charset) }
}
