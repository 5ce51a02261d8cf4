import PipeKit

/// A file in Markdown for each document, with front matter in YAML, in a directory: notes for Obsidian, pages for
/// Hugo.
enum NotesFormat: TemplateFormat {
  static let name = "notes"
  static let extensions: [String] = []
  static let options: Set<String> = ["template"]
  static let isText = false
  static let builtInTemplate = BuiltInTemplate.notes
  static let escaping = TemplateEscaping.markdown
  private static let own = try? ownTemplate()

  static func parts(of text: TemplateText) throws(OptionProblem) -> [TemplatePart] {
    try text.partsOfMarkdown()
  }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    (template ?? own).map { Note.lines(of: batch, $0) }
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    var order = order
    while order.path.hasSuffix("/"), order.path.count > 1 { order.path.removeLast() }
    if let known = try order.context.files.info(order.path), !known.isDirectory {
      throw FileError(.wrongKind, path: order.path, "is not a directory")
    }
    // What stands for all the files: nothing ever gets this name.
    order.path += "/.notes"
    order.options.mode = .replace
    let place = try OutputPlace(order)
    if let note = order.note, note.isComplete, try place.files.info(place.part) == nil {
      return PublishedWriter(note: note, part: place.part)
    }
    return try NotesWriter(order, place, order.template ?? ownTemplate())
  }
}
