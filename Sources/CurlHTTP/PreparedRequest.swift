import PipeKit

/// A request that is known to be sendable: its address is normalised, nothing can be smuggled in.
struct PreparedRequest: Sendable {
  let url: String
  /// Host and port.
  let authority: String
  /// What the host says of its address; nil for a name.
  let literal: LiteralHost?
  let reach: AddressReach
  let method: String
  let headerLines: [String]
  let sendsUserAgent: Bool
  let request: HTTPRequest

  init(_ request: HTTPRequest) throws(HTTPError) {
    guard let address = CurlAddress(request.url) else {
      throw HTTPError(.badURL, url: request.url, "this is not an http or https address")
    }
    guard !request.method.isEmpty, request.method.utf8.allSatisfy(HTTPToken.contains) else {
      throw HTTPError(.other, url: request.url, "'\(request.method)' is not an HTTP method")
    }
    var lines: [String] = []
    for header in request.headers {
      guard !header.name.isEmpty, header.name.utf8.allSatisfy(HTTPToken.contains),
        header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
      else {
        throw HTTPError(
          .other, url: request.url,
          "the header '\(header.name)' has characters that cannot be sent")
      }
      // libcurl takes "Name:" as a request to leave the field out, and "Name;" for an empty one.
      lines.append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    // Without this libcurl waits up to a second for leave to send a larger body.
    if !request.body.isEmpty { lines.append("Expect:") }
    url = address.url
    authority = "\(address.host):\(address.port ?? String(address.url.prefix(5)))"
    literal = LiteralHost(address.host)
    reach = AddressReach(request)
    method = request.method
    headerLines = lines
    sendsUserAgent = request.headers.contains {
      $0.name.utf8.count == 10 && $0.name.lowercased() == "user-agent"
    }
    self.request = request
  }
}
