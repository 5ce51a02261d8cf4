import PipeKit

/// A digest as a message that is handed to a mail server.
enum SMTPFormat: TemplateFormat {
  static let name = "smtp"
  static let extensions: [String] = []
  static let options: Set<String> = [
    "title", "group_by", "template", "address", "from", "recipients", "password",
  ]
  static let isText = false
  static let builtInTemplate = BuiltInTemplate.email
  static let escaping = TemplateEscaping.html
  static let schemes = ["smtps", "smtp"]

  static func problem(of target: String) -> OptionProblem? {
    guard let server = MailServer(target) else {
      return OptionProblem(
        "is no address of a mail server", options: ["to"],
        hint: "such as smtps://user%40example.org@mail.example.org, or smtp://… for STARTTLS")
    }
    if server.password == nil { return nil }
    return OptionProblem(
      "has a password", options: ["to"], hint: "leave it out, and write password: ${SMTP_PASSWORD}")
  }

  static func shown(_ target: String) -> String { MailServer(target)?.address ?? "a mail server" }

  static func check(_ template: TextTemplate) throws(OptionProblem) {
    try EmailPage.check(template)
  }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    DigestItem.lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try MailWriter(order)
  }
}
