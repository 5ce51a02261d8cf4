import PipeKit

/// A text format whose place a template can take.
protocol TemplateFormat: ExportFormat {
  /// The template that says what the format says.
  static var builtInTemplate: BuiltInTemplate { get }
  /// How a template's values are written, unless it asks for another way.
  static var escaping: TemplateEscaping { get }
  /// The parts of a template that are filled in by themselves.
  ///
  /// - Throws: What is wrong with the template.
  static func parts(of text: TemplateText) throws(OptionProblem) -> [TemplatePart]
  /// Looks for what shows only in a template that is filled in.
  ///
  /// - Throws: What is wrong with the template.
  static func check(_ template: TextTemplate) throws(OptionProblem)
}

extension TemplateFormat {
  static func parts(of text: TemplateText) throws(OptionProblem) -> [TemplatePart] {
    [text.part(text.lines.indices, escaping)]
  }

  static func check(_ template: TextTemplate) throws(OptionProblem) {}

  /// Reads the template that an option names.
  ///
  /// - Throws: What is wrong with it.
  static func template(
    _ path: String, _ files: (any OptionFiles)?
  ) throws(OptionProblem) -> TextTemplate {
    guard let files else {
      throw OptionProblem("can only be read in a pipeline", options: ["template"])
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: path, limit: TextTemplate.limit)
    } catch {
      throw OptionProblem("cannot be read: \(error)", options: ["template"])
    }
    let template = try TextTemplate(bytes, path: path, for: self)
    try check(template)
    return template
  }

  /// The built-in template, by which the format itself is written where nothing else writes it.
  static func ownTemplate() throws(OptionProblem) -> TextTemplate {
    let own = builtInTemplate
    return try TextTemplate(Array(own.text.utf8), path: own.name, for: self)
  }
}
