/// The network, as far as stages use it.
public protocol HTTPClient: Sendable {
  /// Sends a request and receives the whole answer.
  ///
  /// An answer with an error status is an answer, not an error.
  ///
  /// - Parameter request: What is asked for.
  /// - Returns: The answer after redirects, decompressed.
  /// - Throws: ``HTTPError``, or `CancellationError` when the task is cancelled.
  func send(_ request: HTTPRequest) async throws -> HTTPResponse
}

/// What is asked of a server.
public struct HTTPRequest: Sendable, Hashable {
  /// The address; `http` or `https`.
  public var url: String
  /// The method.
  public var method: String
  /// The headers, in order.
  public var headers: [HTTPHeader]
  /// What is sent.
  public var body: [UInt8]
  /// The longest time to establish a connection.
  public var connectTimeout: Duration
  /// The longest time until the answer's headers begin; `nil` where only ``timeout`` limits it.
  public var firstByteTimeout: Duration?
  /// The longest time for everything.
  public var timeout: Duration
  /// The largest body accepted, in bytes after decompression.
  public var maxBytes: Int
  /// The largest number of redirects followed; with 0 a redirect is an answer as any other.
  public var maxRedirects: Int
  /// Whether private and loopback addresses may be connected to, and a link-local one that is the host itself.
  public var allowsPrivateAddresses: Bool
  /// Whether, where private addresses may, link-local ones and those of clouds' metadata may be connected to
  /// too, though a name or a redirect leads there.
  public var allowsLinkLocalAddresses: Bool

  /// Creates a request with the usual limits.
  public init(
    url: String, method: String = "GET", headers: [HTTPHeader] = [], body: [UInt8] = [],
    connectTimeout: Duration = .seconds(10), firstByteTimeout: Duration? = nil,
    timeout: Duration = .seconds(60),
    maxBytes: Int = 32 << 20, maxRedirects: Int = 10, allowsPrivateAddresses: Bool = false,
    allowsLinkLocalAddresses: Bool = false
  ) {
    self.url = url
    self.method = method
    self.headers = headers
    self.body = body
    self.connectTimeout = connectTimeout
    self.firstByteTimeout = firstByteTimeout
    self.timeout = timeout
    self.maxBytes = maxBytes
    self.maxRedirects = maxRedirects
    self.allowsPrivateAddresses = allowsPrivateAddresses
    self.allowsLinkLocalAddresses = allowsLinkLocalAddresses
  }
}

/// One header of a request or an answer.
public struct HTTPHeader: Sendable, Hashable {
  /// The name; case does not matter.
  public var name: String
  /// The value.
  public var value: String

  /// Creates a header.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether this is the name, in capitals or not.
  package func isNamed(_ other: String) -> Bool {
    guard name.utf8.count == other.utf8.count else { return false }
    return zip(name.utf8, other.utf8).allSatisfy { one, other in
      one == other || (one ^ other == 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= one | 0x20)
    }
  }
}

/// What a server answered.
public struct HTTPResponse: Sendable, Hashable {
  /// The status, such as 200.
  public var status: Int
  /// The address that answered, after redirects.
  public var url: String
  /// The headers, in order.
  public var headers: [HTTPHeader]
  /// The body, decompressed.
  public var body: [UInt8]

  /// Creates an answer.
  public init(status: Int, url: String, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.url = url
    self.headers = headers
    self.body = body
  }

  /// The first value of a header.
  public func header(_ name: String) -> String? {
    headers.first { $0.isNamed(name) }?.value
  }

  /// All values of a header, in order.
  public func values(of name: String) -> [String] {
    headers.filter { $0.isNamed(name) }.map(\.value)
  }
}

/// Why there was no answer.
public struct HTTPError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The class of the error.
  public enum Kind: String, Sendable {
    /// The address is not one that can be asked.
    case badURL = "url"
    /// The host's name could not be resolved.
    case dns
    /// No connection could be made, or it broke.
    case connect
    /// The connection could not be secured.
    case tls
    /// It took too long.
    case timeout
    /// The body is larger than allowed.
    case tooLarge = "too-large"
    /// The headers are larger than any client takes, which no limit of a request changes.
    case headersTooLarge = "headers-too-large"
    /// Too many redirects, or one that cannot be followed.
    case redirect
    /// The address is private, loopback or link-local.
    case refusedAddress = "refused-address"
    /// There is no network here: an offline run, a test.
    case offline
    /// Any other error.
    case other
  }

  /// The class of the error.
  public var kind: Kind
  /// The address asked.
  public var url: String
  /// What is wrong, in one sentence.
  public var message: String
  /// Whether it may go well another time.
  public var isTransient: Bool

  /// Creates an error.
  public init(_ kind: Kind, url: String, _ message: String, isTransient: Bool = false) {
    self.kind = kind
    self.url = url
    self.message = message
    self.isTransient = isTransient
  }

  /// Class, address and message on one line.
  public var description: String { "\(url): \(message)" }

  /// The class as a stage reports it.
  package var stageCode: StageError.Code {
    switch kind {
    case .timeout: .timeout
    case .tooLarge, .headersTooLarge: .tooLarge
    case .dns: .dns
    case .connect: .connect
    case .tls: .tls
    case .redirect: .redirect
    case .refusedAddress: .refusedAddress
    case .badURL, .offline, .other: .network
    }
  }
}
