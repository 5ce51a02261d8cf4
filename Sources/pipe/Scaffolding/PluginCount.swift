/// The line of pipe's `Package.swift` that changes with the folders under `Plugins`.
///
/// SwiftPM remembers what the file said for as long as its text is the same, and would not see a new folder.
enum PluginCount {
  /// What the line says before the number.
  static let line = "// How often the folders under Plugins/ have changed: "

  /// The text of the file with a higher number.
  ///
  /// - Returns: `nil` where it has no such line.
  static func raised(in text: String) -> String? {
    guard let start = text.firstRange(of: line)?.upperBound else { return nil }
    let digits = text[start...].prefix { $0.isNumber }
    guard let number = Int(digits), number < .max else { return nil }
    return text[..<start] + "\(number + 1)" + text[digits.endIndex...]
  }
}
