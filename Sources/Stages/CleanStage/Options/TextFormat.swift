public import PipeKit

/// What the text of a page is written as.
public enum TextFormat: String, CaseIterable, Sendable, SettingValue {
  /// Plain text, paragraphs separated by a blank line.
  case text
  /// Markdown: CommonMark with the tables of GFM.
  case markdown
  /// HTML made safe: nothing in it runs, loads or styles but images.
  case html
}
