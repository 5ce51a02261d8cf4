import Diagnostics
import PipeKit
import YAML

/// An entry of a pipeline's stages: the stage, its options and the common keys.
struct StageEntry {
  /// The stage's name as it was written, which is safe to show.
  let name: String
  /// What makes the stage; `nil` where there is none of that name.
  let maker: (any StageMaker)?
  /// The place that speaks for the whole entry: the stage's name.
  let key: Node
  /// The options as written; `nil` for a stage without any.
  var options: Node?
  /// The common keys that are given.
  private(set) var common: [Node.Entry]
  /// The entry's name in this pipeline.
  var id: String
  /// What is wrong with the entry's keys.
  private let problems: [Diagnostic]
  /// The macro entries that it came of, outermost first; none for an entry of the pipeline itself.
  private(set) var macros: [Node] = []
  /// The ids of these.
  private(set) var macroIDs: [String] = []
  /// The stages there are.
  private let registry: Registry

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
    maker = registry[name]?.maker
    self.registry = registry
    id = name
    var problems = maker == nil ? [Diagnostic.unknownStage(key, registry)] : []
    let settings = Set(maker?.settings.map(\.key) ?? [])
    if let problem = maker?.problem { problems.append(.unusableStage(key, problem)) }
    problems += strays.map { .stray($0.key, beside: name, settings, registry) }
    self.problems = problems
    // Options that are not indented are checked all the same.
    let lost = strays.filter { settings.contains($0.name) }
    let isLost = !lost.isEmpty && options?.isNull != false
    self.options = isLost ? .mapping(lost, at: key) : options
    if let givenID { id = givenID }
  }

  /// The most stages that a macro may stand for.
  private static let mostStages = 1000

  /// The entries of the stages that it stands for; itself, unless it is a macro.
  ///
  /// - Returns: The entries; their ids begin with that of this one.
  /// - Throws: `Problems` that point into the macro's file, and say where it is used.
  func expanded() throws(Problems) -> [StageEntry] {
    guard let macro = maker as? MacroMaker else { return [self] }
    guard macros.count < 16, !macros.contains(where: { $0.text == name }) else {
      throw Problems(
        .error(
          "bad-plugin", "the macro '\(name)' contains itself", file: key.source, at: key.location,
          related: macros.map { .init("used here", at: $0.location, file: $0.source) }))
    }
    var found = problems
    for entry in given where entry.name == "when" {
      found.append(
        .error(
          "unsupported-key", "'\(name)' is a macro, and 'when' belongs to a stage",
          file: entry.key.source, at: entry.key.location,
          hint: "write 'when' at stages inside the macro"))
    }
    var entries: [StageEntry] = []
    do throws(Problems) {
      for node in try macro.entries(options, at: key) {
        var entry = try StageEntry(node, registry: registry)
        entry.macros = macros + [key]
        entry.macroIDs = macroIDs + [id]
        let own = Set(entry.common.map(\.name))
        entry.common += given.filter { key in
          !own.contains(key.name) && !["id", "when"].contains(key.name)
            && (entry.maker?.heedsAttempts == true || !CommonKeys.ofAttempts.contains(key.name))
        }
        entries.append(entry)
      }
    } catch {
      found += error.diagnostics.map(toldOfMacros(and: key))
    }
    if let problems = Problems(found) { throw problems }
    let ids = StageNames.ids(of: entries.map { ($0.givenID, $0.name) })
    var all: [StageEntry] = []
    for (index, inner) in ids.enumerated() {
      entries[index].id = "\(id)/\(inner)"
      all += try entries[index].expanded()
      // Macros that stand for many of each other would be as many as nobody can wait for.
      if all.count > Self.mostStages {
        throw Problems(
          .error(
            "bad-plugin", "the macro '\(name)' stands for more than \(Self.mostStages) stages",
            file: key.source, at: key.location))
      }
    }
    return all
  }

  /// Adds to what is wrong with an entry where the macros are used that it came of.
  func toldOfMacros(and last: Node? = nil) -> (Diagnostic) -> Diagnostic {
    { [macros] diagnostic in
      var diagnostic = diagnostic
      for key in (macros + [last].compactMap(\.self)).reversed()
      where key.source != diagnostic.file {
        diagnostic.related.append(
          .init("the macro '\(key.text ?? "")' is used here", at: key.location, file: key.source))
      }
      return diagnostic
    }
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
    guard let roles = maker?.roles else { return nil }
    if !hasInput, !roles.contains(.source) {
      let sources = registry.all
        .filter { $0.roles.contains(.source) && !($0.maker is MacroMaker) }.map(\.name)
        .joined(separator: ", ")
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
      if maker?.problem == nil {
        stage = try maker?.make(options, at: key, setup: setup, outputs: &outputs)
      }
    } catch {
      found += error.diagnostics
    }
    guard let shared, let stage, found.isEmpty else {
      throw Problems(found) ?? Problems(.error("bad-stage", "'\(name)' cannot be made"))
    }
    var step = Plan.Step(
      stage, id: id, policy: shared.onError, retry: shared.retry,
      timeout: shared.timeout?.duration, condition: shared.when)
    if let maker { step.describe(maker) }
    step.written = options
    step.filesRead = read.contentHash
    step.outputs = outputs
    step.writtenKeys = common
    return step
  }

  /// Common keys that the stage would not heed.
  private func unsupported() -> [Diagnostic] {
    guard let maker, !maker.heedsAttempts else { return [] }
    return given.filter { CommonKeys.ofAttempts.contains($0.name) }.map { entry in
      .error(
        "unsupported-key",
        "'\(name)' does not work document by document, so that '\(entry.name)' says nothing",
        file: entry.key.source, at: entry.key.location)
    }
  }
}
