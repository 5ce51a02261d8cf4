import PipeKit

extension Registry {
  /// All stages, one a line: name, summary and, for those of plugins, where they come from.
  public var listing: String {
    let width = names.map(\.count).max() ?? 0
    let lines = all.map { entry in
      let pad = String(repeating: " ", count: width - entry.manual.name.count)
      let origin = entry.origin == "built in" ? "" : "  (\(entry.origin))"
      return "\(entry.manual.name)\(pad)  \(entry.manual.summary)\(origin)"
    }
    return (lines + ["", "'pipe stages NAME' explains a stage."]).joined(separator: "\n")
  }

  /// All stages, for programs.
  public var listingJSON: String {
    String(decoding: JSON.array(all.map { .object($0.json) }).prettyPrinted, as: UTF8.self)
  }
}

extension Registry.Entry {
  /// The stage's manual, for people.
  public var manualText: String {
    let manual = manual
    var lines = ["\(manual.name): \(manual.summary)"]
    if !manual.details.isEmpty {
      for paragraph in manual.details.split(separator: "\n\n") {
        lines += [""] + Self.wrapped(String(paragraph), indent: "")
      }
    }
    let settings = maker.settings
    if !settings.isEmpty { lines += ["", "Options"] }
    for setting in settings {
      let value = setting.isRequired ? "required" : "default \(setting.defaultText)"
      lines.append("  \(setting.key)  (\(setting.typeName); \(value)\(Self.range(setting)))")
      lines += Self.wrapped(setting.help, indent: "      ")
    }
    lines += ["", "Examples"]
    for (index, example) in manual.examples.enumerated() {
      if index > 0 { lines.append("") }
      lines.append("  \(example.title):")
      lines += Self.yaml(manual.name, example.options).map { "    \($0)" }
      for document in example.input { lines.append("    in   " + Self.line(document)) }
      for document in example.output { lines.append("    out  " + Self.line(document)) }
      for failure in example.failures { lines.append("    fails  \(failure)") }
    }
    if manual.examples.isEmpty { lines.removeLast(2) }
    lines += [
      "", "Beside the stage's name, any entry may carry id, when, on_error, retry and timeout.",
    ]
    return lines.joined(separator: "\n")
  }

  /// The stage's manual, for programs.
  public var manualJSON: String {
    String(decoding: JSON.object(json).prettyPrinted, as: UTF8.self)
  }

  fileprivate var json: JSONObject {
    let manual = manual
    var roles: [JSON] = []
    if manual.roles.contains(.source) { roles.append("source") }
    if manual.roles.contains(.transform) { roles.append("transform") }
    if manual.roles.contains(.sink) { roles.append("sink") }
    return [
      "name": .string(manual.name), "summary": .string(manual.summary),
      "details": .string(manual.details), "origin": .string(origin), "roles": .array(roles),
      "version": .number(JSONNumber(manual.version)),
      "options": .array(
        maker.settings.map { setting in
          var option: JSONObject = [
            "key": .string(setting.key), "type": .string(setting.typeName),
            "help": .string(setting.help), "required": .bool(setting.isRequired),
            "schema": .object(setting.schema),
          ]
          if !setting.isRequired { option["default"] = setting.defaultValue }
          return .object(option)
        }),
      "examples": .array(
        manual.examples.map { example in
          [
            "title": .string(example.title), "options": .string(example.options),
            "input": .array(example.input.map(Self.value)),
            "output": .array(example.output.map(Self.value)),
          ]
        }),
    ]
  }

  static func range(_ setting: SettingDescription) -> String {
    guard let low = setting.schema["minimum"], let high = setting.schema["maximum"] else {
      return ""
    }
    return
      "; \(String(decoding: low.serialized, as: UTF8.self)) to \(String(decoding: high.serialized, as: UTF8.self))"
  }

  /// An example's stage as it stands in a pipeline file.
  static func yaml(_ name: String, _ options: String) -> [String] {
    let lines = options.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first, !first.isEmpty else { return ["- \(name)"] }
    if lines.count == 1 {
      return ["- \(name): " + (first.hasPrefix("{") ? first : "{\(first)}")]
    }
    return ["- \(name):"] + lines.map { $0.isEmpty ? "" : "    \($0)" }
  }

  static func line(_ document: Document) -> String {
    let text = String(decoding: document.json, as: UTF8.self)
    return text.count > 200 ? text.prefix(199) + "…" : text
  }

  private static func value(_ document: Document) -> JSON {
    (try? JSON(parsing: document.json)) ?? .null
  }

  private static func wrapped(_ text: String, indent: String, width: Int = 80) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
        lines.append(indent + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(indent + line) }
    return lines
  }
}
