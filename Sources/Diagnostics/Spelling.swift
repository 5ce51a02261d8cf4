/// Finds what somebody probably meant to write.
public enum Spelling {
  /// The known word that is nearest to a misspelt one; nil if none is near enough.
  ///
  /// Nearness is the Damerau-Levenshtein distance in its optimal string alignment form (insert,
  /// delete, replace, swap neighbours). Case and the difference between `-`, `_` and a space
  /// count for nothing. One mistake is allowed in up to four characters and one more for every
  /// three after that, four at most. Of equally near words the one that begins with the same
  /// letter wins, then the one of the nearest length, then the alphabetically first.
  public static func nearest(_ word: String, among known: some Sequence<String>) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    let limit = min(4, max(1, (wanted.count + 1) / 3))
    var best: (rank: Rank, word: String)?
    for candidate in known {
      let letters = folded(candidate)
      guard !letters.isEmpty, letters.count <= longest else { continue }
      guard let distance = distance(wanted, letters, limit: limit) else { continue }
      // A word in which every letter is a mistake is not a near one, nor is a word of two letters
      // that begins with another.
      if distance > 0, distance >= min(wanted.count, letters.count) { continue }
      if distance > 0, wanted.count < 3, wanted.first != letters.first { continue }
      let rank = Rank(
        distance: distance, differsAtStart: wanted.first != letters.first,
        lengthDifference: abs(wanted.count - letters.count))
      if let found = best, (found.rank, found.word) <= (rank, candidate) { continue }
      best = (rank, candidate)
    }
    return best?.word
  }

  /// Longer words are not compared, which bounds the work.
  private static let longest = 64

  private struct Rank: Comparable {
    var distance: Int
    var differsAtStart: Bool
    var lengthDifference: Int

    static func < (left: Rank, right: Rank) -> Bool {
      if left.distance != right.distance { return left.distance < right.distance }
      if left.differsAtStart != right.differsAtStart { return right.differsAtStart }
      return left.lengthDifference < right.lengthDifference
    }
  }

  private static func folded(_ word: String) -> [Unicode.Scalar] {
    word.unicodeScalars.prefix(longest + 1).map { scalar in
      switch scalar {
      case "-", " ": "_"
      case "A"..."Z": Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
      default: scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      }
    }
  }

  /// The distance of two words, nil if it is above the limit.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
      var row = last
      row[0] = i + 1
      for j in right.indices {
        let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
        row[j + 1] = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      guard let least = row.min(), least <= limit else { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
