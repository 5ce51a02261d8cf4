import PipeEngine
import PipeKit
import YAML

/// A document in its JSON form, written in YAML.
struct InlineDocument: SettingValue {
  let document: Document

  init(from decoder: any Decoder) throws {
    let node = try decoder.singleValueContainer().decode(Node.self)
    guard let entries = node.entries else {
      throw OptionProblem(
        "a document is a mapping", hint: "for example {id: a, title: Rain, text: It rains.}")
    }
    let members = entries.map { entry in
      (entry.name, Self.isText(entry.name) ? Self.text(entry.value) : entry.value.json)
    }
    do throws(JSONError) {
      document = try Document(json: JSON.object(JSONObject(members)).serialized)
    } catch {
      throw Self.problem(error, members)
    }
    let unknown = document.extra.keys
    guard unknown.isEmpty else { throw OptionProblems(unknown.map(Self.unknownKey)) }
  }

  private static let keys = [
    "id", "url", "source", "title", "authors", "published", "updated", "language", "body", "text",
    "summary", "labels", "keywords", "image", "links", "metadata", "trail",
  ]

  private static func unknownKey(_ key: String) -> OptionProblem {
    var problem = OptionProblem(
      "documents have no field '\(key)'", options: [key],
      hint: "what has no field of its own belongs under 'metadata'")
    problem.word = key
    problem.choices = keys
    return problem
  }

  /// The problem at the key that is to blame.
  private static func problem(_ error: JSONError, _ members: [(String, JSON)]) -> OptionProblem {
    let wrong = members.first { member in
      (try? Document(json: JSON.object(JSONObject([member])).serialized)) == nil
    }
    let name = wrong?.0
    var message = error.message
    // The place names the key already.
    if let name, message.hasPrefix("'\(name)' ") {
      message = String(message.dropFirst(name.count + 3))
    }
    return OptionProblem(message, options: name.map { [$0] } ?? [])
  }

  /// Whether a plain scalar under this key is text, however it would be typed.
  private static func isText(_ key: String) -> Bool {
    ["id", "url", "source", "title", "language", "text", "summary", "published", "updated"]
      .contains(key)
  }

  private static func text(_ node: Node) -> JSON {
    guard let scalar = node.scalar, scalar.resolved != .null else { return node.json }
    return .string(scalar.text)
  }

  static var schema: JSONObject { ["type": "object"] }
  static var typeName: String { "document" }
  var settingJSON: JSON { (try? JSON(parsing: document.json)) ?? .null }
}
