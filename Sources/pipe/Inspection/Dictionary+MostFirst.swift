extension [String: Int] {
  /// What was counted, that with most first; of equally many by name.
  var mostFirst: [(key: String, value: Int)] {
    sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }
}
