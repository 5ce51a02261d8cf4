import Mustache
import PipeKit

/// A template in Mustache that takes the place of a text format.
struct TextTemplate: Sendable {
  /// The longest template, in bytes.
  static let limit = 1 << 20
  /// How deep sections may be nested.
  private static let deepest = 100

  private let text: TemplateText
  private let parts: [MustacheTemplate]

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - bytes: Its text.
  ///   - path: The file it comes from.
  ///   - format: The format whose place it takes.
  /// - Throws: What is wrong with it.
  init(
    _ bytes: [UInt8], path: String, for format: any TemplateFormat.Type
  ) throws(OptionProblem) {
    TemplateEscaping.register()
    // Line ends of other systems would not be found again in what comes out.
    let string = String(validating: bytes, as: UTF8.self)?.replacing("\r\n", with: "\n")
    let text = TemplateText(string ?? "", path: path, builtIn: format.builtInTemplate)
    self.text = text
    guard let string else { throw text.problem("is not in UTF-8") }
    try Self.checkTags(of: string, text)
    parts = try format.parts(of: text).map { part throws(OptionProblem) in
      try Self.parse(part, text)
    }
  }

  /// The file it comes from; the name of a built-in one.
  var path: String { text.path }

  /// What to do about it where it is wrong.
  var hint: String { text.hint }

  /// What is wrong with it.
  func problem(_ what: String, hint: String? = nil) -> OptionProblem {
    text.problem(what, hint: hint)
  }

  /// Fills in values.
  func render(_ values: Any) -> String { parts.map { $0.render(values) }.joined() }

  /// Fills in the values of a part.
  func render(_ values: Any, part: Int) -> String {
    parts.indices.contains(part) ? parts[part].render(values) : ""
  }

  /// Fills in values where what comes before stands already: all but front matter.
  func renderBelowFrontMatter(_ values: Any) -> String {
    render(values, part: parts.count - 1)
  }

  /// Looks at what the parser would go wrong with.
  private static func checkTags(of string: String, _ text: TemplateText) throws(OptionProblem) {
    // What is nested deeper would be read by as many calls within each other.
    var depth = 0
    var deepest = 0
    for tag in string.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
      switch tag.first {
      case "#", "^": depth += 1
      case "/": depth -= 1
      case "=":
        // Other tags would not be seen here.
        throw text.problem("sets other delimiters ({{=), which templates of pipe cannot do")
      case ">", "<", "$":
        throw text.problem("has parts from elsewhere ({{\(tag.prefix(1))), and there are none")
      default: break
      }
      deepest = max(deepest, depth)
    }
    if deepest > Self.deepest {
      throw text.problem("has sections nested more than \(Self.deepest) deep")
    }
  }

  private static func parse(
    _ part: TemplatePart, _ text: TemplateText
  ) throws(OptionProblem) -> MustacheTemplate {
    // On a line of its own, which leaves nothing.
    let pragma = "{{% CONTENT_TYPE:\(part.escaping.rawValue)}}\n"
    do {
      return try MustacheTemplate(string: pragma + part.text)
    } catch let error as MustacheTemplate.ParserError {
      let line = part.firstLine + error.context.lineNumber - 2
      let place = "line \(line), column \(error.context.columnNumber)"
      throw text.problem("is no template: \(place): \(words(error.error))")
    } catch {
      throw text.problem("is no template: \(error)")
    }
  }

  private static func words(_ error: any Error) -> String {
    // What is left is that the text ends too early.
    guard let error = error as? MustacheTemplate.Error else { return "a tag has no end" }
    return switch error {
    case .sectionCloseNameIncorrect: "a section ends that was not begun last"
    case .unfinishedName: "a tag has no end"
    case .expectedSectionEnd: "a section has no end"
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable:
      "{{% … }} is to be {{% CONTENT_TYPE: … }}, with the name of a way to write values"
    default: "\(error)"
    }
  }
}
