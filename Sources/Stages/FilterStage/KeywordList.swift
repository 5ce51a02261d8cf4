import PipeKit
import TextKit
import TextNormalization

/// Words and phrases that a document may have, as the lists of feed readers are.
struct KeywordList: Sendable {
  /// The longest file that is read, in bytes.
  private static let longestFile = 16 << 20

  private let phrases: PhraseMatcher?
  private let wildcards: WildcardMatcher?

  /// Whether there is nothing to look for.
  var isEmpty: Bool { phrases == nil && wildcards == nil }

  /// Creates a list.
  ///
  /// - Parameters:
  ///   - keywords: Words and phrases; `*` and `?` stand for letters.
  ///   - paths: Files with more of them, one a line.
  ///   - option: The option that they are from, for problems; that of the files ends with `_file`.
  ///   - files: Reads the files.
  /// - Throws: ``OptionProblem`` for what cannot be looked for, or read.
  init(
    _ keywords: [String], files paths: [String], of option: String, _ files: (any OptionFiles)?
  ) throws(OptionProblem) {
    var phrases: [Phrase] = []
    var wildcards: [WildcardPhrase] = []
    for keyword in keywords {
      try Self.add(keyword, option, to: &phrases, &wildcards)
    }
    for path in paths {
      let option = "\(option)_file"
      for line in try Self.lines(of: path, option, files) {
        try Self.add(line, option, to: &phrases, &wildcards)
      }
    }
    self.phrases = phrases.isEmpty ? nil : PhraseMatcher(phrases)
    self.wildcards = wildcards.isEmpty ? nil : WildcardMatcher(wildcards)
  }

  /// Looks for the keywords in a text.
  ///
  /// - Parameter text: The text, letters and accents as one character.
  /// - Returns: Whether one of them is in it.
  func isFound(in text: String) -> Bool {
    let bytes = text.utf8Span.span
    var isFound = false
    phrases?.forEachMatch(in: bytes) { _ in isFound = true }
    if isFound { return true }
    wildcards?.forEachMatch(in: bytes) { _ in isFound = true }
    return isFound
  }

  private static func add(
    _ keyword: String, _ option: String, to phrases: inout [Phrase],
    _ wildcards: inout [WildcardPhrase]
  ) throws(OptionProblem) {
    let text = ComposedText.of(keyword)
    let stars = text.utf8.count { $0 == UInt8(ascii: "*") }
    let isPrefix = stars == 1 && text.hasSuffix("*") && !text.hasSuffix(" *")
    let body = isPrefix ? String(text.dropLast()) : text
    if WildcardPhrase.isNeeded(for: body) {
      guard let phrase = WildcardPhrase(text) else {
        throw OptionProblem(
          "has a keyword with wildcards that has no letter, or more than "
            + "\(WildcardPhrase.maxLength) bytes",
          options: [option], hint: "write some of the word, as in *burg or wom?n")
      }
      wildcards.append(phrase)
      return
    }
    let phrase = Phrase(body, isPrefix: isPrefix)
    guard !phrase.isBlank else {
      throw OptionProblem(
        "has a keyword with nothing to look for", options: [option],
        hint: "write a word or a phrase")
    }
    phrases.append(phrase)
  }

  private static func lines(
    of path: String, _ option: String, _ files: (any OptionFiles)?
  ) throws(OptionProblem) -> [String] {
    guard let files else {
      throw OptionProblem("can only be read in a pipeline", options: [option])
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: path, limit: longestFile)
    } catch {
      throw OptionProblem("cannot be read: \(error)", options: [option])
    }
    guard let content = String(validating: bytes, as: UTF8.self) else {
      throw OptionProblem("has '\(path)', which is not in UTF-8", options: [option])
    }
    let lines = content.split(whereSeparator: \.isNewline).compactMap { line -> String? in
      let text = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      if text.isEmpty || text == "#" || text.hasPrefix("# ") { return nil }
      return String(text)
    }
    // Without a keyword to include every document would pass; one to exclude need not be there yet.
    guard !lines.isEmpty || option == "exclude_file" else {
      throw OptionProblem("has no keyword in '\(path)'", options: [option])
    }
    return lines
  }
}
