import HTML
import PipeKit
import TextNormalization

/// The fields that keywords are looked for in, as a reader sees them.
struct SearchedFields: Sendable {
  /// The fields that have markup where a document says that its text has: a summary may be taken from it.
  private static let markedUp: Set<String> = ["text", "summary"]

  private let fields: [DocumentField]

  /// Takes the names of fields; those that documents do not have are left out.
  init(_ names: [String]) { fields = names.compactMap { DocumentField($0) } }

  /// The texts of a document that are looked through.
  ///
  /// - Parameter document: The document.
  /// - Returns: What it has in the fields, without markup, letters and accents as one character.
  func texts(of document: Document) -> [String] {
    let markup = document.textFormat.flatMap(TextMarkup.init)
    var texts: [String] = []
    for field in fields {
      let markup = Self.markedUp.contains(field.name) ? markup : nil
      for value in field.values(in: document) {
        guard let text = value.words else { continue }
        texts.append(ComposedText.of(markup?.plain(text) ?? text))
      }
    }
    return texts
  }
}
