/// The rules for joiners, CONTEXTJ: RFC 5892, appendices A.1 and A.2.
enum JoinerRule {
  private static let nonJoiner: UInt32 = 0x200C
  private static let joiner: UInt32 = 0x200D

  /// Whether each joiner and non-joiner of a label stands where it changes something.
  static func isSatisfied(by label: ArraySlice<UInt32>) -> Bool {
    for (index, scalar) in zip(label.indices, label) where scalar == nonJoiner || scalar == joiner {
      guard let before = label[..<index].last else { return false }
      if ScalarClass(of: before).isVirama { continue }
      guard scalar == nonJoiner, joins(label[..<index].reversed(), .left),
        joins(label[(index + 1)...], .right)
      else { return false }
    }
    return true
  }

  /// Whether the first scalar that is not transparent joins on both sides, or on the one given.
  private static func joins(
    _ scalars: some Sequence<UInt32>, _ side: ScalarClass.Joining
  ) -> Bool {
    for scalar in scalars {
      let joining = ScalarClass(of: scalar).joining
      if joining != .transparent { return joining == .dual || joining == side }
    }
    return false
  }
}
