/// What a server answers with.
public struct Page: Sendable {
  /// A status of HTTP.
  public enum Status: String, Sendable {
    /// Here it is.
    case ok = "200 OK"
    /// That is no request.
    case badRequest = "400 Bad Request"
    /// There is nothing there.
    case notFound = "404 Not Found"
    /// Pages can only be read.
    case methodNotAllowed = "405 Method Not Allowed"
    /// The request is too long.
    case tooLong = "431 Request Header Fields Too Large"
  }

  /// How it went.
  public let status: Status
  /// The media type of the text.
  public let type: String
  /// The text.
  public let text: String

  /// Creates a page.
  public init(_ status: Status = .ok, type: String = "text/plain; charset=utf-8", text: String) {
    self.status = status
    self.type = type
    self.text = text
  }

  /// The page as it is sent.
  func bytes(withText: Bool) -> [UInt8] {
    let allow = status == .methodNotAllowed ? "Allow: GET, HEAD\r\n" : ""
    let head =
      "HTTP/1.1 \(status.rawValue)\r\nContent-Type: \(type)\r\nContent-Length: \(text.utf8.count)"
      + "\r\n\(allow)X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    return Array(head.utf8) + (withText ? Array(text.utf8) : [])
  }
}
