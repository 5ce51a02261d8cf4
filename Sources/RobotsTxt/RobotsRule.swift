/// A line of `robots.txt` that allows or disallows paths.
public struct RobotsRule: Sendable, Hashable {
  /// Whether it allows what it matches.
  public let isAllowed: Bool
  /// The path as it is written: `*` stands for anything, and `$` at the end for the end.
  public let path: String
  /// The number of the line, from 1.
  public let line: Int

  /// What lies between the stars, normalised; the first piece is where a path begins.
  private let pieces: [[UInt8]]
  private let isAnchored: Bool
  /// The octets of the path, by which the most specific rule is found (RFC 9309, 2.2.2).
  let length: Int

  /// Creates a rule.
  public init(isAllowed: Bool, path: String, line: Int) {
    self.isAllowed = isAllowed
    self.path = path
    self.line = line
    var pattern = Array(path.utf8)
    isAnchored = pattern.last == UInt8(ascii: "$")
    if isAnchored { pattern.removeLast() }
    pieces = pattern.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { RobotsPath.normalized($0) }
    length =
      pieces.reduce(pieces.count - 1) { $0 + $1.count } + (isAnchored ? 1 : 0)
  }

  /// The rule as it might stand in the file.
  public var text: String { "\(isAllowed ? "Allow" : "Disallow"): \(path)" }

  /// Whether the pieces follow one another in a path: where each is found first decides.
  func matches(_ target: inout RobotsTarget) -> Bool {
    guard let first = pieces.first, target.bytes.starts(with: first) else { return false }
    if pieces.count == 1 { return !isAnchored || target.bytes.count == first.count }
    guard length <= target.bytes.count + pieces.count,
      pieces.dropFirst().allSatisfy({ target.mayHave($0) })
    else { return false }
    var place = first.count
    for piece in pieces.dropFirst().dropLast() {
      guard let end = target.endOfFirst(piece, from: place) else { return false }
      place = end
    }
    guard let last = pieces.last else { return true }
    guard isAnchored else { return target.endOfFirst(last, from: place) != nil }
    return target.bytes.count - last.count >= place
      && target.bytes.suffix(last.count).elementsEqual(last)
  }
}
