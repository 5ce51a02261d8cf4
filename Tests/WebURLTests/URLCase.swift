import Testing
import WebURL

/// A string, what it is relative to, and the URL that it is, or the fault that makes it none.
struct URLCase: Sendable, CustomTestStringConvertible {
  let input: String
  let base: String?
  /// The serialisation, or `!` and the name of an error.
  let expected: String

  var testDescription: String { "\(input) » \(expected)" }

  /// The cases of a table, one a line, with `»` between the string and what is expected.
  ///
  /// Tabs, line feeds and carriage returns are written as `␉`, `␊` and `␍`.
  static func table(_ text: String, base: String? = nil) -> [URLCase] {
    text.unicodeScalars.split(separator: "\n").map { line in
      let parts = line.split(separator: "»", maxSplits: 1)
      var input = String.UnicodeScalarView()
      for scalar in parts.first?.dropLast() ?? Substring.UnicodeScalarView() {
        switch scalar {
        case "␉": input.append("\t")
        case "␊": input.append("\n")
        case "␍": input.append("\r")
        default: input.append(scalar)
        }
      }
      let expected = parts.count > 1 ? String(parts[1].dropFirst()) : "no expectation"
      return URLCase(input: String(input), base: base, expected: expected)
    }
  }

  /// Checks what the parser makes of it, and that its serialisation is parsed to the same.
  func check() {
    do throws(WebURL.ParseError) {
      let base: WebURL? = if let base { try WebURL(base) } else { nil }
      let url = try WebURL(input, base: base)
      #expect(url.description == expected)
      expectStable(url)
    } catch {
      #expect("!\(error.rawValue)" == expected)
    }
  }
}
