/// Language tags as pages write them (BCP 47; RFC 5646, section 2.1).
enum LanguageTag {
  /// What a subtag may be, in the order in which they stand.
  private enum Part: Int {
    case language, extended, script, region, variant, `extension`, privateUse
  }

  /// The well-formed tag that a text begins with, written as is the custom: `zh-Hant-TW`.
  ///
  /// What is not well-formed ends it: `de_AT.UTF-8` is `de-AT`, and `en, fr` is `en`.
  static func read(_ text: String) -> String? {
    let tag = text.trimmed().prefix(80).prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    let subtags = tag.lowercased().split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "_"
    }
    guard let language = subtags.first, (2...3).contains(language.utf8.count), isWord(language)
    else { return nil }
    var parts = [String(language)]
    var last = Part.language
    // Whether an extension or private use has begun and says nothing yet.
    var isOpen = false
    for subtag in subtags.dropFirst() {
      guard let part = part(subtag, after: last) else { break }
      let begins = subtag.utf8.count == 1 && last != .privateUse
      if isOpen, begins { break }
      isOpen = begins
      switch part {
      case .script: parts.append(subtag.capitalizedInitial)
      case .region: parts.append(subtag.uppercased())
      default: parts.append(String(subtag))
      }
      last = part
    }
    if isOpen { parts.removeLast() }
    return parts.joined(separator: "-")
  }

  private static func part(_ subtag: Substring, after last: Part) -> Part? {
    let count = subtag.utf8.count
    if last == .privateUse { return (1...8).contains(count) ? last : nil }
    if count == 1 { return subtag == "x" ? .privateUse : .extension }
    if last == .extension { return (2...8).contains(count) ? last : nil }
    func isAfter(_ part: Part) -> Bool { last.rawValue < part.rawValue }
    let isWord = isWord(subtag)
    switch count {
    case 2 where isWord && isAfter(.region): return .region
    case 3 where isWord && isAfter(.script): return .extended
    case 3 where !subtag.utf8.contains { $0 &- 0x30 >= 10 } && isAfter(.region): return .region
    case 4 where isWord && isAfter(.script): return .script
    case 4 where subtag.utf8.first.map { $0 &- 0x30 < 10 } == true: return .variant
    case 5...8: return .variant
    default: return nil
    }
  }

  private static func isWord(_ subtag: Substring) -> Bool {
    subtag.utf8.allSatisfy { $0 &- 0x61 < 26 }
  }
}

extension Substring {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedInitial: String { prefix(1).uppercased() + dropFirst() }
}
