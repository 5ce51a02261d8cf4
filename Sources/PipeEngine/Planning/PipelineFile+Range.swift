public import Diagnostics
public import YAML

extension PipelineFile {
  /// The entries of the stages from one id to another, both included.
  ///
  /// - Parameters:
  ///   - from: The id, or name, of the first stage; the file's first unless given.
  ///   - to: The id, or name, of the last stage; the file's last unless given.
  /// - Returns: The entries.
  /// - Throws: `Problems` where there is no such stage.
  public func entries(from: String?, to: String?) throws(Problems) -> [Node] {
    if let problems = Problems(diagnostics) { throw problems }
    guard let entries = root["stages"]?.items else {
      throw Problems(
        .error("missing-stages", "a pipeline needs a list of 'stages'", file: source.name))
    }
    let ids = StageNames.ids(of: entries.map { (Self.givenID($0), Self.name($0)) })
    let range = try StageRange(from: from, to: to).indices(in: ids, of: source.name)
    return Array(entries[range])
  }

  private static func givenID(_ entry: Node) -> String? {
    entry["id"].flatMap { $0.isNull ? nil : $0.text }
  }

  private static func name(_ entry: Node) -> String {
    if let name = entry.text { return name }
    let keys = entry.entries?.map(\.name) ?? []
    return keys.first { !CommonKeys.names.contains($0) } ?? ""
  }
}
