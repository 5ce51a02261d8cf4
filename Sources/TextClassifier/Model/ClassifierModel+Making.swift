import Foundation

extension ClassifierModel {
  /// Makes a model of what has been trained: weights are rounded to 8 bits.
  init(
    _ scorer: LabelScorer, _ set: TrainingSet, _ header: ModelHeader
  ) throws(ModelError) {
    var header = header
    let labels = set.labels.count
    let rows = set.hashes.indices.map { scorer.weights(of: $0) }
    header.labels = set.labels
    header.biases = scorer.biases
    header.groups = ModelTable.groups(for: rows.count)
    header.scales = (0..<labels).map { label in
      // The very few largest would make the step too coarse for the rest.
      let sizes = rows.map { abs($0[label]) }.sorted()
      guard !sizes.isEmpty else { return 1 }
      let limit = sizes[min(sizes.count - 1, sizes.count - 1 - sizes.count / 10_000)]
      return max(limit, 1e-6) / 127
    }
    let importance = rows.map { row in row.lazy.map(abs).max() ?? 0 }
    let order = set.hashes.indices.sorted {
      importance[$0] != importance[$1] ? importance[$0] > importance[$1] : $0 < $1
    }
    let (prints, places) = ModelTable.place(order.map { set.hashes[$0] }, groups: header.groups)
    var weights = [Int8](repeating: 0, count: prints.count * labels)
    for (feature, place) in zip(order, places) {
      guard let place else { continue }
      for label in 0..<labels {
        let step = (rows[feature][label] / header.scales[label]).rounded()
        weights[place * labels + label] = Int8(max(-127, min(127, step)))
      }
    }
    try self.init(ClassifierModel.file(header, prints, weights))
  }

  private static func file(
    _ header: ModelHeader, _ prints: [UInt16], _ weights: [Int8]
  ) throws(ModelError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard var text = try? encoder.encode(header) else {
      throw ModelError(
        "the model cannot be written: its numbers are not finite",
        hint: "see whether the data have texts and labels")
    }
    while (preamble + text.count) % 16 != 0 { text.append(0x20) }
    var body = text
    for print in prints { withUnsafeBytes(of: print.littleEndian) { body.append(contentsOf: $0) } }
    weights.withUnsafeBytes { body.append(contentsOf: $0) }
    body.append(Data(count: padding))
    var file = Data(magic)
    func add(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { file.append(contentsOf: $0) }
    }
    add(version)
    add(UInt32(text.count))
    add(UInt64(preamble + body.count))
    add(body.withUnsafeBytes { Checksum.of($0) })
    file.append(body)
    return file
  }
}
