/// Makes inputs that follow from a seed and their numbers alone.
package protocol InputSource {
  /// The input of a number, and what the choices of those who read it follow from.
  func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64)

  /// A piece of markup that is to be repeated, to see whether time stays in proportion.
  func unit(_ number: Int) -> [UInt8]
}
