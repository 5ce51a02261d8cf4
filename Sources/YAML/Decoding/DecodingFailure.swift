import Diagnostics

/// What was found wrong with one value, on its way up.
///
/// Findings travel in the error instead of being recorded at once, so that a type that tries
/// several forms with `try?` leaves no trace of the forms that did not fit.
struct DecodingFailure: Error {
  enum Reason {
    case wrongType
    case nothing
    case missing(any CodingKey)
    case invalid
  }

  var diagnostics: [Diagnostic]
  var reason: Reason
  /// The path of the key whose value failed, within the type that asked for it.
  var path: String?
  /// Whether a text was expected, and nothing else is wrong.
  var isOfText = false

  init(_ diagnostics: [Diagnostic], _ reason: Reason = .invalid, path: String? = nil) {
    self.diagnostics = diagnostics
    self.reason = reason
    self.path = path
  }

  /// The failure as the error that a type's own `init(from:)` expects to see.
  func decodingError<T>(for type: T.Type, at codingPath: [any CodingKey]) -> DecodingError {
    let context = DecodingError.Context(
      codingPath: codingPath, debugDescription: diagnostics.first?.message ?? "",
      underlyingError: self)
    return switch reason {
    case .wrongType: .typeMismatch(type, context)
    case .nothing: .valueNotFound(type, context)
    case .missing(let key): .keyNotFound(key, context)
    case .invalid: .dataCorrupted(context)
    }
  }

  /// The failure within an error, if it is one of ours.
  init?(_ error: any Error) {
    if let failure = error as? DecodingFailure {
      self = failure
    } else if let failure = (error as? DecodingError)?.context?.underlyingError as? DecodingFailure
    {
      self = failure
    } else {
      return nil
    }
  }
}

extension DecodingError {
  /// The context, which every kind has.
  var context: Context? {
    switch self {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context):
      context
    @unknown default:
      nil
    }
  }
}
