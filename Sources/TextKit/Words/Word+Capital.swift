extension Word {
  /// Whether the word, which stands in a text, begins with a capital.
  package func hasCapital(in bytes: Span<UInt8>) -> Bool {
    let scalar = bytes.scalar(at: range.lowerBound).value
    return CharacterTable.shared.fold(scalar) != scalar
  }
}
