import Compression
import PipeKit

/// How a body is packed, as `Content-Encoding` says (RFC 9110, section 8.4), and the unpacking of it.
///
/// libcurl does not notice that packed data ends before its end, and unpacks for as long as there is anything,
/// on the thread of all exchanges. So it hands bodies over as they come, and they are unpacked here, by
/// the task that waits for them.
struct ContentEncoding: Sendable {
  /// What servers are told that they may send.
  static let accepted = "gzip, deflate, br, zstd"
  /// The most codings around each other; nobody has use for two, but some servers pack what is packed.
  private static let mostCodings = 2

  /// The address, for errors.
  let url: String
  /// The codings, in the order in which they were applied.
  private let codings: [ContentCoding]

  /// Whether there is anything to unpack.
  var isPacked: Bool { !codings.isEmpty }

  /// Reads the fields of an answer; `identity` says nothing, as in browsers.
  ///
  /// - Throws: `HTTPError` where a coding is not known, or there are too many.
  init(of response: HTTPResponse, url: String) throws(HTTPError) {
    self.url = url
    var codings: [ContentCoding] = []
    for field in response.values(of: "Content-Encoding") {
      for part in field.split(separator: ",") {
        let name = part.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
        if name.isEmpty || name.lowercased() == "identity" { continue }
        guard let coding = ContentCoding(name: String(name)) else {
          throw HTTPError(
            .other, url: url,
            "the body has an encoding that was not asked for: '\(name.prefix(40).printable)'")
        }
        guard codings.count < Self.mostCodings else {
          throw HTTPError(
            .other, url: url, "the body has more than \(Self.mostCodings) encodings around it")
        }
        codings.append(coding)
      }
    }
    self.codings = codings
  }

  /// Unpacks a body.
  ///
  /// Every coding takes and makes at most `maxBytes`, so that the work is bounded, whatever the data.
  ///
  /// - Parameters:
  ///   - body: The body as it came.
  ///   - maxBytes: The most bytes that may come of it.
  ///   - deadline: When it has to be done, but for a piece that is unpacked in some milliseconds.
  /// - Returns: The body unpacked; nothing is nothing, however it is said to be packed.
  /// - Throws: `HTTPError`; `CancellationError` where the task is cancelled meanwhile.
  func unpack(
    _ body: [UInt8], maxBytes: Int, before deadline: ContinuousClock.Instant
  ) throws -> [UInt8] {
    var body = body
    for coding in codings.reversed() where !body.isEmpty {
      do {
        body = try coding.unpackedBody(body, limit: maxBytes) {
          try Task.checkCancellation()
          if ContinuousClock.now >= deadline {
            throw HTTPError(
              .timeout, url: url, "the time was over before the body was unpacked",
              isTransient: true)
          }
        }
      } catch let error as CompressionError {
        throw httpError(error, maxBytes)
      }
    }
    return body
  }

  private func httpError(_ error: CompressionError, _ maxBytes: Int) -> HTTPError {
    switch error.kind {
    case .truncated:
      HTTPError(
        .connect, url: url, "the compressed body is cut short: \(error.message)",
        isTransient: true)
    case .tooLarge:
      HTTPError(.tooLarge, url: url, "the body is larger than \(ByteSize(maxBytes)), unpacked")
    case .damaged, .unsupported:
      HTTPError(.other, url: url, "the body cannot be unpacked: \(error.message)")
    }
  }
}
