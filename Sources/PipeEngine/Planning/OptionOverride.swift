public import Diagnostics
package import YAML

/// An option set on the command line: `--set stage.option=value`.
public struct OptionOverride: Sendable {
  /// What the option was set with, for messages.
  private let name: String
  /// Where it was set, unless that was the command line.
  private let place: Node?
  /// The id of the stage.
  let stage: String
  private let path: [String]
  private let value: Node

  /// Reads `stage.option=value`; the value is YAML, as in the file.
  ///
  /// - Parameter text: What was written.
  /// - Throws: `Problems` where it is not of that form.
  public init(_ text: String) throws(Problems) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts.first.map(String.init) ?? ""
    name = "--set \(target)"
    place = nil
    guard parts.count == 2, let path = Self.path(target) else {
      throw Problems(
        .error(
          "bad-override", "'--set \(target)' is not of the form stage.option=value",
          hint: "for example --set summarize.sentences=2"))
    }
    stage = path[0]
    self.path = Array(path.dropFirst())
    value = try Node.parse(SourceText(name: name, text: String(parts[1])))
  }

  /// Reads several.
  ///
  /// - Parameter texts: What was written.
  /// - Returns: The options, in the same order.
  /// - Throws: `Problems` where one is not of that form.
  public static func all(_ texts: [String]) throws(Problems) -> [OptionOverride] {
    var overrides: [OptionOverride] = []
    for text in texts { overrides.append(try OptionOverride(text)) }
    return overrides
  }

  /// Takes `stage.option: value` from a file.
  ///
  /// - Parameter entry: The key and its value.
  /// - Throws: `Problems` where the key is not of that form.
  package init(_ entry: Node.Entry) throws(Problems) {
    guard let path = Self.path(entry.name) else {
      throw Problems(
        .error(
          "bad-override", "'\(entry.name)' is not of the form stage.option",
          file: entry.key.source, at: entry.key.location,
          hint: "for example summarize.sentences: 2"))
    }
    name = entry.name
    place = entry.key
    stage = path[0]
    self.path = Array(path.dropFirst())
    value = entry.value
  }

  /// Sets the option in the entry of that `id`.
  func apply(to entries: inout [StageEntry]) throws(Problems) {
    guard let index = entries.firstIndex(where: { $0.id == stage }) else {
      let ids = entries.map(\.id)
      let near = Spelling.nearest(stage, among: ids)
      throw Problems(
        .error(
          "bad-override", "\(place == nil ? "--set: " : "")the pipeline has no stage '\(stage)'",
          file: place?.source, at: place?.location,
          hint: near.map { "did you mean '\($0)'?" }
            ?? "its stages are \(ids.joined(separator: ", "))"))
    }
    let entry = entries[index]
    let options = entry.options ?? Node.mapping([:], at: entry.key)
    entries[index].options = options.setting(path[...], to: value, at: place)
  }

  /// The stage and its option's keys; `nil` where the text is not of that form.
  private static func path(_ text: String) -> [String]? {
    let path = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return path.count >= 2 && !path.contains("") ? path : nil
  }
}
