import TextKit

/// A keyword as it is written, with what tells whether it says the same as another.
struct RankedKeyword {
  /// How it is written.
  let surface: String
  /// Where it stands, in bytes.
  let place: Int
  /// Its words, folded.
  private let words: [[UInt8]]
  private let count: Int
  private let isName: Bool
  /// Whether its words are characters of a script without spaces.
  private let isString: Bool

  /// A phrase.
  init(_ candidate: KeywordCandidate, in text: KeywordText) {
    let tokens = text.tokens[candidate.tokens]
    let bytes = text.bytes
    place = tokens.first?.range.lowerBound ?? 0
    count = candidate.count
    isName = candidate.isName
    isString = false
    words = tokens.map { CaseFolding.fold(bytes.span.extracting($0.range)) }
    var surface: [UInt8] = []
    var last = place
    for token in tokens {
      if !surface.isEmpty { surface += Self.joint(of: bytes[last..<token.range.lowerBound]) }
      last = token.range.upperBound
      let term = text.terms[token.term]
      // The capital of a sentence or headline on a word that is written small elsewhere.
      let isCapitalOfLine =
        token.traits.contains(.uncertain) && term.small > 0 && !term.isName
        || token.traits.contains(.shouted) && term.acronyms == 0
      if isCapitalOfLine {
        surface.append(contentsOf: CaseFolding.fold(bytes.span.extracting(token.range)))
        continue
      }
      surface.append(contentsOf: bytes[token.range])
      // The last full stop of U.S., and that of an initial.
      let end = token.range.upperBound
      let hasStop = bytes[token.range].contains(0x2E) || token.range.count == 1
      if hasStop, !token.traits.contains(.number), end < bytes.count, bytes[end] == 0x2E {
        surface.append(0x2E)
      }
    }
    self.surface = String(decoding: surface, as: UTF8.self)
  }

  /// What stands between two words: a space, or the sign of `AT&T` and `Marks & Spencer`.
  private static func joint(of gap: ArraySlice<UInt8>) -> [UInt8] {
    guard gap.contains(0x26) else { return [0x20] }
    return gap.contains(0x20) ? [0x20, 0x26, 0x20] : [0x26]
  }

  /// A string of a script without spaces.
  init(_ found: RepeatedStrings.Found, in text: KeywordText) {
    let bytes = text.bytes[found.range]
    surface = String(decoding: bytes, as: UTF8.self)
    place = found.range.lowerBound
    count = found.count
    isName = false
    isString = true
    words = surface.unicodeScalars.map { Array(String($0).utf8) }
  }

  /// Adds the keyword to better ones, unless one of them says the same.
  ///
  /// A longer one that is about as frequent, or a name, takes the place of its part.
  func join(_ chosen: inout [RankedKeyword], limit: Int) {
    for (index, other) in chosen.enumerated() {
      if contains(other) {
        guard words.count > other.words.count, isName || count > 1 && count * 2 >= other.count
        else { return }
        chosen[index] = self
        // Other parts of the longer one go.
        for place in stride(from: chosen.count - 1, to: index, by: -1)
        where contains(chosen[place]) {
          chosen.remove(at: place)
        }
        return
      }
      if other.contains(self) {
        // solar farm rather than solar farm opens
        let isSurer = other.count == 1 && !other.isName && count > 1 && words.count > 1
        if isSurer { chosen[index] = self }
        return
      }
      if overlaps(other) { return }
    }
    if chosen.count < limit { chosen.append(self) }
  }

  /// Whether the words of another stand in this one, in a row and but for their endings.
  private func contains(_ other: RankedKeyword) -> Bool {
    guard !other.words.isEmpty, other.words.count <= words.count else { return false }
    return (0...words.count - other.words.count).contains { start in
      other.words.indices.allSatisfy { Self.agree(words[start + $0], other.words[$0]) }
    }
  }

  /// Whether half the words of the shorter phrase stand in the other; names may share one.
  private func overlaps(_ other: RankedKeyword) -> Bool {
    let shorter = min(words.count, other.words.count)
    guard shorter > 1, !isString, !other.isString else { return false }
    let shared = words.count { word in other.words.contains { Self.agree(word, $0) } }
    return isName && other.isName ? shared > 1 && shared == shorter : shared * 2 >= shorter
  }

  /// Whether two words are the same but for an ending of up to three letters.
  private static func agree(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    if first == second { return true }
    let shared = zip(first, second).prefix { $0 == $1 }.count
    return shared >= 4 && shared + 3 >= max(first.count, second.count)
  }
}
