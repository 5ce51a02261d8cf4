public import Diagnostics
import PipeKit
public import YAML

/// Makes a plan of a pipeline file, and finds everything that is wrong with it in one go.
public struct Planner: Sendable {
  private let registry: Registry

  /// Creates a planner for the stages of a registry.
  public init(_ registry: Registry) { self.registry = registry }

  /// Checks a pipeline file and makes a plan of it.
  ///
  /// - Parameters:
  ///   - file: The file, with its variables filled in.
  ///   - overrides: Options that replace those of the file.
  /// - Returns: The plan.
  /// - Throws: Everything that is wrong with the file.
  public func plan(
    _ file: PipelineFile, overrides: [OptionOverride] = []
  ) throws(Problems) -> Plan {
    var found = file.diagnostics
    var name = file.defaultName
    var summary: String?
    var entries: [Node] = []
    switch file.root.value {
    case .mapping(let pairs):
      let known = ["name", "description", "stages", "tests"]
      for pair in pairs where !known.contains(pair.key.text ?? "") {
        found.append(unknownKey(pair.key, among: known))
      }
      name = text(file.root["name"], &found) ?? name
      summary = text(file.root["description"], &found)
      guard let stages = file.root["stages"] else {
        found.append(
          .error(
            "missing-stages", "a pipeline needs a list of 'stages'", file: file.root.source,
            at: file.root.location, hint: Self.shape))
        break
      }
      if case .sequence(let nodes) = stages.value, !nodes.isEmpty {
        entries = nodes
      } else {
        found.append(
          .error(
            "missing-stages", "'stages' is a list of at least one stage", file: stages.source,
            at: stages.location, hint: Self.shape))
      }
    default:
      found.append(
        .error(
          "not-a-pipeline", "a pipeline file is a mapping with a list of 'stages'",
          file: file.root.source, at: file.root.location, hint: Self.shape))
    }
    let steps = steps(entries, overrides: overrides, hasInput: false, &found)
    if let problems = Problems(found.sortedByPlace()) { throw problems }
    return Plan(name: name, summary: summary, stages: steps)
  }

  /// Checks stages that stand alone, each `name` or `name: {options}`, and makes a plan of them.
  ///
  /// - Parameters:
  ///   - entries: The stages.
  ///   - hasInput: Whether documents come in before the first of them.
  /// - Returns: The steps of a plan.
  /// - Throws: Everything that is wrong with the stages.
  public func steps(_ entries: [Node], hasInput: Bool) throws(Problems) -> [Plan.Step] {
    var found: [Diagnostic] = []
    let steps = steps(entries, overrides: [], hasInput: hasInput, &found)
    if let problems = Problems(found) { throw problems }
    return steps
  }

  private static let shape = "write stages: and below it one '- name: {options}' per line"

  private func steps(
    _ nodes: [Node], overrides: [OptionOverride], hasInput: Bool, _ found: inout [Diagnostic]
  ) -> [Plan.Step] {
    var entries: [StageEntry] = []
    for node in nodes {
      do throws(Problems) {
        entries.append(try StageEntry(node, registry: registry))
      } catch {
        found += error.diagnostics
      }
    }
    nameApart(&entries, &found)
    for override in overrides {
      do throws(Problems) {
        try override.apply(to: &entries)
      } catch {
        found += error.diagnostics
      }
    }
    var steps: [Plan.Step] = []
    for (index, entry) in entries.enumerated() {
      // Entries that cannot be read are not among these; the first of the file may be one of them.
      let isFirst = index == 0 && entries.count == nodes.count
      found += entry.misplaced(hasInput: hasInput || !isFirst)
      do throws(Problems) {
        steps.append(try entry.step(hasInput: hasInput || index > 0))
      } catch {
        found += error.diagnostics
      }
    }
    return steps
  }

  /// Gives every entry a name of its own: stages that stand several times get numbers.
  private func nameApart(_ entries: inout [StageEntry], _ found: inout [Diagnostic]) {
    var taken: [String: Node] = [:]
    for entry in entries {
      guard let id = entry.givenID, let node = entry.common["id"] else { continue }
      if let other = taken[id] {
        found.append(
          .error(
            "duplicate-id", "two stages have the id '\(id)'", file: node.source,
            at: node.location, related: [.init("the first is here", at: other.location)]))
      }
      taken[id] = node
    }
    var counts: [String: Int] = [:]
    for index in entries.indices where entries[index].givenID == nil {
      let name = entries[index].name
      var id = name
      repeat {
        counts[name, default: 0] += 1
        let count = counts[name, default: 1]
        id = count == 1 ? name : "\(name)-\(count)"
      } while taken[id] != nil
      entries[index].id = id
    }
  }

  private func text(_ node: Node?, _ found: inout [Diagnostic]) -> String? {
    guard let node else { return nil }
    do throws(Problems) {
      return try node.decode(String.self, rules: .options, subject: "pipeline")
    } catch {
      found += error.diagnostics
      return nil
    }
  }

  private func unknownKey(_ key: Node, among known: [String]) -> Diagnostic {
    let near = key.text.flatMap { Spelling.nearest($0, among: known) }
    return .error(
      "unknown-key", "a pipeline has no key '\(key.text ?? "?")'", file: key.source,
      at: key.location,
      hint: near.map { "did you mean '\($0)'?" }
        ?? "the keys are \(known.joined(separator: ", "))")
  }
}
