/// A value and where it was found, for the trail.
struct Found<Value: Sendable>: Sendable {
  var value: Value
  var source: String

  init(_ value: Value, _ source: String) {
    self.value = value
    self.source = source
  }

  /// What can be made of the value, found in the same place; `nil` if nothing can.
  func map<Other>(_ transform: (Value) -> Other?) -> Found<Other>? {
    transform(value).map { Found<Other>($0, source) }
  }
}
