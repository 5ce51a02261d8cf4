import ArgumentParser

/// The options that say where texts and summaries are in the data.
struct SummaryFields: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The field of the text, or of a list of its sentences.", valueName: "field"))
  var text = "text"

  @Option(
    help: ArgumentHelp(
      "The field of the summary, or of a list of its sentences.", valueName: "field"))
  var summary = "summary"

  @Option(
    help: ArgumentHelp(
      "The language of texts whose row has no 'language', as en; looked for in each unless given.",
      valueName: "code"))
  var language: LanguageTag?
}
