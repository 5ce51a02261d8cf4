public import Compression

/// The head of an HTTP response in a record.
public struct HTTPMessage: Sendable {
  /// The status: 200.
  public let status: Int
  /// The fields.
  public let fields: HeaderFields
  /// Where in the block the body begins.
  public let bodyStart: Int

  /// Reads a response; `nil` where there is none.
  init?(_ block: Span<UInt8>) {
    guard block.has("HTTP/", at: 0) || block.has("ICY ", at: 0) else { return nil }
    // A response may have no body, and so nothing behind its header.
    bodyStart = block.headerEnd(from: 0) ?? block.count
    fields = HeaderFields(block.extracting(0..<bodyStart))
    let parts = fields.firstLine.split(separator: " ", maxSplits: 2)
    guard parts.count > 1, let status = Int(parts[1]), (100...999).contains(status) else {
      return nil
    }
    self.status = status
  }

  /// A body without chunks and compression (RFC 9112, section 7.1; RFC 9110, section 8.4).
  ///
  /// Many archives keep the fields of a body that they have unpacked: one that does not begin as they say
  /// is taken as it is.
  ///
  /// - Parameters:
  ///   - body: The body as it was recorded.
  ///   - limit: The most bytes that may come of it.
  /// - Returns: As much of it as could be read, and what is wrong with the rest.
  public func decoded(_ body: [UInt8], limit: Int) -> (bytes: [UInt8], error: CompressionError?) {
    var body = body
    var problem: CompressionError?
    if fields["Transfer-Encoding"]?.lowercased().hasSuffix("chunked") == true,
      let unchunked = ChunkedBody.decoded(body)
    {
      body = unchunked.bytes
      if !unchunked.isWhole {
        problem = CompressionError(
          .truncated, "the body ends at byte \(body.count) before its last chunk",
          offset: body.count)
      }
    }
    let names = fields["Content-Encoding"]?.split(separator: ",") ?? []
    for name in names.reversed() {
      guard let coding = ContentCoding(name: name.trimmedASCII), !body.isEmpty else { continue }
      if [.gzip, .zstd].contains(coding), ContentCoding.sniffed(body) != coding { continue }
      let (bytes, error) = coding.unpackedPrefix(body, limit: limit)
      if error != nil, bytes.isEmpty, coding == .brotli || coding == .deflate { continue }
      body = bytes
      problem = problem ?? error
    }
    return (body, problem)
  }
}

extension StringProtocol {
  /// The text without white space around it.
  fileprivate var trimmedASCII: String {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(start[...end])
  }
}
