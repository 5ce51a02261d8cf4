import Diagnostics

extension Cursor {
  /// Decodes a value of any type.
  func decode<T: Decodable>(_ type: T.Type) throws(DecodingFailure) -> T {
    if let node = node as? T { return node }
    if let problems = node.scalar?.variableProblems, !problems.isEmpty {
      throw DecodingFailure(problems)
    }
    if let scalar = type as? any ScalarDecodable.Type {
      let value: any ScalarDecodable = isMadeUp ? scalar.madeUp : try scalar.read(self)
      if let value = value as? T { return value }
    }
    if let collection = type as? any CollectingDecodable.Type {
      let value: any CollectingDecodable = isMadeUp ? collection.madeUp : try collection.read(self)
      if let value = value as? T { return value }
    }
    if isMadeUp, let value = Choices.first(of: type) { return value }
    return try decodeBySelf(type)
  }

  /// Lets a type decode itself, once more for each key that can be passed over.
  private func decodeBySelf<T: Decodable>(_ type: T.Type) throws(DecodingFailure) -> T {
    let schema = rules.schema(type)
    var patches: [String: Any] = [:]
    var found: [Diagnostic] = []
    while true {
      let scope = DecodingScope(schema: schema, patches: patches)
      switch Result(catching: { try T(from: NodeDecoder(self, scope: scope)) }) {
      case .success(let value):
        if isMadeUp { return value }
        // A type without properties asks for nothing, and is a mapping without keys all the same.
        if schema != nil, !scope.isAsked { _ = try scope.frame(self, path: "") }
        found += scope.finish(isComplete: true)
        if found.isEmpty { found += redacted(rules.validate(value, node)) }
        guard found.isEmpty else { throw DecodingFailure(found) }
        return value
      case .failure(let error):
        if isMadeUp { throw DecodingFailure([]) }
        let failure = DecodingFailure(error)
        if let failure, let path = failure.path, patches.count < Self.mostPatches,
          let value = scope.offers[path], patches.updateValue(value, forKey: path) == nil
        {
          found += failure.diagnostics
          continue
        }
        if let problem = Choices.problem(with: node, for: type) {
          throw DecodingFailure([problem], failure?.reason ?? .invalid)
        }
        if let failure, let problem = renamed(failure, type) { throw problem }
        found += failure?.diagnostics ?? []
        found += scope.finish(isComplete: false)
        // What a type itself says is of no interest once it was handed made-up values.
        found += found.isEmpty ? describe(error) : translate(error) ?? []
        throw DecodingFailure(found, failure?.reason ?? .invalid)
      }
    }
  }

  /// The failure of a type that is written as a text, when there is none; in the type's own name.
  private func renamed<T>(_ failure: DecodingFailure, _ type: T.Type) -> DecodingFailure? {
    guard failure.isOfText, failure.diagnostics.first?.location == node.location,
      let decodable = type as? any Decodable.Type, let name = rules.name(decodable)
    else { return nil }
    return mismatch(expected: name)
  }

  private static let mostPatches = 100
}
