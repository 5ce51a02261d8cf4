import TextKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sentences and what they have in common, as in TextRank.
///
/// R. Mihalcea, P. Tarau: "TextRank: Bringing order into texts", EMNLP 2004. An edge weighs the
/// number of words two sentences share, divided by the sum of the logarithms of their lengths.
struct SentenceGraph {
  /// The candidates in the graph: all, or a bounded number of a long text.
  let members: [Int]
  /// The sorted numbers of each member's words, without repetitions and stop words.
  private let words: [[Int32]]

  private static let first = 250
  private static let spread = 150
  /// The most words of a sentence that are compared.
  private static let wordLimit = 256
  private static let damping = 0.85
  private static let iterations = 50
  private static let tolerance = 1e-5

  /// Creates the graph of candidates.
  init(_ candidates: [SentenceCandidate], in bytes: Span<UInt8>, language: String?) {
    members = Self.members(of: candidates.count)
    let stopWords = Self.stopWords(for: language, bytes)
    var numbers: [UInt64: Int32] = [:]
    var words: [[Int32]] = []
    words.reserveCapacity(members.count)
    for member in members {
      let near = bytes.extracting(candidates[member].range)
      var scanner = WordScanner(options: .dropPossessive)
      var found: [Int32] = []
      while found.count < Self.wordLimit, let word = scanner.next(in: near) {
        if let stopWords, stopWords.contains(word) { continue }
        let number = numbers[word.hash, default: Int32(numbers.count)]
        numbers[word.hash] = number
        found.append(number)
      }
      found.sort()
      var distinct: [Int32] = []
      for number in found where number != distinct.last { distinct.append(number) }
      words.append(distinct)
    }
    self.words = words
  }

  /// The rank of each member: its share of a walk along the edges, times their number.
  func ranks() -> [Double] {
    let count = members.count
    var weights = [Double](repeating: 0, count: count * count)
    var sums = [Double](repeating: 0, count: count)
    let logarithms = words.map { log(Double($0.count + 1)) }
    for a in 0..<count {
      for b in 0..<a {
        let shared = Self.shared(words[a], words[b])
        guard shared > 0 else { continue }
        let weight = Double(shared) / (logarithms[a] + logarithms[b])
        weights[a * count + b] = weight
        weights[b * count + a] = weight
        sums[a] += weight
        sums[b] += weight
      }
    }
    var ranks = [Double](repeating: 1, count: count)
    for _ in 0..<Self.iterations {
      var next = [Double](repeating: 1 - Self.damping, count: count)
      for a in 0..<count where sums[a] > 0 {
        let given = Self.damping * ranks[a] / sums[a]
        for b in 0..<count { next[b] += given * weights[a * count + b] }
      }
      let change = zip(ranks, next).reduce(0) { $0 + abs($1.0 - $1.1) }
      ranks = next
      if change < Self.tolerance * Double(count) { break }
    }
    return ranks
  }

  /// The part of the words of two candidates that both have; 0 where one is not in the graph.
  func overlap(_ a: Int, _ b: Int) -> Double {
    guard let a = place(of: a), let b = place(of: b) else { return 0 }
    let shared = Self.shared(words[a], words[b])
    let all = words[a].count + words[b].count - shared
    return all > 0 ? Double(shared) / Double(all) : 0
  }

  /// Where a candidate is among the members, which are in order.
  private func place(of candidate: Int) -> Int? {
    if candidate < min(Self.first, members.count) { return candidate }
    return members.firstIndex(of: candidate)
  }

  /// The number of words in both of two sorted lists.
  private static func shared(_ a: [Int32], _ b: [Int32]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        count += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }

  private static func members(of count: Int) -> [Int] {
    guard count > first + spread else { return Array(0..<count) }
    let rest = count - first
    return Array(0..<first) + (0..<spread).map { first + $0 * rest / spread }
  }

  private static func stopWords(for language: String?, _ bytes: Span<UInt8>) -> StopWords? {
    if let language { return StopWords.of(language) }
    return LanguageIdentifier.identify(bytes).flatMap { StopWords.of($0.code) }
  }
}
