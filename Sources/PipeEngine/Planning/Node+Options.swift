package import PipeKit
package import YAML

extension Node {
  /// A mapping that stands nowhere in a file; what is wrong with it is shown at `key`.
  package static func mapping(_ entries: [String: Node], at key: Node) -> Node {
    mapping(
      entries.sorted { $0.key < $1.key }.map { name, value in
        Entry(
          key: Node(.scalar(Scalar(name, style: .quoted)), at: key.location, in: key.source),
          value: value)
      }, at: key)
  }

  /// A mapping of entries that stand in a file by themselves; what is missing is shown at `key`.
  static func mapping(_ entries: [Entry], at key: Node) -> Node {
    Node(.mapping(entries), at: key.location, in: key.source)
  }

  /// This mapping with the value at a path of keys replaced or added.
  ///
  /// - Parameters:
  ///   - path: The keys.
  ///   - value: The new value.
  ///   - place: Where what is wrong with a key is shown; at the value unless given.
  /// - Returns: The new mapping.
  func setting(_ path: ArraySlice<String>, to value: Node, at place: Node? = nil) -> Node {
    guard let first = path.first else { return value }
    var pairs = entries ?? []
    let rest = path.dropFirst()
    let place = place ?? value
    let key = Node(.scalar(Scalar(first, style: .quoted)), at: place.location, in: place.source)
    if let index = pairs.firstIndex(where: { $0.name == first }) {
      let old = pairs[index].value
      pairs[index] = Entry(key: key, value: old.setting(rest, to: value, at: place))
    } else {
      let empty = Node(.mapping([]), at: place.location, in: place.source)
      pairs.append(Entry(key: key, value: empty.setting(rest, to: value, at: place)))
    }
    var copy = self
    copy.value = .mapping(pairs)
    return copy
  }

  /// What came from the environment, in this node and below.
  var secrets: [String] {
    switch value {
    case .scalar(let scalar): scalar.environmentValues
    case .sequence(let items): items.flatMap(\.secrets)
    case .mapping(let entries): entries.flatMap(\.value.secrets)
    }
  }

  /// The variables of the environment that are used in this node and below, with their values.
  var variables: [String: String] {
    switch value {
    case .scalar(let scalar):
      Dictionary(zip(scalar.environmentNames, scalar.environmentValues)) { first, _ in first }
    case .sequence(let items):
      items.reduce(into: [:]) { $0.merge($1.variables) { first, _ in first } }
    case .mapping(let entries):
      entries.reduce(into: [:]) { $0.merge($1.value.variables) { first, _ in first } }
    }
  }

  /// The node as JSON, with variables as they were written, and addresses without passwords and keys: safe to show.
  var shown: JSON { Redactor()(json { $0.isFromEnvironment ? .string($0.written) : nil }) }

  /// The node as JSON, with variables as they were written and `•••` for every other text and number.
  var shownSecret: JSON {
    json { scalar in
      if scalar.isFromEnvironment { return .string(scalar.written) }
      switch scalar.json {
      case .null, .bool: return nil
      default: return .string("•••")
      }
    }
  }

  /// The node as JSON, with what variables stand for.
  package var json: JSON { json { _ in nil } }

  /// The node as JSON, with something else in place of some scalars.
  private func json(_ replacement: (Scalar) -> JSON?) -> JSON {
    switch value {
    case .sequence(let items): .array(items.map { $0.json(replacement) })
    case .mapping(let entries):
      .object(JSONObject(entries.map { ($0.name, $0.value.json(replacement)) }))
    case .scalar(let scalar): replacement(scalar) ?? scalar.json
    }
  }
}

extension Scalar {
  fileprivate var json: JSON {
    switch resolved {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .int(let number): .number(JSONNumber(Int(number)))
    case .float(let number): .number(JSONNumber(number))
    case .string(let text): .string(text)
    }
  }
}
