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
  private let length: Int

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

  /// How specific the rule is for a path, which is normalised; 0 where it does not match.
  func matchLength(_ target: [UInt8]) -> Int {
    matches(target) ? length : 0
  }

  /// Whether the pieces follow one another in a path: where each is found first decides.
  private func matches(_ target: [UInt8]) -> Bool {
    guard let first = pieces.first, target.starts(with: first) else { return false }
    if pieces.count == 1 { return !isAnchored || target.count == first.count }
    var place = first.count
    for piece in pieces.dropFirst().dropLast() {
      guard let end = target.endOfFirst(piece, from: place) else { return false }
      place = end
    }
    guard let last = pieces.last else { return true }
    guard isAnchored else { return target.endOfFirst(last, from: place) != nil }
    return target.count - last.count >= place && target.suffix(last.count).elementsEqual(last)
  }
}

extension [UInt8] {
  /// The end of the first occurrence of a piece, in time linear in both (Knuth, Morris & Pratt, 1977).
  fileprivate func endOfFirst(_ piece: [UInt8], from start: Int) -> Int? {
    guard let head = piece.first else { return start }
    guard count - start >= piece.count else { return nil }
    guard var index = self[start...].firstIndex(of: head) else { return nil }
    // How long a beginning of the piece ends at each of its bytes.
    var borders = [0]
    borders.reserveCapacity(piece.count)
    for byte in piece.dropFirst() {
      var border = borders.last ?? 0
      while border > 0, piece[border] != byte { border = borders[border - 1] }
      borders.append(piece[border] == byte ? border + 1 : 0)
    }
    var matched = 0
    while index < count {
      while matched > 0, piece[matched] != self[index] { matched = borders[matched - 1] }
      if piece[matched] == self[index] { matched += 1 }
      index += 1
      if matched == piece.count { return index }
    }
    return nil
  }
}
