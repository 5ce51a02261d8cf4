extension ClassifierModel {
  /// What in a text speaks for a label.
  public struct Reason: Sendable, Hashable {
    /// The words, as they stand in the text.
    public var text: String
    /// How much they add to the label's score.
    public var weight: Double
  }

  /// What in a text speaks most for a label: words and runs of words; runs of characters count for the
  /// word that they stand in.
  ///
  /// - Parameters:
  ///   - label: The number of the label.
  ///   - text: The text.
  ///   - limit: How many reasons at most.
  /// - Returns: The reasons, the strongest first.
  public func explanation(
    of label: Int, in text: ClassifierText, limit: Int = 10
  ) -> [Reason] {
    guard labels.indices.contains(label) else { return [] }
    let reader = FeatureReader(header.features)
    var weights: [String: Float] = [:]
    var seen: Set<UInt64> = []
    for (field, string) in [(FeatureReader.Field.title, text.title), (.body, text.body)] {
      let bytes = Array(string.utf8)
      var word = 0..<0
      reader.read(bytes.span, field) { hash, range, kind in
        // A word is read before the runs of its characters, and those before the next word.
        if kind == .word || kind == .number { word = range }
        guard seen.insert(hash).inserted, let found = self.weights(of: hash) else { return }
        let place = kind == .run ? range : word
        let key = String(decoding: bytes[place], as: UTF8.self).lowercased()
        weights[key, default: 0] += found[label]
      }
    }
    return weights.lazy.filter { $0.value > 0 }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(max(0, limit)).map { Reason(text: $0.key, weight: Double($0.value)) }
  }
}
