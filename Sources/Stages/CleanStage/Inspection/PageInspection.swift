import PipeKit

/// What `clean` finds on a page, from where, and why it keeps or drops each block: what `pipe inspect` shows.
package struct PageInspection: Sendable {
  /// Something that the page says of itself.
  struct Value: Sendable {
    let name: String
    let value: JSON
    /// Where it was found, where that is known.
    let origin: String?
  }

  /// The address or the path of the page.
  var name: String
  /// How many bytes were fetched; `nil` for a document that came as text.
  var bytes: Int?
  var mediaType: String?
  var encoding: String?
  /// What told the encoding.
  var encodingOrigin: String?
  var values: [Value] = []
  /// How the text was found: by what an element is called, by density, or otherwise.
  var textOrigin = ""
  /// The element that was taken for the content, as a selector.
  var root: String?
  /// How much of the running text that is no boilerplate stands in it, from 0 to 1.
  var rootShare: Double?
  /// Whether the content was taken for running text; `nil` where nobody has asked.
  var isArticle: Bool?
  /// Who has decided what is kept.
  var decision: ContentFinder.Decision?
  /// What else is to be known.
  var notes: [String] = []
  /// Why the document would be dropped; `nil` if it would not be.
  var complaint: String?
  /// The text of the page, in its order.
  var blocks: [InspectedBlock] = []

  /// Creates an inspection in which nothing is known yet.
  init(name: String) { self.name = name }
}
