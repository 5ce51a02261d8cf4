import Mustache
import PipeKit

/// A template in Mustache that takes the place of a text format.
struct TextTemplate: Sendable {
  /// The longest template, in bytes.
  static let limit = 1 << 20
  /// How deep sections may be nested.
  private static let deepest = 100

  private let template: MustacheTemplate

  /// Reads a template from a file that an option names.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - escaping: How values are written, unless the template asks for another way.
  ///   - files: What reads it.
  /// - Throws: What is wrong with it.
  init(
    _ path: String, _ escaping: TemplateEscaping, _ files: (any OptionFiles)?
  ) throws(OptionProblem) {
    guard let files else {
      throw OptionProblem("can only be read in a pipeline", options: ["template"])
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: path, limit: Self.limit)
    } catch {
      throw OptionProblem("cannot be read: \(error)", options: ["template"])
    }
    try self.init(bytes, path: path, escaping: escaping)
  }

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - bytes: Its text.
  ///   - path: The file it comes from.
  ///   - escaping: How values are written, unless the template asks for another way.
  /// - Throws: What is wrong with it.
  init(
    _ bytes: [UInt8], path: String, escaping: TemplateEscaping
  ) throws(OptionProblem) {
    TemplateEscaping.register()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Self.problem(path, "is not in UTF-8")
    }
    // What is nested deeper would be read by as many calls within each other.
    var depth = 0
    var deepest = 0
    for tag in text.split(separator: "{{").dropFirst() {
      switch tag.first {
      case "#", "^", "$", "<": depth += 1
      case "/": depth -= 1
      default: break
      }
      deepest = max(deepest, depth)
    }
    if deepest > Self.deepest {
      throw Self.problem(path, "has sections nested more than \(Self.deepest) deep")
    }
    let pragma = "{{% CONTENT_TYPE:\(escaping.rawValue)}}"
    do {
      template = try MustacheTemplate(string: pragma + text)
    } catch let error as MustacheTemplate.ParserError {
      let (line, column) = (error.context.lineNumber, error.context.columnNumber)
      let place = "line \(line), column \(line == 1 ? column - pragma.count : column)"
      throw Self.problem(path, "is no template: \(place): \(Self.words(error.error))")
    } catch {
      throw Self.problem(path, "is no template: \(error)")
    }
  }

  /// Fills in values.
  func render(_ values: [String: Any]) -> String { template.render(values) }

  private static func problem(_ path: String, _ what: String) -> OptionProblem {
    OptionProblem(
      "'\(path)' \(what)", options: ["template"],
      hint: "'pipe new template digest' writes one to begin with")
  }

  private static func words(_ error: any Error) -> String {
    // What is left is that the text ends too early.
    guard let error = error as? MustacheTemplate.Error else { return "a tag has no end" }
    return switch error {
    case .sectionCloseNameIncorrect: "a section ends that was not begun last"
    case .unfinishedName: "a tag has no end"
    case .expectedSectionEnd: "a section has no end"
    default: "\(error)"
    }
  }
}
