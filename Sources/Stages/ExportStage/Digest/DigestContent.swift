import HTML
import PipeKit

/// The text of a document that is Markdown or HTML, which a digest shows whole.
struct DigestContent: Sendable, Equatable {
  let format: TextMarkup
  let text: String

  /// The text of a document, where its `text_format` says that it has markup.
  init?(_ document: Document) {
    guard let format = document.textFormat.flatMap(TextMarkup.init),
      let text = document.text, !PlainText.trimmed(text).isEmpty
    else { return nil }
    self.format = format
    self.text = text
  }

  /// The text of a document that was made HTML; `nil` for none.
  init?(html text: String) {
    if text.isEmpty { return nil }
    (format, self.text) = (.html, text)
  }

  /// How the record of a digest's document has it.
  var record: JSON { .array([.string(format.rawValue), .string(text)]) }

  /// Reads what ``record`` is; `nil` for any other value.
  init?(record: JSON) {
    guard let fields = record.array, fields.count == 2,
      let format = fields[0].string.flatMap(TextMarkup.init), let text = fields[1].string
    else { return nil }
    self.format = format
    self.text = text
  }

  // MARK: HTML

  /// The text as HTML that is safe, below a heading of a level.
  ///
  /// HTML is sanitised once more, whoever has written it; Markdown is shown as it is, line by line.
  func html(below level: Int) -> String {
    if format == .markdown {
      return "<pre class=\"text\" dir=\"auto\">\(HTMLText.escaped(text))</pre>\n"
    }
    let tree = tree(below: level)
    var output = Array("<div class=\"text\" dir=\"auto\">\n".utf8)
    for node in tree.children(of: .root) {
      DigestContent.sanitizer.append(node, of: tree, to: &output)
    }
    return String(decoding: output, as: UTF8.self) + "\n</div>\n"
  }

  /// The text as HTML that is safe, with its pictures and headings of any level.
  var html: String {
    if format == .markdown { return "<pre>\(HTMLText.escaped(text))</pre>" }
    var parser = HTMLParser()
    let tree = parser.parseFragment(text)
    var output: [UInt8] = []
    for node in tree.children(of: .root) {
      DigestContent.feedSanitizer.append(node, of: tree, to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let feedSanitizer: HTMLSanitizer = {
    var policy = SanitizerPolicy.article
    policy.identifiers = .drop
    policy.allowsRelativeURLs = false
    return HTMLSanitizer(policy)
  }()

  private static let sanitizer: HTMLSanitizer = {
    var policy = SanitizerPolicy.article
    policy.identifiers = .drop
    // A digest is a page that needs nothing else.
    for name in ["img", "picture", "source"] { policy.elements[name] = nil }
    return HTMLSanitizer(policy)
  }()

  /// The tree of HTML, its headings below one of a level.
  private func tree(below level: Int) -> HTMLTree {
    let levels: [HTMLName] = [.h1, .h2, .h3, .h4, .h5, .h6]
    var parser = HTMLParser()
    let tree = parser.parseFragment(text)
    return tree.excerpt { node in
      guard let index = levels.firstIndex(where: { tree.isElement(node, $0) }) else { return .keep }
      return .rewrite(levels[min(index + level, levels.count - 1)], [])
    }
  }

  // MARK: Markdown

  /// The text as Markdown below a heading of a level, without an empty line at its end.
  func markdown(below level: Int) -> String {
    if format == .markdown { return demoted(by: level) }
    var text = MarkdownWriter().markdown(of: .root, in: tree(below: level))
    while text.utf8.last == 0x0A { text.removeLast() }
    return text
  }

  /// Markdown whose headings are of lower levels; a fence that is open at its end is closed.
  private func demoted(by level: Int) -> String {
    var lines: [String] = []
    var fence: Substring?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let body = line.drop { $0 == " " }
      let isIndented = line.count - body.count > 3
      let run = body.prefix { $0 == body.first }
      let isFence = !isIndented && run.count >= 3 && (run.first == "`" || run.first == "~")
      var signs = 0
      if let open = fence {
        if isFence, run.first == open.first, run.count >= open.count, run == body { fence = nil }
      } else if isFence {
        fence = run
      } else if !isIndented, run.first == "#", body.dropFirst(run.count).first ?? " " == " " {
        signs = max(0, min(6, run.count + level) - run.count)
      }
      lines.append(String(repeating: "#", count: signs) + (signs > 0 ? body : line))
    }
    if let fence { lines.append(String(fence)) }
    return lines.joined(separator: "\n")
  }
}
