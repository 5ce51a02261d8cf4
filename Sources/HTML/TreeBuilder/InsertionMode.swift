/// The insertion modes of the tree construction stage (section 13.2.4.1 of the HTML standard).
enum InsertionMode: UInt8, Sendable {
  case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead
  case inBody, text, inTable, inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell
  case inTemplate, afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset

  /// Whether NUL is more than nothing: it ends the head, as any other text does.
  var keepsNulls: Bool { rawValue <= InsertionMode.afterHead.rawValue || self == .inColumnGroup }
}
