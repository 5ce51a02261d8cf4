import Diagnostics
import PipeKit

extension Manual.Example {
  private static let keys = [
    "title", "options", "input", "output", "files", "pages", "writes", "failures",
  ]

  /// Reads an example as programs and macros write it.
  ///
  /// - Parameter json: A mapping of what an example has; `options` in YAML, or as a mapping.
  /// - Throws: ``OptionProblem`` that goes on after "the example".
  init(json: JSON) throws(OptionProblem) {
    guard let object = json.object else {
      throw OptionProblem("is no mapping", hint: "write {title: …, input: […], output: […]}")
    }
    for member in object.members where !Self.keys.contains(member.key) {
      let near = Spelling.nearest(member.key, among: Self.keys)
      throw OptionProblem(
        "has no key '\(member.key)'",
        hint: near.map { "did you mean '\($0)'?" }
          ?? "the keys are \(Self.keys.joined(separator: ", "))")
    }
    let options = object["options"].map { options in
      options == .null ? "" : options.string ?? String(decoding: options.serialized, as: UTF8.self)
    }
    self.init(
      try Self.read(object, "title", "a text") { $0.string } ?? "", options: options ?? "",
      input: try Self.documents(object, "input"), output: try Self.documents(object, "output"),
      files: try Self.texts(object, "files"), pages: try Self.texts(object, "pages"),
      writes: try Self.texts(object, "writes"),
      failures: try Self.read(object, "failures", "a list of ids") { value in
        let ids = value.array?.compactMap(\.string)
        return ids?.count == value.array?.count ? ids : nil
      } ?? [])
  }

  /// The value of a key; `nil` for none.
  private static func read<Value>(
    _ object: JSONObject, _ key: String, _ what: String, as read: (JSON) -> Value?
  ) throws(OptionProblem) -> Value? {
    guard let value = object[key], value != .null else { return nil }
    guard let found = read(value) else { throw OptionProblem("needs \(what) under '\(key)'") }
    return found
  }

  private static func documents(
    _ object: JSONObject, _ key: String
  ) throws(OptionProblem) -> [Document] {
    let values = try read(object, key, "a list of documents") { $0.array } ?? []
    var documents: [Document] = []
    for (index, value) in values.enumerated() {
      do throws(JSONError) {
        documents.append(try Document(json: value.serialized))
      } catch {
        throw OptionProblem("is wrong in document \(index + 1) of '\(key)': \(error.message)")
      }
    }
    return documents
  }

  private static func texts(
    _ object: JSONObject, _ key: String
  ) throws(OptionProblem) -> [String: String] {
    let mapping = try read(object, key, "a mapping of texts") { $0.object } ?? [:]
    var texts: [String: String] = [:]
    for member in mapping.members {
      guard let text = member.value.string else {
        throw OptionProblem("needs a text under '\(key)' for '\(member.key)'")
      }
      texts[member.key] = text
    }
    return texts
  }
}
