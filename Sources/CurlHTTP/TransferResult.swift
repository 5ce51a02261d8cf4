import PipeKit

/// How an exchange ended.
enum TransferResult: Sendable {
  /// The server answered.
  case response(HTTPResponse)
  /// There is no answer.
  case failure(HTTPError)
  /// The address asked for is private; no server has had a say yet.
  case privateHost(HTTPError)
  /// The caller wants no answer any more.
  case cancelled

  /// The answer, for the caller of a client.
  func get() throws -> HTTPResponse {
    switch self {
    case .response(let response): response
    case .failure(let error), .privateHost(let error): throw error
    case .cancelled: throw CancellationError()
    }
  }
}
