public import Diagnostics
public import YAML

extension PipelineFile {
  /// The entries of the stages from one id to another, both included.
  ///
  /// - Parameters:
  ///   - from: The id, or name, of the first stage; the file's first unless given.
  ///   - to: The id, or name, of the last stage; the file's last unless given.
  /// - Returns: The entries.
  /// - Throws: ``Problems`` where there is no such stage.
  public func entries(from: String?, to: String?) throws(Problems) -> [Node] {
    if let problems = Problems(diagnostics) { throw problems }
    guard let entries = root["stages"]?.items else {
      throw Problems(
        .error("missing-stages", "a pipeline needs a list of 'stages'", file: source.name))
    }
    let start = try from.map { id throws(Problems) in try index(of: id, in: entries) } ?? 0
    let end = try to.map { id throws(Problems) in try index(of: id, in: entries) }
      ?? entries.count - 1
    guard start <= end else {
      throw Problems(
        .error(
          "bad-range", "'\(to ?? "")' comes before '\(from ?? "")'", file: source.name,
          hint: "exchange the two"))
    }
    return Array(entries[start...end])
  }

  private func index(of id: String, in entries: [Node]) throws(Problems) -> Int {
    let ids = entries.map(Self.id)
    if let index = ids.firstIndex(of: id) { return index }
    let near = Spelling.nearest(id, among: ids)
    throw Problems(
      .error(
        "unknown-id", "the pipeline has no stage '\(id)'", file: source.name,
        hint: near.map { "did you mean '\($0)'?" } ?? "its stages are \(ids.joined(separator: ", "))"))
  }

  private static func id(_ entry: Node) -> String {
    if let name = entry.text { return name }
    if let id = entry["id"]?.text { return id }
    let keys = entry.entries?.map(\.name) ?? []
    return keys.first { !CommonKeys.names.contains($0) } ?? ""
  }
}
