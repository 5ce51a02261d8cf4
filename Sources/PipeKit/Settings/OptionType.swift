/// What one option of an ``OptionSchema`` may be.
enum OptionType {
  private static let names: [String: String] = [
    "integer": "whole number", "number": "number", "string": "text", "boolean": "true or false",
    "array": "list", "object": "mapping",
  ]

  /// What is wrong with the schema of an option, as the rest of a sentence about it; `nil` where nothing is.
  static func problem(of schema: JSONObject, depth: Int = 0) -> String? {
    if depth > 8 { return "has a schema that is nested too deeply" }
    if let choices = schema["enum"] {
      let isGood = choices.array.map { !$0.isEmpty && $0.allSatisfy { $0.string != nil } } ?? false
      return isGood ? nil : "has an 'enum' that is not a list of texts"
    }
    guard let type = schema["type"]?.string else {
      return "has no 'type'; write one of \(names.keys.sorted().joined(separator: ", "))"
    }
    guard names[type] != nil else {
      return
        "has the type '\(type)', which is none of \(names.keys.sorted().joined(separator: ", "))"
    }
    for key in ["minimum", "maximum"] where schema[key] != nil && schema[key]?.double == nil {
      return "has a '\(key)' that is not a number"
    }
    for key in ["items", "additionalProperties"] {
      if let inner = schema[key]?.object, let problem = problem(of: inner, depth: depth + 1) {
        return problem
      }
    }
    return nil
  }

  /// Checks a value and brings it into the form that its schema says.
  static func value(
    of value: JSON, _ schema: JSONObject, at path: [String], _ found: inout [OptionSchema.Finding]
  ) -> JSON {
    func wrong(_ message: String, choices: [String] = []) -> JSON {
      found.append(OptionSchema.Finding(path: path, message: message, choices: choices))
      return value
    }
    if let choices = schema["enum"]?.array?.compactMap(\.string) {
      guard let text = written(value), choices.contains(text) else {
        return wrong("must be one of \(choices.joined(separator: ", "))", choices: choices)
      }
      return .string(text)
    }
    switch schema["type"]?.string {
    case "integer":
      guard let number = value.int else { return wrong("must be a whole number") }
      if let problem = range(Double(number), schema) { return wrong(problem) }
      return .number(JSONNumber(number))
    case "number":
      guard let number = value.double, number.isFinite else { return wrong("must be a number") }
      if let problem = range(number, schema) { return wrong(problem) }
      return value
    case "boolean":
      return value.bool == nil ? wrong("must be true or false") : value
    case "string":
      guard let text = written(value) else { return wrong("must be a text") }
      return .string(text)
    case "array":
      guard let items = value.array else { return wrong("must be a list") }
      guard let inner = schema["items"]?.object else { return value }
      return .array(
        items.enumerated().map { Self.value(of: $1, inner, at: path + [String($0)], &found) })
    default:
      guard let object = value.object else { return wrong("must be a mapping") }
      guard let inner = schema["additionalProperties"]?.object else { return value }
      return .object(
        JSONObject(
          object.members.map {
            ($0.key, Self.value(of: $0.value, inner, at: path + [$0.key], &found))
          }))
    }
  }

  /// What a manual calls the type.
  static func name(of schema: JSONObject) -> String {
    if let choices = schema["enum"]?.array?.compactMap(\.string) {
      return choices.joined(separator: " | ")
    }
    let type = schema["type"]?.string ?? ""
    let name = names[type] ?? "value"
    if type == "array", let inner = schema["items"]?.object {
      return "list of \(self.name(of: inner))"
    }
    if type == "object", let inner = schema["additionalProperties"]?.object {
      return "mapping to \(self.name(of: inner))"
    }
    return name
  }

  /// A default as a manual shows it.
  static func text(of value: JSON) -> String {
    switch value {
    case .null: return "none"
    case .string(let text): return text.isEmpty ? "''" : text
    default: return String(decoding: value.serialized, as: UTF8.self)
    }
  }

  /// A text; numbers and truth values are taken as they are written.
  private static func written(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  private static func range(_ number: Double, _ schema: JSONObject) -> String? {
    let low = schema["minimum"]?.double
    let high = schema["maximum"]?.double
    if low.map({ number < $0 }) != true, high.map({ number > $0 }) != true { return nil }
    let texts = [low, high].map { $0.map { JSONNumber($0).literal } }
    switch (texts[0], texts[1]) {
    case (let low?, let high?): return "must be from \(low) to \(high)"
    case (let low?, nil): return "must be at least \(low)"
    case (nil, let high?): return "must be at most \(high)"
    default: return nil
    }
  }
}
