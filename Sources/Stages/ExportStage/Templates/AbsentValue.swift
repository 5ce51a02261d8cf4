import Mustache

/// The value of a name that a template knows and a document has none for: false, and nothing where it is written.
///
/// A name without a value would be looked for further out.
struct AbsentValue: MustacheCustomRepresentation {
  var representation: Any? { nil }
}

extension Optional {
  /// What a template gets: the value, or that there is none.
  var orAbsent: Any { map { $0 as Any } ?? AbsentValue() }
}
