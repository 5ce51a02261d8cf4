import PipeKit

/// A web address that takes what is posted to it, signed as Standard Webhooks has it (standardwebhooks.com, 1.0).
struct Webhook: Sendable {
  /// How much of an answer an error shows, in characters.
  private static let shown = 200

  private let address: String
  private let secret: String?
  private let context: StageContext

  /// Takes from the options where and how.
  init(_ order: ExportOrder) {
    address = order.path
    secret = order.options.secret
    context = order.context
  }

  /// Posts JSON, again where that may help.
  ///
  /// The identifier that goes with it is made of the content, so that a server can tell what it had before.
  ///
  /// - Throws: ``StageError`` where the server does not take it.
  func post(_ body: [UInt8]) async throws {
    let id = "msg_" + ContentHash(body.span).text
    var attempts = Attempts(context)
    while true {
      let failure: StageError
      var asked: Duration?
      do {
        let response = try await context.http.send(request(body, id))
        if (200...299).contains(response.status) { return }
        failure = refusal(response)
        asked = response.header("Retry-After").flatMap {
          RetryAfter.parse($0, now: context.clock.now())
        }
      } catch let error as HTTPError {
        failure = StageError(
          error.stageCode, "cannot post to '\(address)': \(error.message)",
          hint: "the same command goes on once it can be reached", isTransient: error.isTransient,
          underlying: error)
      }
      try await attempts.wait(after: failure, asked: asked)
    }
  }

  private func request(_ body: [UInt8], _ id: String) -> HTTPRequest {
    var headers = [
      HTTPHeader("Content-Type", "application/json"), HTTPHeader("Idempotency-Key", id),
      HTTPHeader("webhook-id", id),
    ]
    if let secret {
      let time = String(context.clock.now().seconds)
      let signed = Array("\(id).\(time).".utf8) + body
      var code: [UInt8] = []
      Base64.append(SHA256.authenticationCode(of: signed, key: Self.key(secret)), to: &code)
      headers.append(HTTPHeader("webhook-timestamp", time))
      headers.append(
        HTTPHeader("webhook-signature", "v1," + String(decoding: code, as: UTF8.self)))
    }
    return HTTPRequest(
      url: address, method: "POST", headers: headers, body: body,
      timeout: context.timeout ?? .seconds(60), maxBytes: 1 << 16, maxRedirects: 0,
      allowsPrivateAddresses: true)
  }

  /// The key that a secret stands for: what is in base64 behind `whsec_`, else its bytes.
  private static func key(_ secret: String) -> [UInt8] {
    guard secret.hasPrefix("whsec_") else { return Array(secret.utf8) }
    return Base64.decode(Array(secret.dropFirst(6).utf8)) ?? Array(secret.utf8)
  }

  private func refusal(_ response: HTTPResponse) -> StageError {
    let isTransient = [408, 425, 429].contains(response.status) || response.status >= 500
    let answer = PlainText.line(String(decoding: response.body, as: UTF8.self), limit: Self.shown)
    let words = answer.isEmpty ? "" : ": \(answer)"
    return StageError(
      .httpStatus, "'\(address)' answers \(response.status)\(words)",
      hint: isTransient
        ? "the same command goes on once it takes documents again"
        : "check the address, and what it takes", isTransient: isTransient)
  }
}
