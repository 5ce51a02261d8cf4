/// A page as the model of blocks sees it, to train it with.
package struct TrainingPage: Sendable {
  /// What the numbers are called.
  package static var featureNames: [String] { BlockFeatures.names }

  /// The texts of its blocks.
  package let texts: [String]
  /// How much text each is.
  package let units: [Int]
  /// Whether the rules keep it.
  package let kept: [Bool]
  /// As many numbers for each block as there are names.
  package let features: [Float]

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - bytes: The page.
  ///   - address: Where it was fetched.
  package init(_ bytes: [UInt8], address: String?) {
    var reader = PageReader()
    var options = ExtractionOptions()
    options.usesModel = false
    _ = reader.read(bytes, charset: nil, address: address, title: nil, options)
    let finder = reader.finder
    let text = reader.collector.text
    texts = finder.blocks.map { String(decoding: text[$0.range], as: UTF8.self) }
    units = finder.blocks.map(\.units)
    kept = finder.blocks.map(\.isKept)
    features = finder.features.values
  }
}
