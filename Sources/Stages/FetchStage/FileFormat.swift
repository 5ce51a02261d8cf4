public import PipeKit

/// What the files are that `fetch` reads.
public enum FileFormat: String, CaseIterable, Sendable, SettingValue {
  /// Told by name and content.
  case auto
  /// Documents in their JSON form, one a line.
  case jsonl
  /// Tables with a document a row.
  case csv
  /// Web archives.
  case warc
  /// A page each.
  case html
  /// A text each.
  case text
  /// Databases that `export` has written.
  case sqlite
  /// A feed each.
  case feed
}
