import ArgumentParser

/// How `pipe inspect` writes what it finds.
enum InspectionFormat: String, CaseIterable, ExpressibleByArgument {
  /// To be read.
  case text
  /// An object of JSON for each page or feed.
  case json
  /// An object of JSON for each file, its content under the key of its kind, errors among them.
  case jsonl
}
