import Diagnostics
import PipeKit
import YAML

/// An entry of a pipeline's stages: the stage, its options and the common keys.
struct StageEntry {
  /// The stage's name as it was written, which is safe to show.
  let name: String
  /// The stage; `nil` where there is none of that name.
  let type: (any Stage.Type)?
  /// The place that speaks for the whole entry: the stage's name.
  let key: Node
  /// The options as written; `nil` for a stage without any.
  var options: Node?
  /// The common keys that are given.
  let common: [Node.Entry]
  /// The entry's name in this pipeline.
  var id: String
  /// What is wrong with the entry's keys.
  private let problems: [Diagnostic]
  /// The names of the stages that can come first.
  private let sources: [String]

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - node: The entry.
  ///   - registry: The stages there are.
  /// - Throws: `Problems` for an entry that names no stage.
  init(_ node: Node, registry: Registry) throws(Problems) {
    switch node.value {
    case .scalar:
      guard !node.isNull else { throw Problems(.emptyEntry(node)) }
      // The name may be a variable that is not set.
      let name = try node.decode(String.self, rules: .options, subject: "the entry")
      guard node.scalar?.isFromEnvironment == false else {
        throw Problems(.fromEnvironment("the name of a stage", at: node))
      }
      self.init(name, at: node, options: nil, common: [], [], registry)
    case .mapping(let pairs):
      let common = pairs.filter { CommonKeys.names.contains($0.name) }
      let others = pairs.filter { !CommonKeys.names.contains($0.name) }
      guard let chosen = Self.stage(among: others, registry) else {
        throw Problems(.emptyEntry(node))
      }
      self.init(
        chosen.name, at: chosen.key, options: chosen.value, common: common,
        others.filter { $0.name != chosen.name }, registry)
    case .sequence:
      throw Problems(
        .error(
          "bad-stage", "a stage is 'name', or 'name: {options}'", file: node.source,
          at: node.location, hint: "there is a '-' or a bracket too many"))
    }
  }

  private init(
    _ name: String, at key: Node, options: Node?, common: [Node.Entry], _ strays: [Node.Entry],
    _ registry: Registry
  ) {
    self.name = name
    self.key = key
    self.common = common
    type = registry[name]?.type
    sources = registry.all.filter { $0.manual.roles.contains(.source) }.map(\.manual.name)
    id = name
    var problems = type == nil ? [Diagnostic.unknownStage(key, registry)] : []
    let settings = Set(type?.settings.map(\.key) ?? [])
    problems += strays.map { .stray($0.key, beside: name, settings, registry) }
    self.problems = problems
    // Options that are not indented are checked all the same.
    let lost = strays.filter { settings.contains($0.name) }
    let isLost = !lost.isEmpty && options?.isNull != false
    self.options = isLost ? .mapping(lost, at: key) : options
    if let givenID { id = givenID }
  }

  /// The entry that is the stage: one that is known, else one that is not a misspelt common key.
  private static func stage(among entries: [Node.Entry], _ registry: Registry) -> Node.Entry? {
    entries.first { registry[$0.name] != nil }
      ?? entries.first { Spelling.nearest($0.name, among: CommonKeys.names) == nil }
      ?? entries.first
  }

  /// The entry's `id`, where one is given.
  var givenID: String? {
    guard let scalar = self["id"]?.scalar, scalar.resolved != .null, !scalar.text.isEmpty,
      !scalar.isFromEnvironment
    else { return nil }
    return scalar.text
  }

  /// The common keys that are not null, which says nothing.
  private var given: [Node.Entry] { common.filter { !$0.value.isNull } }

  /// The value of a common key.
  subscript(key: String) -> Node? { common.first { $0.name == key }?.value }

