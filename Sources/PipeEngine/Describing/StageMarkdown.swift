import PipeKit

extension Registry.Entry {
  /// The stage's manual in Markdown (CommonMark with tables).
  public var manualMarkdown: String {
    let manual = manual
    var lines = ["# \(manual.name)", "", manual.summary]
    for paragraph in manual.details.split(separator: "\n\n") { lines += ["", String(paragraph)] }
    let settings = maker.settings
    if !settings.isEmpty {
      lines += [
        "", "## Options", "", "| option | value | default | what it does |", "|---|---|---|---|",
      ]
    }
    for setting in settings {
      let value = setting.isRequired ? "has to be given" : "`\(setting.defaultText)`"
      lines.append(
        "| `\(setting.key)` | \(Self.cell(setting.typeName + Self.range(setting))) | \(Self.cell(value)) "
          + "| \(Self.cell(setting.help)) |")
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

  /// A text that stays in its cell of a table.
  private static func cell(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("|", with: "\\|")
  }
}
