/// What makes a text no selector: where, what is wrong, and what to do.
///
/// ```
/// at 5: ':hover' depends on what a reader does; leave it out
/// ```
public struct CSSSelectorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place in the text, in bytes of UTF-8 from 0.
  public let offset: Int
  /// The place in the text, in characters from 1.
  public let position: Int
  /// What is wrong.
  public let reason: String
  /// What to do.
  public let advice: String

  init(_ text: [UInt8], at offset: Int, _ reason: String, _ advice: String) {
    self.offset = offset
    position = String(decoding: text.prefix(offset), as: UTF8.self).count + 1
    self.reason = reason
    self.advice = advice
  }

  /// The place, what is wrong and what to do, in a line.
  public var description: String { "at \(position): \(reason); \(advice)" }
}