  /// What is wrong with where the entry stands.
  ///
  /// - Parameters:
  ///   - hasInput: Whether documents come in.
  ///   - isFirst: Whether it is the pipeline's first.
  /// - Returns: The finding; `nil` where all is well.
  func misplaced(hasInput: Bool, isFirst: Bool) -> Diagnostic? {
    guard let roles = type?.manual.roles else { return nil }
    if !hasInput, !roles.contains(.source) {
      let sources = sources.joined(separator: ", ")
      return .error(
        "no-source", "'\(name)' needs documents, and nothing before it brings any in",
        file: key.source, at: key.location,
        hint: sources.isEmpty ? nil : "stages that can come first: \(sources)")
    }
    if hasInput, roles == .source {
      if isFirst {
        return .error(
          "unwanted-input", "'\(name)' takes no documents, and some come in before it",
          file: key.source, at: key.location)
      }
      return .error(
        "late-source", "'\(name)' takes no documents: it can only come first", file: key.source,
        at: key.location)
    }
    if !hasInput, let condition = given.first(where: { $0.name == "when" })?.key {
      return .error(
        "no-source", "the first stage sees no documents that 'when' could choose from",
        file: condition.source, at: condition.location)
    }
    return nil
  }

  /// Makes the stage.
  func step(
    hasInput: Bool, isRetry: Bool = false, files: any FileSystem
  ) throws(Problems) -> Plan.Step {
    var found = problems
    var shared: CommonKeys?
    do throws(Problems) {
      shared = try Node.mapping(common, at: key).decode(
        CommonKeys.self, rules: .options, subject: "the entry")
    } catch {
      found += error.diagnostics
    }
    if let id = self["id"], id.scalar?.isFromEnvironment == true {
      found.append(.fromEnvironment("an id", at: id))
    }
    found += unsupported()
    var stage: (any Stage)?
    var outputs: [String: String] = [:]
    let read = PlannedFiles(files)
    do throws(Problems) {
      var setup = StageSetup(id: id, hasInput: hasInput)
      setup.isRetry = isRetry
      setup.files = read
      setup.redact = Redactor(options?.secrets ?? [])
      stage = try type?.make(of: self, setup: setup, outputs: &outputs)
    } catch {
      found += error.diagnostics
    }
    guard let shared, let stage, found.isEmpty else {
      throw Problems(found) ?? Problems(.error("bad-stage", "'\(name)' cannot be made"))
    }
    var step = Plan.Step(
      stage, id: id, policy: shared.onError, retry: shared.retry,
      timeout: shared.timeout?.duration, condition: shared.when)
    step.written = options
    step.filesRead = read.contentHash
    step.outputs = outputs
    step.writtenKeys = common
    return step
  }

  /// Common keys that the stage would not heed.
  private func unsupported() -> [Diagnostic] {
    guard let type, !type.heedsAttempts else { return [] }
    return given.filter { CommonKeys.ofAttempts.contains($0.name) }.map { entry in
      .error(
        "unsupported-key",
        "'\(name)' does not work document by document, so that '\(entry.name)' says nothing",
        file: entry.key.source, at: entry.key.location)
    }
  }
}

extension Stage {
  /// Makes the stage of an entry, and says what it alone may write.
  fileprivate static func make(
    of entry: StageEntry, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage {
    let key = entry.key
    let node = entry.options ?? Node.null(at: key.location, in: key.source)
    let decoded: Options = try node.decode(
      rules: .options, subject: "'\(entry.name)'", owner: key.location)
    outputs = decoded.outputs
    let problems: [OptionProblem]
    do {
      return try Self(options: decoded, setup: setup)
    } catch let found as Problems {
      throw found
    } catch let problem as OptionProblem {
      problems = [problem]
    } catch let several as OptionProblems {
      problems = several.problems
    } catch {
      problems = [OptionProblem("\(error)")]
    }
    // A stage may have been written by somebody who quotes what is wrong.
    throw Problems(node.redacted(problems.map { $0.diagnostic(in: node, else: key) }))
      ?? Problems(
        .error(
          "bad-option", "'\(entry.name)' cannot be made", file: key.source, at: key.location))
  }
}
