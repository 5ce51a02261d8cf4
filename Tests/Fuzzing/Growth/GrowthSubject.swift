/// Does things to documents, the time of which is to be in proportion to their length.
package protocol GrowthSubject {
  /// Kinds of documents that are known to be hard.
  static var families: [GrowthFamily] { get }

  /// What it can do, by name.
  var operations: [String] { get }

  /// The length of the shorter of the documents that are compared.
  var length: Int { get }

  /// Gets ready for a document; how much there is to do.
  @discardableResult
  mutating func prepare(_ bytes: [UInt8]) -> Int

  /// Does something to the document; how long what comes of it is.
  @discardableResult
  mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int
}
