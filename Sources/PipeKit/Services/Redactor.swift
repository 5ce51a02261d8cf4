/// Takes out of a text what came from the environment and must not be shown.
package struct Redactor: Sendable {
  /// Values this short are no secrets, and taking them out would garble every text.
  private static let shortest = 4
  private let secrets: [String]

  /// Creates a redactor; longer secrets go first, as one may contain another.
  package init(_ secrets: [String] = []) {
    self.secrets = Set(secrets).filter { $0.utf8.count >= Self.shortest }
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// The text with `•••` for every secret.
  package func callAsFunction(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "•••") }
  }

  /// The value with `•••` for every secret in its texts and keys.
  package func callAsFunction(_ value: JSON) -> JSON {
    switch value {
    case .string(let text): .string(self(text))
    case .array(let items): .array(items.map { self($0) })
    case .object(let object):
      .object(JSONObject(object.members.map { (self($0.key), self($0.value)) }))
    case .null, .bool, .number: value
    }
  }

  /// Whether there is nothing to take out.
  package var isIdle: Bool { secrets.isEmpty }
}
