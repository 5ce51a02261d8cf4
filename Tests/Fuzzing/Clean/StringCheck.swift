/// What holds of all texts that are found.
enum StringCheck {
  /// What is wrong with a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isSqueezed: Whether it is to have single spaces and no blank lines but single ones.
  /// - Returns: What it has that it must not have; `nil` if nothing is wrong.
  static func fault(of text: String, isSqueezed: Bool) -> String? {
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      if isControl, scalar != "\n", isSqueezed || scalar != "\t" {
        return "has the control character \(scalar.value)"
      }
    }
    guard isSqueezed else { return nil }
    if text.contains("  ") { return "has two spaces in a row" }
    if text.contains("\n\n\n") { return "has two blank lines in a row" }
    if text.contains(" \n") || text.contains("\n ") { return "has spaces at the end of a line" }
    if text.hasPrefix(" ") || text.hasSuffix(" ") { return "begins or ends with a space" }
    if text.hasPrefix("\n") || text.hasSuffix("\n") { return "begins or ends with a line break" }
    return nil
  }
}
