public import Diagnostics
public import PipeKit
public import YAML

/// Makes a plan of a pipeline file, and finds everything that is wrong with it in one go.
public struct Planner: Sendable {
  private var registry: Registry
  private let files: any FileSystem

  /// Creates a planner.
  ///
  /// - Parameters:
  ///   - registry: The stages there are.
  ///   - files: Where the files are that options name.
  public init(_ registry: Registry, files: any FileSystem = LocalFileSystem()) {
    self.registry = registry
    self.files = files
  }

  /// Checks a pipeline file, or a part of it, and makes a plan of it.
  ///
  /// Of a part, the options of the other stages are not looked at, nor whether their variables are
  /// set.
  ///
  /// - Parameters:
  ///   - file: The file, with its variables filled in.
  ///   - overrides: Options that replace those of the file.
  ///   - range: The stages to plan.
  ///   - hasInput: Whether documents come in before the file's first stage.
  ///   - isRetry: Whether these are documents that have failed in the first stage of the range.
  /// - Returns: The plan.
  /// - Throws: Everything that is wrong with the file.
  public func plan(
    _ file: PipelineFile, overrides: [OptionOverride] = [], range: StageRange = .whole,
    hasInput: Bool = false, isRetry: Bool = false
  ) throws(Problems) -> Plan {
    if registry.finder != nil, file.root.entry("plugins") != nil {
      var planner = self
      planner.registry = try registry.adding(pluginsOf: file)
      planner.registry.finder = nil
      return try planner.plan(
        file, overrides: overrides, range: range, hasInput: hasInput, isRetry: isRetry)
    }
    var found = range.isWhole ? file.diagnostics : []
    var name: String?
    var summary: String?
    var entries: [Node] = []
    var keys = PipelineKeys()
    switch file.root.value {
    case .mapping(let pairs):
      let known = ["name", "description", "plugins", "stages", "tests"] + PipelineKeys.names
      for pair in pairs where !known.contains(pair.name) {
        found.append(unknownKey(pair.key, among: known))
      }
      var texts: [Diagnostic] = []
      name = text(file.root.entry("name"), &texts)
      summary = text(file.root.entry("description"), &texts)
      do throws(Problems) {
        keys = try Node.mapping(
          pairs.filter { PipelineKeys.names.contains($0.name) }, at: file.root
        ).decode(PipelineKeys.self, rules: .options, subject: "the pipeline")
      } catch {
        texts += error.diagnostics
      }
      if range.isWhole { found += texts }
      entries = stages(file.root, &found)
    default:
      found.append(
        .error(
          "not-a-pipeline",
          file.root.isNull
            ? "there is no pipeline in this file"
            : "a pipeline file is a mapping with a list of 'stages'",
          file: file.root.source, at: file.root.location, hint: Self.shape))
    }
    let steps = steps(
      entries, overrides: overrides, range: range, hasInput: hasInput || isRetry,
      isRetry: isRetry, file.source.name, &found)
    if let problems = Problems(found.sortedByPlace()) { throw problems }
    var plan = Plan(name: name ?? file.defaultName, summary: summary, stages: steps.steps)
    plan.hasInput = steps.hasInput
    plan.maxFailures = keys.maxFailures?.most
    plan.maxDocument = keys.maxDocument.bytes
    return plan
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
    let steps = steps(
      entries, overrides: [], range: .whole, hasInput: hasInput, entries.first?.source ?? "",
      &found)
    if let problems = Problems(found) { throw problems }
    return steps.steps
  }

  private static let shape = "write stages: and below it one '- name: {options}' per line"

  /// The entries of a file's stages.
  private func stages(_ root: Node, _ found: inout [Diagnostic]) -> [Node] {
    guard let stages = root.entry("stages") else {
      found.append(
        .error(
          "missing-stages", "a pipeline needs a list of 'stages'", file: root.source,
          at: root.location, hint: Self.shape))
      return []
    }
    if let nodes = stages.value.items, !nodes.isEmpty { return nodes }
    found.append(
      .error(
        "missing-stages", "'stages' is a list of at least one stage", file: stages.key.source,
        at: stages.value.isNull ? stages.key.location : stages.value.location,
        hint: stages.value.entries == nil ? Self.shape : "begin each stage with a '-'"))
    return []
  }

