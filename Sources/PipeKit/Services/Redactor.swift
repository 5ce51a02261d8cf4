/// Takes out of a text what came from the environment, and keys in addresses, and must not be shown.
package struct Redactor: Sendable {
  /// Values this short are no secrets, and taking them out would garble every text.
  private static let shortest = 4
  private let secrets: [String]
  /// What stands for a value where it is to be put back.
  private let placeholders: Placeholders

  /// Creates a redactor; longer secrets go first, as one may contain another.
  ///
  /// - Parameters:
  ///   - secrets: What must not be shown.
  ///   - variables: The environment's variables that some of it came from, with their values.
  package init(_ secrets: [String] = [], variables: [String: String] = [:]) {
    self.secrets = Set(secrets).filter { $0.utf8.count >= Self.shortest }
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    placeholders = Placeholders(variables.filter { $0.value.utf8.count >= Self.shortest })
  }

  /// Whether a text has something in it that came from the environment.
  package func findsSecret(in text: String) -> Bool { secrets.contains { text.contains($0) } }

  /// The text with `•••` for every secret, and for the values of parameters of addresses that are called as
  /// keys are.
  package func callAsFunction(_ text: String) -> String {
    SecretParameters.redact(secrets.reduce(text) { $0.replacing($1, with: SecretParameters.mark) })
  }

  /// The text with as many `•` as a password or key has characters in each address: what stands behind it stays
  /// where it is.
  package func concealing(_ text: String) -> String { SecretParameters.conceal(text) }

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

  /// The document as it may be stored: its addresses have `${NAME}` for what came from the environment, and what
  /// pipe itself has put there has `•••`.
  ///
  /// Its content is others', and is to be tried again as it was: a word that is also the value of a variable
  /// stays.
  package func stored(_ document: Document) -> Document {
    var document = document
    mapAddresses(of: &document, placeholders.put)
    document.source = document.source.map { self($0) }
    document.trail = document.trail.map { entry in
      TrailEntry(stage: entry.stage, note: self(entry.note), extra: entry.extra)
    }
    return document
  }

  /// A document that was stored, with what the variables stand for now in its addresses.
  package func restored(_ document: Document) -> Document {
    var document = document
    mapAddresses(of: &document, placeholders.fill)
    return document
  }

  private func mapAddresses(of document: inout Document, _ change: (String) -> String) {
    document.url = document.url.map(change)
    if let image = document.image { document.image?.url = change(image.url) }
    for index in document.links.indices {
      document.links[index].url = change(document.links[index].url)
    }
  }
}
