/// A value and where it was found, for the trail.
struct Found<Value: Sendable>: Sendable {
  var value: Value
  var source: String

  init(_ value: Value, _ source: String) {
    self.value = value
    self.source = source
  }
}
