import PipeKit

/// A digest as a message of mail, in a file that mail programs open and mail servers take.
enum EmailFormat: EditionFormat, TemplateFormat {
  static let name = "email"
  static let extensions = ["eml"]
  static let options: Set<String> = [
    "title", "group_by", "mode", "template", "address", "from", "recipients",
  ]
  static let isText = true
  static let builtInTemplate = BuiltInTemplate.email
  static let escaping = TemplateEscaping.html

  /// A message is what it is: another run makes another one beside it.
  static func keepsEarlier(_ options: Export.Options) -> Bool { false }

  static func check(_ template: TextTemplate) throws(OptionProblem) {
    try EmailPage.check(template)
  }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    DigestItem.lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    let edition = try EmailEdition(order)
    var order = order
    let isOwn = order.options.mode != .replace && !order.isStandardOutput
    if isOwn {
      // Whatever the run's own message is called, its hidden files are those of the name: what is left of a run that
      // the state does not know of is written over.
      order.hiddenPath = order.path
      if let own = order.note?.own {
        order.path = own
      } else if try order.context.files.info(order.path) != nil {
        order.path = order.besidePath("")
      }
    }
    return try TextOutput(
      order: order, edition: edition, isOwn: isOwn, lines: DigestItem.lines
    ).open()
  }
}
