import PipeKit
package import YAML

extension Node {
  /// A mapping that stands nowhere in a file; what is wrong with it is shown at `key`.
  package static func mapping(_ entries: [String: Node], at key: Node) -> Node {
    let pairs = entries.sorted { $0.key < $1.key }.map { name, value in
      Entry(
        key: Node(.scalar(Scalar(name, style: .quoted)), at: key.location, in: key.source),
        value: value)
    }
    return Node(.mapping(pairs), at: key.location, in: key.source)
  }

  /// This mapping with the value at a path of keys replaced or added.
  func setting(_ path: ArraySlice<String>, to value: Node) -> Node {
    guard let first = path.first else { return value }
    var pairs = entries ?? []
    let rest = path.dropFirst()
    if let index = pairs.firstIndex(where: { $0.name == first }) {
      pairs[index].value = pairs[index].value.setting(rest, to: value)
    } else {
      let key = Node(.scalar(Scalar(first, style: .quoted)), at: value.location, in: value.source)
      let empty = Node(.mapping([]), at: value.location, in: value.source)
      pairs.append(Entry(key: key, value: empty.setting(rest, to: value)))
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

  /// The node as JSON, with variables as they were written: safe to show.
  var shown: JSON {
    switch value {
    case .sequence(let items): .array(items.map(\.shown))
    case .mapping(let entries): .object(JSONObject(entries.map { ($0.name, $0.value.shown) }))
    case .scalar(let scalar) where scalar.isFromEnvironment: .string(scalar.written)
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .int(let number): .number(JSONNumber(Int(number)))
      case .float(let number): .number(JSONNumber(number))
      case .string(let text): .string(text)
      }
    }
  }
}
