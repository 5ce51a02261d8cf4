/// What is fuzzed: something that is given bytes and tells what is wrong with what became of them.
///
/// A further target is a type of its own and a line in `Fuzz.targets`.
package protocol FuzzTarget {
  /// Creates the target; it may keep what it needs from one input to the next.
  init()

  /// Where its inputs come from.
  ///
  /// - Parameters:
  ///   - seed: What all inputs follow from.
  ///   - samples: Documents that inputs are made of.
  /// - Returns: The source.
  static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource

  /// What is done to documents whose time is measured.
  static func growth() -> any GrowthSubject

  /// What is wrong with what becomes of an input.
  ///
  /// - Parameters:
  ///   - input: Any bytes.
  ///   - choices: What options and the like follow from, so that an input can be made smaller while
  ///     they stay.
  /// - Returns: A line for each fault; none if nothing is wrong.
  mutating func faults(in input: [UInt8], choices: UInt64) -> [String]
}
