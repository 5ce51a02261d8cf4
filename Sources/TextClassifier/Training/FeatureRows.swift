import TextKit

/// The features of rows of text, one row behind the other.
struct FeatureRows: Sendable {
  /// The numbers of the features, ascending within a row.
  var features: [UInt32] = []
  /// What each counts; empty where all count 1.
  var values: [Float] = []
  /// Where each row begins; one more than there are rows.
  var starts: [Int] = [0]

  /// How many rows there are.
  var count: Int { starts.count - 1 }

  /// Some of the rows, with features that have other numbers or, where that is `.max`, are left out.
  func chosen(_ chosen: [Int], _ numbers: [UInt32]) -> FeatureRows {
    var new = FeatureRows()
    for row in chosen {
      for place in starts[row]..<starts[row + 1] {
        let number = numbers[Int(features[place])]
        guard number != .max else { continue }
        new.features.append(number)
        if !values.isEmpty { new.values.append(values[place]) }
      }
      new.starts.append(new.features.count)
    }
    return new
  }

  /// How many features a row has for where it is from, which no text to be classified has: they take
  /// up what speaks of the source and not of the label.
  private static let sourceMarks: UInt64 = 24

  /// The hashes of a row, each once, with how often it occurs.
  static func hashes(
    of row: LabelledText, _ reader: FeatureReader,
    into hashes: inout [UInt64], _ counts: inout [UInt32]
  ) {
    hashes.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    var all = hashes
    reader.read(row.text.title.utf8Span.span, .title) { hash, _, _ in all.append(hash) }
    reader.read(row.text.body.utf8Span.span, .body) { hash, _, _ in all.append(hash) }
    if !row.source.isEmpty {
      let source = WordHash.of(row.source)
      for mark in 0..<sourceMarks { all.append(FeatureReader.mix(source, mark)) }
    }
    all.sort()
    for hash in all {
      if hashes.last == hash {
        counts[counts.count - 1] += 1
      } else {
        hashes.append(hash)
        counts.append(1)
      }
    }
  }
}
