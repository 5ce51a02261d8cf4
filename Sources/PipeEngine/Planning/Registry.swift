public import Diagnostics
public import PipeKit

/// The stages that a pipeline may name, and where each comes from.
public struct Registry: Sendable {
  /// A stage that can be named.
  public struct Entry: Sendable {
    /// What it is called in pipelines.
    public let name: String
    /// Where it comes from: `built in`, or the folder or file of a plugin.
    public let origin: String
    /// What makes it.
    package let maker: any StageMaker

    /// What the stage says of itself; a program is asked.
    public var manual: Manual { maker.manual }
    /// The stage's Swift type; `nil` for one that is not written in Swift.
    public var type: (any Stage.Type)? { maker.type }
    /// Where in a pipeline it can stand.
    var roles: Manual.Roles { maker.roles }
  }

  private var entries: [String: Entry] = [:]
  /// Finds plugins that a pipeline file names; `nil` where none are looked for.
  package var finder: PluginFinder?

  /// Creates an empty registry.
  public init() {}

  /// Creates a registry of built-in stages.
  ///
  /// - Parameter types: The stages.
  /// - Throws: `Problems` where two have one name, or a name is not a good one.
  public init(builtIn types: [any Stage.Type]) throws(Problems) {
    try add(types, origin: "built in")
  }

  /// Creates a registry of one stage.
  package init(only entry: Entry) throws(Problems) {
    try add([(entry.name, entry.maker)], origin: entry.origin)
  }

  /// Adds stages.
  ///
  /// - Parameters:
  ///   - types: The stages.
  ///   - origin: Where they come from, for messages and listings.
  /// - Throws: `Problems` where two have one name, or a name is not a good one.
  public mutating func add(_ types: [any Stage.Type], origin: String) throws(Problems) {
    try add(types.map { ($0.manual.name, TypeMaker($0)) }, origin: origin)
  }

  /// Adds what makes stages.
  ///
  /// - Parameters:
  ///   - makers: What they are called, and what makes them.
  ///   - origin: Where they come from, for messages and listings.
  /// - Throws: `Problems` where two have one name, or a name is not a good one.
  package mutating func add(
    _ makers: [(name: String, maker: any StageMaker)], origin: String
  ) throws(Problems) {
    var found: [Diagnostic] = []
    for (name, maker) in makers {
      if let other = entries[name] {
        found.append(
          .error(
            "duplicate-stage",
            "two stages are called '\(name)': one is \(other.origin), the other \(origin)",
            hint: "rename one of the two, or take it away"))
      } else if !Self.canName(name) {
        found.append(
          .error(
            "bad-stage-name", "a stage from \(origin) cannot be called '\(name)'",
            hint: "use lower-case letters, digits and '_', and none of the common keys"))
      } else {
        entries[name] = Entry(name: name, origin: origin, maker: maker)
      }
    }
    if let problems = Problems(found) { throw problems }
  }

  /// The stages together with another one, which takes the place of one that has its name.
  package func including(_ entry: Entry) -> Registry {
    var registry = self
    registry.entries[entry.name] = entry
    return registry
  }

  /// The stage of this name.
  public subscript(name: String) -> Entry? { entries[name] }

  /// All stages, sorted by name.
  public var all: [Entry] { entries.values.sorted { $0.name < $1.name } }

  /// All stages' names, sorted.
  public var names: [String] { entries.keys.sorted() }

  /// Whether a stage can be called so.
  package static func canName(_ name: String) -> Bool {
    isName(name) && !CommonKeys.names.contains(name)
  }

  package static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }
}
