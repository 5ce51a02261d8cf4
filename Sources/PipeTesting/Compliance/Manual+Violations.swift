import PipeKit

extension Manual {
  /// What is wrong with what a stage says of itself.
  ///
  /// - Parameter settings: The stage's options.
  /// - Returns: A sentence each; nothing where all is well.
  func violations(_ settings: [SettingDescription]) -> [String] {
    var found: [String] = []
    if !Self.isSentence(summary) {
      found.append("the summary is not a sentence with a full stop: '\(summary)'")
    }
    if version < 1 { found.append("the version is less than 1") }
    if examples.isEmpty {
      found.append("the manual has no example: one shows what the stage does, and tests it")
    }
    for example in examples where example.title.isEmpty {
      found.append("an example has no title")
    }
    for example in examples where example.showsNothing {
      found.append("the example '\(example.title)' shows nothing: nothing goes in or comes out")
    }
    for setting in settings {
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

extension Manual.Example {
  /// Whether any stage would pass it.
  fileprivate var showsNothing: Bool {
    input.isEmpty && output.isEmpty && writes.isEmpty && failures.isEmpty
  }
}
