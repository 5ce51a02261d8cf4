import PipeKit

/// What a document must be like to pass.
struct QualityGates: Sendable {
  let options: Clean.Options

  /// Judges a document.
  ///
  /// - Parameters:
  ///   - document: The document, cleaned.
  ///   - text: Its text as plain text.
  ///   - linkDensity: How much of that is in links, from 0 to 1.
  ///   - page: What the page says of itself, where there is one.
  /// - Returns: Why it does not pass; `nil` if it does.
  func complaint(
    _ document: Document, text: String, linkDensity: Double, page: PageMetadata? = nil
  )
    -> String?
  {
    if isTooShort(text) { return "shorter than \(options.minLength) characters" }
    if linkDensity > options.maxLinkDensity {
      let share = Int((linkDensity * 100).rounded())
      return "\(share) % of the text is in links"
    }
    if let language = document.language, !language.isEmpty, !options.language.values.isEmpty,
      !options.language.values.contains(where: { $0.matches(language) })
    {
      return "in another language: \(language.prefix(35))"
    }
    let missing = options.onlyWithMetadata.values.filter { field in
      // A canonical address that is the document's own is not said twice.
      !field.isKnown(of: document) && !(field == .canonicalURL && page?.canonical != nil)
    }
    if missing.isEmpty { return nil }
    return "without \(missing.map(\.rawValue).joined(separator: ", "))"
  }

  private func isTooShort(_ text: String) -> Bool {
    // A character takes at least a byte.
    text.utf8.count < options.minLength || (options.minLength > 0 && text.count < options.minLength)
  }
}
