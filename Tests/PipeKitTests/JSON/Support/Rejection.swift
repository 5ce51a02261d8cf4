import PipeKit
import Testing

/// A text that must be refused, and what must be said about it.
struct Rejection: Sendable, CustomTestStringConvertible {
  let text: [UInt8]
  let error: JSONError

  var testDescription: String { String(decoding: text.prefix(60), as: UTF8.self) }

  /// - Parameters:
  ///   - text: The text.
  ///   - offset: The offset of the byte that is named; on the first line unless `line` is given.
  ///   - line: The line and column of that byte.
  ///   - message: What is said.
  init(_ text: [UInt8], _ offset: Int, line: (Int, Int)? = nil, _ message: String) {
    self.text = text
    error = JSONError(
      line: line?.0 ?? 1, column: line?.1 ?? offset + 1, offset: offset, message: message)
  }

  init(_ text: String, _ offset: Int, line: (Int, Int)? = nil, _ message: String) {
    self.init(Array(text.utf8), offset, line: line, message)
  }
}
