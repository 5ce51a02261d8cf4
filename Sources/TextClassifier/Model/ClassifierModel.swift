public import Foundation
import TextKit

/// A trained classifier: gives texts labels, with probabilities.
///
/// Immutable, and safe to use from many tasks at once. Its file is mapped into memory; after it has
/// been checked, nothing in it can make it fail.
public struct ClassifierModel: Sendable {
  /// A label that a text may have.
  public struct Prediction: Sendable, Hashable {
    /// The number of the label, see ``ClassifierModel/labels``.
    public var label: Int
    /// The probability, from 0 to 1.
    public var probability: Float

    /// Creates a prediction.
    public init(label: Int, probability: Float) {
      self.label = label
      self.probability = probability
    }
  }

  let header: ModelHeader
  let data: Data
  /// Where the fingerprints begin.
  let prints: Int
  /// Where the weights begin.
  let weights: Int
  /// Of its languages, as far as there are lists.
  private let stopWords: [StopWords]

  /// What the model is called.
  public var name: String { header.name }
  /// The labels.
  public var labels: [String] { header.labels }
  /// Codes of the labels in a vocabulary, such as `medtop:15000000`; empty where they have none.
  public var codes: [String] { header.codes }
  /// The languages it was trained for, as ISO 639-1 codes; empty where that is not known.
  public var languages: [String] { header.languages }
  /// Whether a text may have several labels.
  public var isMultiLabel: Bool { header.isMultiLabel }
  /// How many rows it was trained with.
  public var rows: Int { header.rows }
  /// The share of other rows that it labelled right; nil where it was not checked.
  public var accuracy: Double? { header.checkedRows > 0 ? Double(header.accuracy) : nil }
  /// Whom to thank for the rows.
  public var credits: [String] { header.credits }
  /// How large the file is, in bytes.
  public var size: Int { data.count }

  static let magic = Array("PIPE.CLS".utf8)
  static let version: UInt32 = 1
  /// How many bytes stand before the header: magic, version, the header's length, the file's, the checksum.
  public static let preamble = 32
  /// What stands behind the weights, so that they may be read sixteen at a time.
  static let padding = 16

