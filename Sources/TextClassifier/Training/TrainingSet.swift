import TextKit

/// Rows of text made ready for training: their features numbered, their labels too.
struct TrainingSet: Sendable {
  /// The features of the rows.
  var rows = FeatureRows()
  /// The hash of each feature.
  var hashes: [UInt64] = []
  /// The labels' names, sorted.
  var labels: [String] = []
  /// The labels of each row.
  var targets: [[Int]] = []

  private init() {}

  /// Reads rows, on all cores.
  ///
  /// - Parameters:
  ///   - texts: The rows.
  ///   - options: What counts of them.
  init(_ texts: [LabelledText], _ options: TrainingOptions) async {
    labels = Set(texts.flatMap(\.labels)).sorted()
    let numbers = Dictionary(
      labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    targets = texts.map { text in Set(text.labels.compactMap { numbers[$0] }).sorted() }
    var index = FeatureIndex(minimumCapacity: texts.count * 8)
    await TrainingSet.forEachChunk(of: texts, options.features) { chunk in
      for feature in chunk.hashes { rows.features.append(index.add(feature)) }
      if options.features.countsOccurrences {
        rows.values += chunk.counts.map { TrainingSet.value(of: $0) }
      }
      let start = rows.starts[rows.starts.count - 1]
      for end in chunk.ends { rows.starts.append(start + end) }
    }
    hashes = index.hashes
  }

  /// What a feature counts that occurs so often.
  static func value(of count: UInt32) -> Float { 1 + logarithm(Float(count)) }

  private struct Chunk: Sendable {
    var hashes: [UInt64] = []
    var counts: [UInt32] = []
    var ends: [Int] = []
  }

  /// Reads the features of some rows at a time, and hands them over in their order.
  private static func forEachChunk(
    of texts: [LabelledText], _ options: FeatureOptions, _ take: (Chunk) -> Void
  ) async {
    let size = 512
    let reader = FeatureReader(options)
    await OrderedChunks.run(count: (texts.count + size - 1) / size) { number in
      var chunk = Chunk()
      var (hashes, counts): ([UInt64], [UInt32]) = ([], [])
      for text in texts[number * size..<min(texts.count, (number + 1) * size)] {
        FeatureRows.hashes(
          of: text, reader, into: &hashes, &counts)
        chunk.hashes += hashes
        if options.countsOccurrences { chunk.counts += counts }
        chunk.ends.append(chunk.hashes.count)
      }
      return chunk
    } take: {
      take($0)
    }
  }

  /// Divides the rows into those to train with and others, which keep only the features that enough
  /// rows to train with have.
  ///
  /// - Parameters:
  ///   - training: The numbers of the rows to train with.
  ///   - others: Those of others.
  ///   - options: In how many rows a feature must be, and how many features there may be.
  /// - Returns: The rows to train with, and the others.
  func divided(
    training: [Int], others: [Int], _ options: TrainingOptions
  ) -> (training: TrainingSet, others: FeatureRows) {
    var frequency = [UInt32](repeating: 0, count: hashes.count)
    for row in training {
      for place in rows.starts[row]..<rows.starts[row + 1] {
        frequency[Int(rows.features[place])] += 1
      }
    }
    var least = UInt32(max(1, options.leastRows))
    while frequency.lazy.filter({ $0 >= least }).count > options.mostFeatures { least += 1 }
    var new = TrainingSet()
    new.labels = labels
    new.targets = training.map { targets[$0] }
    var numbers = [UInt32](repeating: .max, count: hashes.count)
    for (feature, count) in frequency.enumerated() where count >= least {
      numbers[feature] = UInt32(truncatingIfNeeded: new.hashes.count)
      new.hashes.append(hashes[feature])
    }
    new.rows = rows.chosen(training, numbers)
    return (new, rows.chosen(others, numbers))
  }
}
