public import PipeKit

/// A language as BCP 47 has it: `de`, `pt-BR`.
public struct LanguageCode: SettingValue, Hashable {
  /// The code as it was written.
  public let text: String

  /// Reads a code.
  ///
  /// - Parameter text: The code: a language of two or three letters, and what narrows it down.
  /// - Throws: ``OptionProblem`` for what cannot be one.
  public init(_ text: String) throws {
    let parts = LanguageCode.parts(text)
    let isLanguage = parts.first.map {
      (2...3).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 &- 0x61 < 26 }
    }
    let isRest = parts.dropFirst().allSatisfy {
      (1...8).contains($0.utf8.count)
        && $0.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
    guard isLanguage == true, isRest else {
      throw OptionProblem(
        "this is no code of a language", hint: "write such as en, de or pt-BR (BCP 47)")
    }
    self.text = text
  }

  /// Reads a code.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Whether it may be the language of a document that says `tag`.
  ///
  /// `pt` is the language of `pt-BR`; and what only says `pt` may be in `pt-BR`, as `zh-TW` is in
  /// `zh-Hant-TW`. Between `_` and `-` nobody on the web makes a difference.
  func matches(_ tag: String) -> Bool {
    let (wanted, given) = (LanguageCode.parts(text), LanguageCode.parts(tag))
    guard wanted.first == given.first else { return false }
    return Kind.allCases.allSatisfy { kind in
      func some(_ parts: [Substring]) -> [Substring] {
        parts.dropFirst().filter { Kind($0) == kind }
      }
      return zip(some(wanted), some(given)).allSatisfy(==)
    }
  }

  /// What a part behind the language is.
  private enum Kind: CaseIterable {
    case script, region, other

    init(_ part: Substring) {
      let isWord = part.utf8.allSatisfy { $0 &- 0x61 < 26 }
      switch part.utf8.count {
      case 4 where isWord: self = .script
      case 2 where isWord: self = .region
      case 3 where Int(part) != nil: self = .region
      default: self = .other
      }
    }
  }

  private static func parts(_ tag: String) -> [Substring] {
    tag.lowercased().split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
  }

  /// A language's code.
  public static var schema: JSONObject { ["type": "string"] }
  /// What a manual calls the type.
  public static var typeName: String { "language code" }
  /// The code.
  public var settingJSON: JSON { .string(text) }
}
