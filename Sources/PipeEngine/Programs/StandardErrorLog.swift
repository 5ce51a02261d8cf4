import Logging

/// What a program writes to standard error: logged line by line, as far as that helps.
struct StandardErrorLog {
  private let logger: Logger
  /// How many lines are logged of one run of the program.
  static let mostLines = 200
  /// How many bytes are logged of a line.
  static let longestLine = 500
  private static let tailLines = 3

  private var line: [UInt8] = []
  /// How many bytes of the line that is being read were let go.
  private var isCut = false
  private var count = 0
  /// The last lines, which may say why the program has ended.
  private var tail: [String] = []

  init(_ logger: Logger) { self.logger = logger }

  /// Takes what was read.
  mutating func add(_ bytes: [UInt8]) {
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if part.offset > 0 { endLine() }
      let room = Self.longestLine - line.count
      line += part.element.prefix(room)
      if part.element.count > room { isCut = true }
    }
  }

  /// Logs what is left, and how much was not logged.
  mutating func finish() {
    endLine()
    if count > Self.mostLines {
      logger.notice("\(count - Self.mostLines) more lines on standard error were not logged")
    }
    count = 0
  }

  /// The last lines on one, in brackets; empty where there are none.
  var lastWords: String {
    tail.isEmpty ? "" : "; it said last: \(tail.joined(separator: " / "))"
  }

  private mutating func endLine() {
    defer {
      line.removeAll(keepingCapacity: true)
      isCut = false
    }
    let text = String(decoding: line, as: UTF8.self).filter { $0 != "\r" } + (isCut ? "…" : "")
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    count += 1
    if count <= Self.mostLines { logger.notice("\(text)") }
    if tail.count == Self.tailLines { tail.removeFirst() }
    tail.append(text)
  }
}
