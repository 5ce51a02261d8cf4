import Diagnostics
import PipeKit
import YAML

/// A YAML file that describes a plugin: `kind: process` for a program, `kind: macro` for stages that belong together.
struct PluginFile {
  private let path: String
  private let name: String
  private let root: Node
  private static let longest = 1 << 20

  /// The keys of a program's file.
  private struct Program: StageOptions {
    @Setting("What the file describes.", required: true)
    var kind = ""
    @Setting("The program and its arguments.", required: true)
    var command = OneOrMore<String>([])
    @Setting(
      "The longest time without a line from the program.",
      range: TimeSpan(.milliseconds(10))...TimeSpan(.seconds(86_400)))
    var silence = TimeSpan(.seconds(60))
    @Setting(
      "The longest time until the program is ready.",
      range: TimeSpan(.milliseconds(10))...TimeSpan(.seconds(86_400)))
    var startTimeout = TimeSpan(.seconds(30))
    @Setting(
      "How long the program may take to end.",
      range: TimeSpan(.milliseconds(10))...TimeSpan(.seconds(86_400)))
    var endTimeout = TimeSpan(.seconds(10))

    func problems() -> [OptionProblem] {
      command.values.isEmpty || command.values.contains("")
        ? [
          OptionProblem(
            "names no program", options: ["command"],
            hint: "write a list of words, such as [python3, ./score.py]")
        ] : []
    }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: What its stage is called.
  ///   - files: Where it is.
  /// - Throws: `Problems` where it cannot be read.
  init(_ path: String, name: String, files: any FileSystem) throws(Problems) {
    self.path = path
    self.name = name
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: path, limit: Self.longest)
    } catch {
      throw Problems(.error("unreadable-file", "\(error)", file: path))
    }
    root = try Node.parse(SourceText(name: path, bytes: bytes))
  }

  /// Whether it is meant to be a plugin, as pipelines, their tests and other YAML are not.
  var isPlugin: Bool { root.entry("kind") != nil || root.entry("command") != nil }

  /// What makes the plugin's stage.
  ///
  /// - Throws: Everything that is wrong with the file.
  func maker() throws(Problems) -> any StageMaker {
    guard let kind = root.entry("kind") else {
      throw Problems(
        .error(
          "bad-plugin", "the file does not say what kind of plugin it is", file: path,
          at: root.location, hint: "write 'kind: process' or 'kind: macro'"))
    }
    switch kind.value.text {
    case "process": return try process()
    case "macro": return try macro()
    default:
      let near = Spelling.nearest(kind.value.text ?? "", among: ["process", "macro"])
      throw Problems(
        .error(
          "bad-plugin", "there is no kind of plugin '\(kind.value.text ?? "")'", file: path,
          at: kind.value.location,
          hint: near.map { "did you mean '\($0)'?" } ?? "write 'process' or 'macro'"))
    }
  }

  /// The keys of a macro's file; what they hold is checked piece by piece.
  private static let macroKeys = [
    "kind", "summary", "details", "version", "options", "stages", "examples",
  ]

  /// What a macro's file says of an option, in words of JSON Schema but for `required`.
  private static let optionKeys = [
    "type", "enum", "minimum", "maximum", "items", "additionalProperties", "default", "description",
    "required", "writeOnly",
  ]

  private func macro() throws(Problems) -> any StageMaker {
    var found: [Diagnostic] = []
    func wrong(_ message: String, at node: Node?, hint: String? = nil) {
      found.append(
        .error(
          "bad-plugin", message, file: path, at: (node ?? root).location, hint: hint))
    }
    func findUnknownKeys(of node: Node, _ what: String, _ known: [String]) {
      for entry in node.entries ?? [] where !known.contains(entry.name) {
        let near = Spelling.nearest(entry.name, among: known)
        wrong(
          "\(what) has no key '\(entry.name)'", at: entry.key,
          hint: near.map { "did you mean '\($0)'?" }
            ?? "the keys are \(known.joined(separator: ", "))")
      }
    }
    findUnknownKeys(of: root, "a macro", Self.macroKeys)
    let written = root["options"]
    if let written, !written.isNull, written.entries == nil {
      wrong(
        "'options' is no mapping", at: written,
        hint: "write options: and below it 'name: {type: …, description: …}'")
    }
    if let version = root["version"], version.json.int ?? 0 < 1 {
      wrong("'version' is no whole number from 1 on", at: version)
    }
    var properties: JSONObject = [:]
    var required: [JSON] = []
    for option in written?.entries ?? [] {
      findUnknownKeys(of: option.value, "the option '\(option.name)'", Self.optionKeys)
      var schema = option.value.json.object ?? [:]
      if schema["required"]?.bool == true { required.append(.string(option.name)) }
      schema["required"] = nil
      properties[option.name] = .object(schema)
    }
    var options: OptionSchema?
    do throws(OptionProblem) {
      options = try OptionSchema([
        "properties": .object(properties), "required": .array(required),
      ])
    } catch {
      wrong(error.message, at: written)
    }
    let stages = root["stages"]?.items ?? []
    if stages.isEmpty {
      wrong(
        "a macro needs a list of 'stages'", at: root["stages"],
        hint: "write stages: and below it one '- name: {options}' per line")
    }
    var examples: [Manual.Example] = []
    if let node = root["examples"], !node.isNull, node.items == nil {
      wrong("'examples' is no list", at: node, hint: "begin each example with a '-'")
    }
    for example in root["examples"]?.items ?? [] {
      do throws(OptionProblem) {
        examples.append(try Manual.Example(json: example.json))
      } catch {
        wrong("the example \(error.message)", at: example, hint: error.hint)
      }
    }
    guard let options, found.isEmpty else {
      throw Problems(found) ?? Problems(.error("bad-plugin", "'\(path)' cannot be read"))
    }
    let names = stages.map { $0.text ?? $0.entries?.first?.name ?? "?" }
    let stands = "Stands for \(names.joined(separator: ", ")) (\(path))."
    let details = root["details"]?.text.map { "\($0)\n\n\(stands)" } ?? stands
    return MacroMaker(
      name: name, options: options,
      defaults: Dictionary(
        (written?.entries ?? []).compactMap { option in
          option.value["default"].map { (option.name, $0) }
        }, uniquingKeysWith: { first, _ in first }),
      stages: stages,
      manual: Manual(
        name, root["summary"]?.text ?? "Stands for \(names.joined(separator: ", ")).",
        details: details, version: root["version"]?.json.int ?? 1, usesAttempts: true,
        examples: examples))
  }

  private func process() throws(Problems) -> any StageMaker {
    let program = try root.decode(Program.self, rules: .options, subject: "the plugin")
    let folder = path.directoryPath
    var words = program.command.values
    for (index, word) in words.enumerated() where word.hasPrefix("./") {
      // Beside the description, wherever pipe is started.
      words[index] = "\(folder)/\(word.dropFirst(2))"
      if let objection = FileTrust.objection(to: words[index]) {
        throw Problems(
          .error(
            "bad-plugin", "'\(words[index])' \(objection.message)", file: path,
            at: root.entry("command")?.value.location, hint: objection.hint))
      }
    }
    var limits = ProgramLimits()
    limits.silence = program.silence.duration
    limits.start = program.startTimeout.duration
    limits.end = program.endTimeout.duration
    return ProcessPlugin(ProgramCommand(words, name: path), name: name, limits: limits)
  }
}
