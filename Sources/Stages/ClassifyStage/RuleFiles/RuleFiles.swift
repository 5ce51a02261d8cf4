import PipeKit

/// All rules of a stage: those among its options, and those of the files that these name.
enum RuleFiles {
  /// The longest file that is read, in bytes.
  private static let limit = 64 << 20

  /// Puts all rules together, and checks what can only be told of all.
  ///
  /// - Throws: ``PipeKit/OptionProblem`` or several, and what is wrong with a file in YAML.
  static func rules(
    of options: Classify.Options, _ files: (any OptionFiles)?
  ) throws -> [String: ClassificationRule] {
    var rules = options.rules ?? [:]
    var origins = rules.mapValues { _ in "rules" }
    for path in options.rulesFile.values {
      guard let files else {
        throw OptionProblem("can only be read in a pipeline", options: ["rules_file"])
      }
      for (label, rule) in try read(path, files) {
        if let other = origins.updateValue(path, forKey: label) {
          throw OptionProblem(
            "has the label '\(label)' in '\(path)', and it is in '\(other)' too",
            options: ["rules_file"],
            hint: "keep all keywords of a label in one place")
        }
        rules[label] = rule
      }
    }
    if let problem = ScoreBound(options).problem(of: rules) { throw problem }
    return rules
  }

  /// What is wrong with a file in another encoding, whose letters nothing would ever match.
  static func notUTF8(_ path: String) -> OptionProblem {
    OptionProblem(
      "has '\(path)', which is not in UTF-8", options: ["rules_file"],
      hint: "save it in UTF-8: iconv -f LATIN1 -t UTF-8")
  }

  private static func read(
    _ path: String, _ files: any OptionFiles
  ) throws -> [String: ClassificationRule] {
    let rules: [String: ClassificationRule]
    do {
      switch path.pathExtension {
      case "yaml", "yml":
        rules = try files.decode([String: ClassificationRule].self, fromYAML: path, limit: limit)
      case "csv", "tsv":
        rules = try KeywordTable(path).rules(of: files.contents(of: path, limit: limit))
      case "txt", "":
        rules = try KeywordList(path).rules(of: files.contents(of: path, limit: limit))
      case let other:
        throw OptionProblem(
          "names a file of the kind .\(other), which says nothing of what is in it",
          options: ["rules_file"],
          hint: "write rules in a .yaml, .csv, .tsv or .txt file")
      }
    } catch let error as FileError {
      throw OptionProblem("cannot be read: \(error)", options: ["rules_file"])
    }
    guard !rules.isEmpty else {
      throw OptionProblem("has no rule in '\(path)'", options: ["rules_file"])
    }
    if rules.keys.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw OptionProblem("has a label without a name in '\(path)'", options: ["rules_file"])
    }
    return rules
  }
}
