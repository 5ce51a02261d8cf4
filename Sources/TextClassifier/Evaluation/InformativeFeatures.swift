/// What speaks most for each label of a model, in words.
///
/// A model has hashes of features only; what they stand for is found by reading texts again.
public struct InformativeFeatures: Sendable {
  /// A feature that speaks for a label.
  public struct Feature: Sendable, Hashable {
    /// How the feature was written where it was first met, on one line.
    public var text: String
    /// What of a text it is.
    public var kind: FeatureKind
    /// How much it speaks for the label, in the unit of all weights of the model.
    public var weight: Float
  }

  /// The features, label by label in the order of the model's labels, the heaviest first.
  public let labels: [[Feature]]

  /// At most so many bytes of texts are read.
  private static let mostBytes = 16 << 20
  /// A longer text is cut, in bytes.
  private static let longest = 60

  /// Finds what the heaviest weights of a model stand for.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - rows: Texts that have such features: those it was trained with, or similar ones.
  ///   - count: How many features of each label.
  public init(of model: ClassifierModel, in rows: [LabelledText], count: Int) {
    let count = max(0, count)
    // Some are in no row that is read, so there are more candidates than are asked for.
    let heaviest = model.heaviest(count * 8)
    var found: [Int: [UInt64: Sighting]] = [:]
    for places in heaviest { for place in places { found[place.place] = [:] } }
    for row in Self.sample(rows) {
      Self.read(row.text.title, .title, model, &found)
      Self.read(row.text.body, .body, model, &found)
    }
    labels = heaviest.map { places in
      Array(places.lazy.compactMap { Self.feature($0, found[$0.place] ?? [:]) }.prefix(count))
    }
  }

  /// A hash that was met.
  private struct Sighting {
    var count: Int
    var text: String
    var kind: FeatureKind
  }

  /// The feature of a place: of those that a model takes for each other, the most frequent.
  private static func feature(
    _ place: (place: Int, weight: Float), _ sightings: [UInt64: Sighting]
  ) -> Feature? {
    let most = sightings.max {
      ($0.value.count, $1.key) < ($1.value.count, $0.key)
    }
    return most.map { Feature(text: $0.value.text, kind: $0.value.kind, weight: place.weight) }
  }

  /// Rows at even distances, where there is more than is read.
  private static func sample(_ rows: [LabelledText]) -> [LabelledText] {
    let bytes = rows.reduce(0) { $0 + $1.text.title.utf8.count + $1.text.body.utf8.count }
    let step = max(1, (bytes + mostBytes - 1) / mostBytes)
    return step == 1 ? rows : stride(from: 0, to: rows.count, by: step).map { rows[$0] }
  }

  private static func read(
    _ text: String, _ field: FeatureReader.Field, _ model: ClassifierModel,
    _ found: inout [Int: [UInt64: Sighting]]
  ) {
    let bytes = text.utf8Span.span
    FeatureReader(model.header.features).read(bytes, field) { hash, range, kind in
      guard let place = model.place(of: hash), let index = found.index(forKey: place) else {
        return
      }
      if found.values[index][hash] != nil {
        found.values[index][hash]?.count += 1
      } else {
        found.values[index][hash] = Sighting(count: 1, text: shown(bytes, range), kind: kind)
      }
    }
  }

  /// The text of a range in small letters, with single spaces.
  private static func shown(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    var shown: [UInt8] = []
    for index in range.prefix(longest * 4) { shown.append(bytes[index]) }
    let text = String(decoding: shown, as: UTF8.self).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > longest ? text.prefix(longest - 1) + "…" : text
  }
}