  /// Opens a model file.
  ///
  /// - Throws: ``ModelError`` where it cannot be read, or is no model, damaged, or of another version.
  public init(contentsOf path: String) throws(ModelError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw ModelError(
        "the model file cannot be read", hint: "see whether there is a file '\(path)'")
    }
    try self.init(data)
  }

  /// Reads a model.
  ///
  /// - Throws: ``ModelError`` where it is no model, damaged, or of another version.
  public init(_ data: Data) throws(ModelError) {
    let start = ClassifierModel.preamble
    let length = try ClassifierModel.length(toldBy: Array(data.prefix(start)))
    guard length == data.count else {
      throw .damaged("it has \(data.count) bytes and should have \(length)")
    }
    let (headerLength, sum) = data.withUnsafeBytes { bytes in
      (
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
      )
    }
    // Last, as all of the file is read for it.
    let found = data.withUnsafeBytes {
      Checksum.of(UnsafeRawBufferPointer(rebasing: $0[start...]))
    }
    guard sum == found else { throw .damaged("its checksum is wrong") }
    guard headerLength <= data.count - start else { throw .damaged("its header is cut off") }
    let header: ModelHeader
    do {
      header = try JSONDecoder().decode(
        ModelHeader.self,
        from: data.subdata(in: data.startIndex + start..<data.startIndex + start + headerLength))
    } catch {
      throw .damaged("its header cannot be read")
    }
    try ClassifierModel.check(header)
    prints = start + headerLength
    let (places, tooMany) = header.groups.multipliedReportingOverflow(by: ModelTable.width)
    let (bytes, tooLarge) = places.multipliedReportingOverflow(by: header.labels.count + 2)
    guard !tooMany, !tooLarge,
      bytes == data.count - prints - ClassifierModel.padding
    else { throw .damaged("its parts do not fit together") }
    weights = prints + 2 * places
    self.header = header
    self.data = data
    stopWords = header.languages.compactMap { StopWords.of($0) }
  }

  /// How long a model file is that begins so, in bytes.
  ///
  /// - Parameter preamble: Its first ``preamble`` bytes, or all where there are fewer.
  /// - Returns: The length that they tell.
  /// - Throws: ``ModelError`` where it is no model, or of another version.
  public static func length(toldBy preamble: [UInt8]) throws(ModelError) -> Int {
    guard preamble.count >= ClassifierModel.preamble, preamble.starts(with: magic) else {
      throw ModelError(
        "this is no model file", hint: "models are made by 'pipe train classifier'")
    }
    let (version, length) = preamble.withUnsafeBytes { bytes in
      (
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      )
    }
    guard version == ClassifierModel.version else {
      throw ModelError(
        "the model file has format \(version), and this pipe knows format \(ClassifierModel.version)",
        hint: version > ClassifierModel.version ? "update pipe" : "train the model again")
    }
    guard let length = Int(exactly: length), length < .max, length >= ClassifierModel.preamble
    else {
      throw .damaged("it should have \(length) bytes")
    }
    return length
  }

  /// The checksum of what stands behind the preamble; for tests that damage files.
  package static func checksum(of body: [UInt8]) -> UInt64 {
    body.withUnsafeBytes { Checksum.of($0) }
  }

  private static func check(_ header: ModelHeader) throws(ModelError) {
    let labels = header.labels.count
    guard labels > 0, labels <= 65536, Set(header.labels).count == labels,
      header.biases.count == labels, header.scales.count == labels,
      header.calibration.offsets.count == labels, header.groups > 0, header.groups <= 1 << 28,
      header.codes.isEmpty || header.codes.count == labels,
      (header.biases + header.scales + header.calibration.offsets).allSatisfy(isSane),
      header.calibration.slope >= 0, isSane(header.calibration.slope),
      header.rows >= 0, header.checkedRows >= 0, (0...1).contains(header.accuracy),
      (1...5).contains(header.features.wordNgrams),
      header.features.characterNgrams.map({ $0.lowerBound >= 1 && $0.upperBound <= 8 }) ?? true
    else { throw .damaged("its header makes no sense") }
  }

  /// Whether a number is small enough that nothing computed with it overflows.
  ///
  /// A million is a thousand times what training ever finds. A score is then at most 10⁶ · (1 + 127 · √n) of n
  /// features, and with slope and offset far from the 10³⁸ of a `Float`: no probability is NaN.
  private static func isSane(_ number: Float) -> Bool { abs(number) <= 1e6 }

  /// The probabilities of all labels.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - scratch: Room to work in, which is to be kept for the next text.
  /// - Returns: The probabilities, from 0 to 1, in the order of ``labels``.
  public func probabilities(
    of text: ClassifierText, _ scratch: inout ClassifierScratch
  ) -> [Float] {
    header.calibration.probabilities(
      of: scores(of: text, &scratch), isMultiLabel: header.isMultiLabel)
  }

  /// Whether the model knows enough of a text for its answer to mean anything; of the last one whose probabilities
  /// were asked for.
  ///
  /// It knows a word that is neither a number nor a stop word of its languages, and one word in ten. Characters in a
  /// row alone, which letters at random have too, do not count.
  public func knows(_ scratch: ClassifierScratch) -> Bool { scratch.isKnown }

  /// What all labels score.
  func scores(of text: ClassifierText, _ scratch: inout ClassifierScratch) -> [Float] {
    scratch.clear()
    let reader = FeatureReader(header.features)
    return withTable { table in
      reader.read(text.title.utf8Span.span, .title) { scratch.append($0, $2, table, stopWords) }
      reader.read(text.body.utf8Span.span, .body) { scratch.append($0, $2, table, stopWords) }
      scratch.findFeatures(table, stopWords)
      return sum(scratch.found.features, table.bytes)
    }
  }

  /// Gives access to the features and their weights.
  func withTable<Result>(_ body: (FeatureTable) -> Result) -> Result {
    data.withUnsafeBytes {
      body(
        FeatureTable(
          bytes: $0, prints: prints, groups: header.groups, weights: weights,
          labels: header.labels.count))
    }
  }

  private func sum(
    _ features: ArraySlice<FeatureCounts.Feature>, _ bytes: UnsafeRawBufferPointer
  ) -> [Float] {
    let labels = header.labels.count
    guard labels > 4 else { return sumOfFew(features, bytes) }
    var sums = [SIMD16<Float>](repeating: .zero, count: (labels + 15) / 16)
    var square: Float = 0
    let values = FeatureCounts.values
    for feature in features {
      let value =
        header.features.countsOccurrences ? FeatureCounts.value(of: feature.count, values) : 1
      square += value * value
      let offset = weights + Int(feature.place) * labels
      for part in sums.indices {
        let lanes = bytes.loadUnaligned(fromByteOffset: offset + 16 * part, as: SIMD16<Int8>.self)
        sums[part] += SIMD16<Float>(lanes) * value
      }
    }
    return finish(square) { sums[$0 / 16][$0 % 16] }
  }

  private func sumOfFew(
    _ features: ArraySlice<FeatureCounts.Feature>, _ bytes: UnsafeRawBufferPointer
  ) -> [Float] {
    let labels = header.labels.count
    var sums = SIMD4<Float>.zero
    var square: Float = 0
    let values = FeatureCounts.values
    for feature in features {
      let value =
        header.features.countsOccurrences ? FeatureCounts.value(of: feature.count, values) : 1
      square += value * value
      let lanes = bytes.loadUnaligned(
        fromByteOffset: weights + Int(feature.place) * labels, as: SIMD4<Int8>.self)
      sums += SIMD4<Float>(lanes) * value
    }
    return finish(square) { sums[$0] }
  }

  private func finish(_ square: Float, _ sum: (Int) -> Float) -> [Float] {
    guard square > 0 else { return header.biases }
    let length = 1 / square.squareRoot()
    return header.labels.indices.map { header.biases[$0] + header.scales[$0] * sum($0) * length }
  }

  /// The weights of a feature in their own unit; nil for one that the model does not know.
  func weights(of hash: UInt64) -> [Float]? {
    withTable { table in
      table.place(of: hash).map { place in
        header.labels.indices.map { label in
          let weight = Int8(bitPattern: table.bytes[weights + place * header.labels.count + label])
          return Float(weight) * header.scales[label]
        }
      }
    }
  }

  /// The bytes of the file.
  public var file: Data { data }
}
