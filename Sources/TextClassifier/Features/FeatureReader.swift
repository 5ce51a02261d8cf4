import TextKit

/// Finds the features of a text: hashes of words, runs of words, and runs of characters in words.
///
/// The hashes are the same on every platform. Linear in the text.
struct FeatureReader: Sendable {
  /// Where in a document something stands.
  enum Field: Sendable { case title, body }

  /// What makes a word one of the title.
  static let titleMark: UInt64 = 0x7469_746C_65

  private let options: FeatureOptions

  init(_ options: FeatureOptions) { self.options = options }

  /// Passes on the features of a field in their order, with the bytes they stand at.
  ///
  /// - Parameters:
  ///   - bytes: The field, in UTF-8.
  ///   - field: Which it is.
  ///   - emit: Takes a feature's hash, never 0, its range, and what it is.
  @inline(__always)
  func read(_ bytes: Span<UInt8>, _ field: Field, _ emit: (UInt64, Range<Int>, FeatureKind) -> Void)
  {
    var scanner = WordScanner()
    // The last words, the newest first: their hashes, and where they start.
    var (first, second, third, fourth) = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    var (start1, start2, start3, start4) = (0, 0, 0, 0)
    var seen = 0
    let isMarked = field == .title && options.marksTitle
    let longest = options.wordNgrams
    while let word = scanner.next(in: bytes) {
      let hash = word.hash
      let end = word.range.upperBound
      emit(hash, word.range, word.kind == .number ? .number : .word)
      if isMarked { emit(FeatureReader.mix(hash, FeatureReader.titleMark), word.range, .titleWord) }
      if longest > 1, seen > 0 {
        var run = FeatureReader.mix(first, hash)
        emit(run, start1..<end, .run)
        if longest > 2, seen > 1 {
          run = FeatureReader.mix(second, run)
          emit(run, start2..<end, .run)
          if longest > 3, seen > 2 {
            run = FeatureReader.mix(third, run)
            emit(run, start3..<end, .run)
            if longest > 4, seen > 3 { emit(FeatureReader.mix(fourth, run), start4..<end, .run) }
          }
        }
      }
      if longest > 1 {
        (fourth, start4) = (third, start3)
        (third, start3) = (second, start2)
        (second, start2) = (first, start1)
        (first, start1) = (hash, word.range.lowerBound)
        seen += 1
      }
      if let lengths = options.characterNgrams, word.kind == .letters {
        characters(of: bytes, word.range, lengths, emit)
      }
    }
  }

  /// Passes on the runs of characters in a word.
  ///
  /// A word's ends count as characters; the whole word,
  /// which is a feature already, is left out.
  private func characters(
    of bytes: Span<UInt8>, _ range: Range<Int>, _ lengths: ClosedRange<Int>,
    _ emit: (UInt64, Range<Int>, FeatureKind) -> Void
  ) {
    // What is longer than a word is no word, and would take more than its share.
    guard range.count <= 64 else { return }
    var folded: [UInt32] = [0x3C]
    var starts: [Int] = [range.lowerBound]
    var index = range.lowerBound
    let table = CharacterTable.shared
    while index < range.upperBound {
      let (scalar, width) = bytes.scalar(at: index)
      folded.append(table.fold(scalar))
      starts.append(index)
      index += width
    }
    folded.append(0x3E)
    starts.append(range.upperBound)
    for start in folded.indices {
      var hash: UInt64 = 0x6368_6172
      let limit = min(folded.count - start, lengths.upperBound)
      guard limit >= lengths.lowerBound else { break }
      for length in 1...limit {
        hash = (hash ^ UInt64(folded[start + length - 1])) &* 0x100_0000_01B3
        guard length >= lengths.lowerBound, length < folded.count else { continue }
        let last = start + length
        emit(
          FeatureReader.mix(hash, UInt64(length)),
          starts[start]..<(last < starts.count ? starts[last] : range.upperBound), .characters)
      }
    }
  }

  /// A hash of two hashes in their order: all bits of it are equally good, as are those of words.
  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = (first ^ (second &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    hash &*= 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}
