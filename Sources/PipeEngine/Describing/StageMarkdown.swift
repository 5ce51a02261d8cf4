import PipeKit

extension Registry.Entry {
  /// The stage's manual in Markdown (CommonMark with tables).
  public var manualMarkdown: String {
    let manual = manual
    var lines = ["# \(manual.name)", "", manual.summary]
    for paragraph in manual.details.split(separator: "\n\n") { lines += ["", String(paragraph)] }
    let settings = maker.settings
    if !settings.isEmpty { lines += ["", "## Options", ""] + Self.table(settings) }
    for setting in settings {
      let inner = setting.inner()
      if !inner.isEmpty { lines += ["", "### Within `\(setting.key)`", ""] + Self.table(inner) }
    }
    if !manual.examples.isEmpty { lines += ["", "## Examples"] }
    for example in manual.examples {
      lines += ["", "\(example.title):", "", "```yaml"]
      lines += Self.yaml(manual.name, example.options) + ["```"]
      if example.input.isEmpty, example.output.isEmpty { continue }
      lines += ["", "```"]
      lines += example.input.map { "in   " + Self.line($0) }
      lines += example.output.map { "out  " + Self.line($0) }
      lines += example.failures.map { "fails  \($0)" } + ["```"]
    }
    return lines.joined(separator: "\n")
  }

  private static func table(_ settings: [SettingDescription]) -> [String] {
    ["| option | value | default | what it does |", "|---|---|---|---|"]
      + settings.map { setting in
        let value = setting.isRequired ? "has to be given" : "`\(setting.defaultText)`"
        return "| `\(setting.key)` | \(cell(setting.typeName + range(setting))) | \(cell(value)) "
          + "| \(cell(setting.help)) |"
      }
  }

  /// A text that stays in its cell of a table.
  private static func cell(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("|", with: "\\|")
  }
}
