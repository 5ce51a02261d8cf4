import Diagnostics
import PipeKit

extension OptionSchema.Finding {
  /// The finding in words.
  ///
  /// - Parameter subject: What the options belong to.
  /// - Returns: A sentence without a full stop.
  func text(of subject: String) -> String {
    guard let key = path.last else { return "the options of '\(subject)' \(message)" }
    if isUnknownKey { return "'\(subject)' has no option '\(key)'" }
    if isMissing { return "'\(subject)' needs the option '\(key)'" }
    return "'\(path.joined(separator: "."))' \(message)"
  }

  /// Advice.
  ///
  /// - Parameter schema: The options there are.
  /// - Returns: What to do about it; `nil` where there is nothing to say.
  func hint(among schema: OptionSchema) -> String? {
    guard isUnknownKey, let key = path.last else { return hint }
    if let near = Spelling.nearest(key, among: choices) { return "did you mean '\(near)'?" }
    return choices.isEmpty
      ? "it has no options" : "the options are \(choices.sorted().joined(separator: ", "))"
  }
}
