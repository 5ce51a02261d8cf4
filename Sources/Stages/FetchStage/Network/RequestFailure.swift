import PipeKit

/// Why an address could not be got, and whether to try again in the same run.
struct RequestFailure: Error {
  var error: StageError
  /// The status, where a server answered.
  var status: Int?
  /// The class, where none did.
  var kind: HTTPError.Kind?
  /// Whether it may go well when tried again soon: its host rests by then.
  var mayPass = false
  /// Whether the server has said when.
  var isInvited = false
}

/// The status of an answer that is an error; found in a ``StageError`` as what it comes from.
struct HTTPStatus: Error, Hashable {
  var status: Int
}

extension StageError {
  /// The status of the answer that it comes from, if it does from one.
  var httpStatus: Int? { (underlying as? HTTPStatus)?.status }
}
