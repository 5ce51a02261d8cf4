import Diagnostics

/// A mapping that is being decoded: its entries, and which of them were asked for.
final class MappingFrame {
  let cursor: Cursor
  let schema: MappingSchema?
  private let entries: [Node.Entry]
  private let byName: [String: Node.Entry]
  /// The keys that were asked for, as written in the file.
  private var asked: Set<String> = []
  /// Keys that were handed out by `allKeys`, and how the file writes them.
  private var handedOut: [String: String] = [:]

  /// What messages call the mapping.
  private var subject: String {
    guard let subject = schema?.subject, !subject.isEmpty, !cursor.codingPath.isEmpty else {
      return cursor.subject
    }
    return subject
  }

  init(_ cursor: Cursor, schema: MappingSchema?) throws(DecodingFailure) {
    self.cursor = cursor
    self.schema = schema
    entries = try cursor.mapping()
    byName = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
  }

  /// What the schema says of a key.
  func field(_ key: any CodingKey) -> MappingSchema.Field? {
    schema?.fields[key.stringValue]
  }

  /// The entry of a key, which from now on counts as asked for.
  func entry(_ key: any CodingKey) -> Node.Entry? {
    let name = name(of: key)
    asked.insert(name)
    return byName[name]
  }

  /// The keys of the file that a type's coding keys can express; they count as asked for.
  func allKeys<Key: CodingKey>(_ type: Key.Type) -> [Key] {
    entries.compactMap { entry in
      let name = entry.name
      // A key that can be any text is what stands in the file.
      for candidate in [name, DecodingRules.camelCase(name)] {
        guard let key = Key(stringValue: candidate) else { continue }
        guard candidate == name || self.name(of: key) == name else { continue }
        handedOut[candidate] = name
        asked.insert(name)
        return key
      }
      return nil
    }
  }

  /// An error for a key that is not there.
  func missing(_ key: any CodingKey) -> Diagnostic {
    problem(missing: name(of: key))
  }

  /// Errors for the keys that nobody asked for.
  func unknownKeys() -> [Diagnostic] {
    let names = schema?.fields.values.map(\.key) ?? []
    let known = asked.union(names)
    let unknown = entries.filter { !known.contains($0.name) }
    guard !unknown.isEmpty else { return [] }
    let written = Set(entries.map(\.name))
    let sorted = known.sorted()
    // What is there already is probably not what was meant.
    let absent = sorted.filter { !written.contains($0) }
    return unknown.prefix(Self.most).map { entry in
      let nearest =
        Spelling.nearest(entry.name, among: absent) ?? Spelling.nearest(entry.name, among: sorted)
      var hint = nearest.map { "did you mean '\($0)'?" }
      if hint == nil {
        hint = known.isEmpty ? "it has no options" : "the options are \(Choices.list(sorted))"
      }
      return entry.key.problem(
        .unknownOption, "\(subject) has no option '\(entry.name.excerpt)'", hint: hint)
    }
  }

  /// Errors for the keys that the schema requires and the file lacks.
  func missingKeys() -> [Diagnostic] {
    guard let schema else { return [] }
    let missing = schema.fields.values.filter { $0.isRequired && byName[$0.key] == nil }
    return missing.map(\.key).sorted().map { problem(missing: $0) }
  }

  private static let most = 200

  private func name(of key: any CodingKey) -> String {
    if let name = handedOut[key.stringValue] { return name }
    return field(key)?.key ?? cursor.rules.spelling(key.stringValue)
  }

  private func problem(missing name: String) -> Diagnostic {
    .error(
      YAMLProblem.missingOption.rawValue, "\(subject) needs the option '\(name)'",
      file: cursor.node.source, at: cursor.owner)
  }
}
