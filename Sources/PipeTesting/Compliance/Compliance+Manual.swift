import PipeKit

extension Compliance {
  /// What is wrong with what the stage says of itself.
  func manualViolations() -> [String] {
    let manual = type.manual
    var found: [String] = []
    if !Self.isSentence(manual.summary) {
      found.append("the summary is not a sentence with a full stop: '\(manual.summary)'")
    }
    if manual.version < 1 { found.append("the version is less than 1") }
    if manual.examples.isEmpty {
      found.append("the manual has no example: one shows what the stage does, and tests it")
    }
    for example in manual.examples where example.title.isEmpty {
      found.append("an example has no title")
    }
    for setting in type.settings {
      if !Self.isSentence(setting.help) {
        found.append(
          "the help of the option '\(setting.key)' is not a sentence with a full stop: "
            + "'\(setting.help)'")
      }
      if !setting.isRequired, let complaint = setting.check(setting.wrapper) {
        found.append("the default of the option '\(setting.key)' \(complaint)")
      }
    }
    return found
  }

  private static func isSentence(_ text: String) -> Bool {
    text.count > 1 && [".", "?", "!"].contains(text.last)
  }
}
