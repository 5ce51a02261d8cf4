public import Diagnostics
import YAML

/// An option set on the command line: `--set stage.option=value`.
public struct OptionOverride: Sendable {
  private let text: String
  private let stage: String
  private let path: [String]
  private let value: Node

  /// Reads `stage.option=value`; the value is YAML, as in the file.
  ///
  /// - Parameter text: What was written.
  /// - Throws: ``Problems`` where it is not of that form.
  public init(_ text: String) throws(Problems) {
    self.text = text
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, path.count >= 2, !path.contains("") else {
      throw Problems(
        .error(
          "bad-override", "'--set \(parts[0])' is not of the form stage.option=value",
          hint: "for example --set summarize.sentences=2"))
    }
    stage = path[0]
    self.path = Array(path.dropFirst())
    value = try Node.parse(SourceText(name: "--set \(parts[0])", text: String(parts[1])))
  }

  /// Sets the option in the entry of that `id`.
  func apply(to entries: inout [StageEntry]) throws(Problems) {
    guard let index = entries.firstIndex(where: { $0.id == stage }) else {
      let ids = entries.map(\.id)
      let near = Spelling.nearest(stage, among: ids)
      throw Problems(
        .error(
          "bad-override", "--set: the pipeline has no stage '\(stage)'",
          hint: near.map { "did you mean '\($0)'?" } ?? "its stages are \(ids.joined(separator: ", "))"))
    }
    let entry = entries[index]
    let options = entry.options ?? Node.mapping([:], at: entry.key)
    entries[index].options = options.setting(path[...], to: value)
  }
}
