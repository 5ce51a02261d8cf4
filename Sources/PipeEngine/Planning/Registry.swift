public import Diagnostics
public import PipeKit

/// The stages that a pipeline may name, and where each comes from.
public struct Registry: Sendable {
  /// A stage that can be named.
  public struct Entry: Sendable {
    /// The stage.
    public let type: any Stage.Type
    /// Where it comes from: `built in`, or the folder of a plugin.
    public let origin: String

    /// What the stage says of itself.
    public var manual: Manual { type.manual }
  }

  private var entries: [String: Entry] = [:]

  /// Creates an empty registry.
  public init() {}

  /// Creates a registry of built-in stages.
  ///
  /// - Parameter types: The stages.
  /// - Throws: `Problems` where two have one name, or a name is not a good one.
  public init(builtIn types: [any Stage.Type]) throws(Problems) {
    try add(types, origin: "built in")
  }

  /// Adds stages.
  ///
  /// - Parameters:
  ///   - types: The stages.
  ///   - origin: Where they come from, for messages and listings.
  /// - Throws: `Problems` where two have one name, or a name is not a good one.
  public mutating func add(_ types: [any Stage.Type], origin: String) throws(Problems) {
    var found: [Diagnostic] = []
    for type in types {
      let name = type.manual.name
      if let other = entries[name] {
        found.append(
          .error(
            "duplicate-stage",
            "two stages are called '\(name)': one is \(other.origin), the other \(origin)"))
      } else if !Self.isName(name) || CommonKeys.names.contains(name) {
        found.append(
          .error(
            "bad-stage-name", "a stage from \(origin) cannot be called '\(name)'",
            hint: "use lower-case letters, digits and '_', and none of the common keys"))
      } else {
        entries[name] = Entry(type: type, origin: origin)
      }
    }
    if let problems = Problems(found) { throw problems }
  }

  /// The stage of this name.
  public subscript(name: String) -> Entry? { entries[name] }

  /// All stages, sorted by name.
  public var all: [Entry] { entries.values.sorted { $0.manual.name < $1.manual.name } }

  /// All stages' names, sorted.
  public var names: [String] { entries.keys.sorted() }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }
}
