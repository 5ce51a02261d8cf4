import PipeKit

/// Cuts what a program writes into lines, as it comes.
struct OutputLines {
  /// How many bytes a line may have; a longer one is let go.
  private let longest: Int
  private var bytes: [UInt8] = []
  /// Where the next line begins.
  private var start = 0
  /// How far line ends were looked for.
  private var searched = 0
  /// Whether what comes belongs to a line that was too long.
  private var isSkipping = false

  init(longest: Int) { self.longest = longest }

  /// What comes next of a program's lines.
  enum Next: Equatable {
    /// A line, which stands in these bytes.
    case line(Range<Int>)
    /// A line that was too long.
    case tooLong
    /// No whole line is there.
    case none
  }

  /// What a line says.
  func message(_ line: Range<Int>) -> ProgramMessage {
    ProgramMessage(bytes.span.extracting(line))
  }

  /// Gives what reads room for more.
  mutating func withBuffer(_ body: (inout [UInt8]) -> Int) -> Int {
    if start > 0 {
      bytes.removeFirst(start)
      searched -= start
      start = 0
    }
    return body(&bytes)
  }

  /// The next line.
  mutating func next() -> Next {
    while true {
      guard let feed = bytes.span.lineFeed(from: searched) else {
        searched = bytes.count
        if bytes.count - start > longest {
          isSkipping = true
          start = bytes.count
        }
        return .none
      }
      let line = start..<feed
      (start, searched) = (feed + 1, feed + 1)
      if isSkipping || line.count > longest {
        isSkipping = false
        return .tooLong
      }
      if !line.isEmpty { return .line(line) }
    }
  }
}
