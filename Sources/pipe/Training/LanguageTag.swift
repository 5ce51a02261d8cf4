import ArgumentParser
import Foundation

/// A language as an option names it: a BCP 47 tag whose language has a code of ISO 639, as `en` or `pt-BR`.
struct LanguageTag: ExpressibleByArgument {
  /// The tag as it was given.
  let text: String

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    guard let code = parts.first, (2...3).contains(code.utf8.count),
      Locale.LanguageCode(code.lowercased()).isISOLanguage,
      parts.allSatisfy({ part in
        (1...8).contains(part.utf8.count)
          && part.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }
      })
    else { return nil }
    text = argument
  }
}
