import HTML
import Mustache
import PipeKit

/// How a template's values are written, so that they are nothing but text in the format they go into.
enum TemplateEscaping: String, Sendable, CaseIterable, MustacheContentType {
  case html = "HTML"
  case xml = "XML"
  case markdown = "MARKDOWN"
  case json = "JSON"
  case yaml = "YAML"
  case slack = "SLACK"
  case discord = "DISCORD"
  case mattermost = "MATTERMOST"

  func escapeText(_ text: String) -> String {
    switch self {
    case .html: HTMLText.escaped(text)
    case .xml: XMLText.escaped(text)
    // A value may stand at the start of a line.
    case .markdown: Self.markdown(text)
    case .json: Self.json(text)
    case .yaml: YAMLText.escaped(text)
    // Chats have their own marks, within JSON.
    case .slack:
      Self.json(
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      )
    case .discord: Self.json(Self.markdown(text))
    // A name after the sign would be called.
    case .mattermost: Self.json(Self.markdown(text).replacing("@", with: "@\u{200B}"))
    }
  }

  private static func json(_ text: String) -> String {
    String(decoding: JSON.string(text).serialized.dropFirst().dropLast(), as: UTF8.self)
  }

  private static func markdown(_ text: String) -> String {
    MarkdownText.paragraph(PlainText.line(text, limit: .max))
  }

  /// Makes the names known that a template can ask for.
  static func register() { _ = registration }

  private static let registration: Void = {
    for escaping in allCases { MustacheContentTypes.register(escaping, named: escaping.rawValue) }
  }()
}