  /// Makes the steps of a range, and says whether documents come in before the first of them.
  private func steps(
    _ nodes: [Node], overrides: [OptionOverride], range: StageRange, hasInput: Bool,
    isRetry: Bool = false, _ file: String, _ found: inout [Diagnostic]
  ) -> (steps: [Plan.Step], hasInput: Bool) {
    var entries: [StageEntry] = []
    // Where each entry stands in the file; those that name no stage are left out.
    var places: [Int] = []
    for (place, node) in nodes.enumerated() {
      do throws(Problems) {
        entries.append(try StageEntry(node, registry: registry))
        places.append(place)
      } catch {
        found += error.diagnostics
      }
    }
    nameApart(&entries, &found)
    // Those of macros come first: what is set decides what their stages are.
    let ofMacros = overrides.filter { override in
      entries.contains { $0.id == override.stage && $0.maker is MacroMaker }
    }
    apply(ofMacros, to: &entries, &found)
    expandMacros(&entries, &places, &found)
    var chosen = 0..<0
    do throws(Problems) {
      chosen = try range.indices(in: entries.map { ($0.id, $0.macroIDs) }, of: file)
    } catch {
      found += error.diagnostics
    }
    apply(
      overrides.filter { override in !ofMacros.contains { $0.stage == override.stage } },
      to: &entries, &found)
    var steps: [Plan.Step] = []
    for index in chosen {
      let entry = entries[index]
      let hasInput = hasInput || places[index] > 0
      if let problem = entry.misplaced(hasInput: hasInput, isFirst: places[index] == 0) {
        found.append(entry.toldOfMacros()(problem))
      }
      do throws(Problems) {
        steps.append(
          try entry.step(
            hasInput: hasInput, isRetry: isRetry && index == chosen.lowerBound, files: files))
      } catch {
        found += error.diagnostics.map(entry.toldOfMacros())
      }
    }
    found += Diagnostic.sharedOutputs(of: steps)
    let isFirst = chosen.first.map { places[$0] == 0 } ?? true
    return (steps, hasInput || !isFirst)
  }

  private func apply(
    _ overrides: [OptionOverride], to entries: inout [StageEntry], _ found: inout [Diagnostic]
  ) {
    for override in overrides {
      do throws(Problems) {
        try override.apply(to: &entries)
      } catch {
        found += error.diagnostics
      }
    }
  }

  /// Puts the stages of macros in their places.
  private func expandMacros(
    _ entries: inout [StageEntry], _ places: inout [Int], _ found: inout [Diagnostic]
  ) {
    guard entries.contains(where: { $0.maker is MacroMaker }) else { return }
    var all: [(entry: StageEntry, place: Int)] = []
    for (entry, place) in zip(entries, places) {
      do throws(Problems) {
        for (number, inner) in try entry.expanded().enumerated() {
          // Before the second of a macro there is the first.
          all.append((inner, number == 0 ? place : max(place, 1)))
        }
      } catch {
        found += error.diagnostics
      }
    }
    entries = all.map(\.entry)
    places = all.map(\.place)
  }

  /// Gives every entry a name of its own: stages that stand several times get numbers.
  private func nameApart(_ entries: inout [StageEntry], _ found: inout [Diagnostic]) {
    var taken: [String: Node] = [:]
    for entry in entries {
      guard let id = entry.givenID, let node = entry["id"] else { continue }
      guard let other = taken[id] else {
        taken[id] = node
        continue
      }
      found.append(
        .error(
          "duplicate-id", "two stages have the id '\(id)'", file: node.source, at: node.location,
          related: [.init("the first is here", at: other.location)]))
    }
    let ids = StageNames.ids(of: entries.map { ($0.givenID, $0.name) })
    for (index, id) in zip(entries.indices, ids) { entries[index].id = id }
  }

  /// A text; with its variables as they were written, since it is shown.
  private func text(_ entry: Node.Entry?, _ found: inout [Diagnostic]) -> String? {
    guard let entry else { return nil }
    do throws(Problems) {
      _ = try entry.value.decode(
        String.self, rules: .options, subject: "'\(entry.name)'", owner: entry.key.location)
    } catch {
      found += error.diagnostics
    }
    guard let scalar = entry.value.scalar else { return nil }
    return scalar.isFromEnvironment ? scalar.written : scalar.text
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
