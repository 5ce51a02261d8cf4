import ArgumentParser

/// The options that say where texts and labels are in the data.
struct DataFields: ParsableArguments {
  @Option(help: "What the data are; told by their names, or else by how they begin.")
  var format = DataFormat.auto

  @Option(
    help: ArgumentHelp("The column or field of the text; 'text' unless given.", valueName: "field"))
  var text: String?

  @Option(
    help: ArgumentHelp(
      "The column or field of the headline; 'title', where there is one, unless given.",
      valueName: "field"))
  var title: String?

  @Option(help: ArgumentHelp("The column or field of the label.", valueName: "field"))
  var label = "label"

  @Option(
    help: ArgumentHelp(
      "What stands between several labels in one field, as '|'; a list in JSON needs none.",
      valueName: "text"))
  var separator: String?

  /// The field of the headline, where there is one: not what `--label title` makes the label.
  var titleName: String? { title ?? (label == Self.usualTitle ? nil : Self.usualTitle) }
  private static let usualTitle = "title"

  func validate() throws {
    for (option, name) in [("--title", title), ("--text", text ?? "text")] where name == label {
      throw ValidationError(
        "\(option) and --label are both '\(label)', and a text that holds its label teaches nothing: name "
          + "another field with \(option)")
    }
    if separator?.isEmpty == true { throw ValidationError("--separator must not be empty") }
  }
}
