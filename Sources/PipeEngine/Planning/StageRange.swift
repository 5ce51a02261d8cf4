import Diagnostics
package import YAML

/// A part of a pipeline: from one stage to another, both included.
public struct StageRange: Sendable {
  /// The id of a stage, and where it was written.
  private struct End: Sendable {
    var id: String
    var node: Node?
  }

  private let from: End?
  private let to: End?

  /// All stages.
  public static let whole = StageRange()

  /// Creates a part.
  ///
  /// - Parameters:
  ///   - from: The id, or name, of the first stage; the pipeline's first unless given.
  ///   - to: The id, or name, of the last stage; the pipeline's last unless given.
  public init(from: String? = nil, to: String? = nil) {
    self.from = from.map { End(id: $0) }
    self.to = to.map { End(id: $0) }
  }

  /// Creates a part whose ends were written in a file, where what is wrong with them is shown.
  package init(from: Node?, to: Node?) {
    self.from = from.map { End(id: $0.text ?? "", node: $0) }
    self.to = to.map { End(id: $0.text ?? "", node: $0) }
  }

  /// Whether these are all stages of any pipeline.
  var isWhole: Bool { from == nil && to == nil }

  /// Where the stages are among those of a pipeline.
  ///
  /// - Parameters:
  ///   - ids: The ids of the pipeline's stages.
  ///   - file: The name of the pipeline's file.
  /// - Returns: The numbers of the stages, from 0.
  /// - Throws: `Problems` where there is no such stage.
  func indices(in ids: [String], of file: String) throws(Problems) -> Range<Int> {
    try indices(in: ids.map { ($0, []) }, of: file)
  }

  /// Where the stages are among those of a pipeline with macros, whose ids stand for all their stages.
  func indices(
    in stages: [(id: String, macros: [String])], of file: String
  ) throws(Problems) -> Range<Int> {
    var found: [Diagnostic] = []
    let ids = stages.map(\.id)
    func first(of macro: String) -> Int? { stages.firstIndex { $0.macros.contains(macro) } }
    func last(of macro: String) -> Int? { stages.lastIndex { $0.macros.contains(macro) } }
    let start = index(of: from, in: ids, file, &found, ofMacro: first) ?? 0
    let end = index(of: to, in: ids, file, &found, ofMacro: last) ?? max(ids.count - 1, start)
    if let problems = Problems(found) { throw problems }
    guard let from, let to, start > end else { return start..<min(end + 1, ids.count) }
    throw Problems(
      .error(
        "bad-range", "'\(to.id)' comes before '\(from.id)'", file: to.node?.source ?? file,
        at: to.node?.location, hint: "exchange the two"))
  }

  private func index(
    of end: End?, in ids: [String], _ file: String, _ found: inout [Diagnostic],
    ofMacro: (String) -> Int?
  ) -> Int? {
    guard let end else { return nil }
    if let index = ids.firstIndex(of: end.id) ?? ofMacro(end.id) { return index }
    let near = Spelling.nearest(end.id, among: ids)
    found.append(
      .error(
        "unknown-id", "the pipeline has no stage '\(end.id)'", file: end.node?.source ?? file,
        at: end.node?.location,
        hint: near.map { "did you mean '\($0)'?" }
          ?? "its stages are \(ids.joined(separator: ", "))"))
    return nil
  }
}
