import Diagnostics
import PipeKit
import YAML

/// An entry of a pipeline's stages: the stage, its options and the common keys.
struct StageEntry {
  let name: String
  let type: any Stage.Type
  /// The place that speaks for the whole entry: the stage's name.
  let key: Node
  /// The options as written; `nil` for a stage without any.
  var options: Node?
  /// The common keys that are given.
  let common: [String: Node]
  /// The entry's name in this pipeline.
  var id: String

  /// Reads an entry.
  init(_ node: Node, registry: Registry) throws(Problems) {
    var keys: [Node.Entry] = []
    var common: [String: Node] = [:]
    switch node.value {
    case .scalar where node.text != nil:
      key = node
    case .mapping(let pairs):
      for pair in pairs {
        if let name = pair.key.text, CommonKeys.names.contains(name) {
          common[name] = pair.value
        } else {
          keys.append(pair)
        }
      }
      guard let first = keys.first else {
        throw Problems(
          .error(
            "missing-stage", "the entry names no stage", file: node.source, at: node.location,
            hint: "write '- name: {options}'"))
      }
      key = keys.first { registry[$0.key.text ?? ""] != nil }?.key ?? first.key
    default:
      throw Problems(
        .error(
          "bad-stage", "a stage is 'name', or 'name: {options}'", file: node.source,
          at: node.location))
    }
    self.common = common
    name = key.text ?? ""
    id = common["id"]?.text ?? name
    var found: [Diagnostic] = []
    for pair in keys where pair.key.location != key.location {
      found.append(Self.stray(pair.key, beside: name))
    }
    let entry = registry[name]
    if entry == nil { found.append(Self.unknown(key, registry)) }
    guard let type = entry?.type, found.isEmpty else { throw Problems(found) ?? Problems(found[0]) }
    self.type = type
    options = keys.first { $0.key.location == key.location }?.value
  }

  /// The entry's `id`, where one is given.
  var givenID: String? { common["id"]?.text }

  private static func unknown(_ key: Node, _ registry: Registry) -> Diagnostic {
    let near = Spelling.nearest(key.text ?? "", among: registry.names)
    return .error(
      "unknown-stage", "there is no stage called '\(key.text ?? "?")'", file: key.source,
      at: key.location,
      hint: near.map { "did you mean '\($0)'?" }
        ?? "the stages are \(registry.names.joined(separator: ", "))")
  }

  private static func stray(_ key: Node, beside name: String) -> Diagnostic {
    let text = key.text ?? "?"
    let near = Spelling.nearest(text, among: CommonKeys.names.sorted())
    return .error(
      "stray-key", "'\(text)' stands beside the stage '\(name)'", file: key.source,
      at: key.location,
      hint: near.map { "did you mean '\($0)'?" }
        ?? "options are written below the stage's name; beside it stand only \(CommonKeys.names.sorted().joined(separator: ", "))"
    )
  }

  /// What is wrong with where the entry stands.
  func misplaced(hasInput: Bool) -> [Diagnostic] {
    let manual = type.manual
    if !hasInput, !manual.roles.contains(.source) {
      return [
        .error(
          "no-source", "'\(name)' needs documents, and nothing before it brings any in",
          file: key.source, at: key.location, hint: "begin with a source, such as fetch")
      ]
    }
    if hasInput, manual.roles == .source {
      return [
        .error(
          "late-source", "'\(name)' takes no documents: it can only come first",
          file: key.source, at: key.location)
      ]
    }
    if !hasInput, let condition = common["when"] {
      return [
        .error(
          "no-source", "the first stage sees no documents that 'when' could choose from",
          file: condition.source, at: condition.location)
      ]
    }
    return []
  }

  /// Makes the stage.
  func step(hasInput: Bool) throws(Problems) -> Plan.Step {
    var found: [Diagnostic] = []
    var shared: CommonKeys?
    do throws(Problems) {
      shared = try Node.mapping(common, at: key).decode(
        CommonKeys.self, rules: .options, subject: "the entry")
    } catch {
      found += error.diagnostics
    }
    if let shared { found += unsupported(shared) }
    var stage: (any Stage)?
    do throws(Problems) {
      stage = try type.make(of: self, setup: StageSetup(id: id, hasInput: hasInput))
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
    step.writtenCondition = common["when"]
    return step
  }

  /// Common keys that the stage would not heed.
  private func unsupported(_ shared: CommonKeys) -> [Diagnostic] {
    guard !(type is any DocumentStage.Type), !type.manual.usesAttempts else { return [] }
    return ["retry", "timeout"].compactMap { name in
      common[name].map { node in
        .error(
          "unsupported-key", "'\(self.name)' does not work document by document, so that '\(name)' says nothing",
          file: node.source, at: node.location)
      }
    }
  }
}

extension Stage {
  /// Makes the stage of an entry.
  fileprivate static func make(
    of entry: StageEntry, setup: StageSetup
  ) throws(Problems) -> any Stage {
    let key = entry.key
    let node = entry.options ?? Node.null(at: key.location, in: key.source)
    let decoded: Options = try node.decode(
      rules: .options, subject: "'\(entry.name)'", owner: key.location)
    let problems: [OptionProblem]
    do {
      return try Self(options: decoded, setup: setup)
    } catch let problem as OptionProblem {
      problems = [problem]
    } catch let several as OptionProblems {
      problems = several.problems
    } catch {
      problems = [OptionProblem("\(error)")]
    }
    throw Problems(problems.map { $0.diagnostic(in: node, else: key) })
      ?? Problems(
        .error(
          "bad-option", "'\(entry.name)' cannot be made", file: key.source, at: key.location))
  }
}
