import TextKit

/// Room in which a classifier counts the features of a text.
///
/// Not to be shared by tasks.
public struct ClassifierScratch: Sendable {
  /// A feature of the text that has not been looked up yet.
  private struct Feature: Sendable {
    var hash: UInt64 = 0
    var kind = FeatureKind.word
  }

  /// So many features are read before they are looked up.
  private static let block = 256

  /// Features that are read, and then looked up; as many as ``count`` says.
  private var features = [Feature](repeating: Feature(), count: block)
  private var count = 0
  /// The places of those that the model knows.
  private var places = [UInt32](repeating: 0, count: block)
  /// The features found, and how often.
  private(set) var found = FeatureCounts()
  /// How many words the text has.
  private var words = 0
  /// How many of them the model knows.
  private var knownWords = 0
  /// Whether one of those is neither a number nor a stop word.
  private var saysSomething = false

  /// Creates empty room.
  public init() {}

  /// Whether the model knows enough of the text, see ``ClassifierModel/knows(_:)``.
  var isKnown: Bool { saysSomething && knownWords * 10 >= words }

  mutating func clear() {
    (count, words, knownWords, saysSomething) = (0, 0, 0, false)
    found.clear()
  }

  /// Takes in a feature of the text, and looks up those that wait if there are many.
  @inline(__always)
  mutating func append(
    _ hash: UInt64, _ kind: FeatureKind, _ table: FeatureTable, _ stopWords: [StopWords]
  ) {
    if count == ClassifierScratch.block { findFeatures(table, stopWords) }
    table.prefetchGroup(of: hash)
    features[count] = Feature(hash: hash, kind: kind)
    count &+= 1
  }

  /// Looks up the features that wait, and counts those that the model knows.
  mutating func findFeatures(_ table: FeatureTable, _ stopWords: [StopWords]) {
    var known = 0
    for feature in features[..<count] {
      let (place, isKnown) = table.find(feature.hash)
      // Written in any case, and gone over where it is not known.
      places[known] = place
      let one = isKnown ? 1 : 0
      known &+= one
      let word = feature.kind == .word || feature.kind == .number ? 1 : 0
      words &+= word
      knownWords &+= word & one
      if !saysSomething, isKnown, feature.kind == .word {
        saysSomething = !stopWords.contains { $0.contains(feature.hash) }
      }
    }
    for place in places[..<known] { table.prefetchWeights(at: place) }
    found.add(places[..<known])
    count = 0
  }
}
