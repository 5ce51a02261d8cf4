import CleanStage
import HTML
import PipeKit

/// What is written as HTML and as Markdown is what plain text has, and safe.
struct MarkupCheck {
  private let sanitizer = HTMLSanitizer(MarkupWriter.policy)
  private var inspection = SafetyInspection(policy: MarkupWriter.policy)

  /// What is wrong with HTML of which the plain text is known.
  mutating func faults(ofHTML html: String, text: String) -> [String] {
    var faults: [String] = []
    if sanitizer.sanitize(html) != html {
      faults.append("sanitised again: became \(sanitizer.sanitize(html))")
    }
    if html.utf8.count < 20_000 { faults += inspection.faults(of: html).map { "unsafe: \($0)" } }
    if let fault = StringCheck.fault(of: self.text(ofHTML: html), isSqueezed: false) {
      faults.append(fault)
    }
    let written = letters(ofHTML: html)
    let plain = PageContent.letters(text.utf8)
    if !PageContent.stand(plain, in: written) {
      faults.append(
        "lacks what plain text has: \(String(decoding: plain, as: UTF8.self)) in \(html)")
    }
    return faults
  }

  /// The text of HTML, to be compared.
  func letters(ofHTML html: String) -> [UInt8] { PageContent.letters(text(ofHTML: html).utf8) }

  private func text(ofHTML html: String) -> String {
    var parser = HTMLParser()
    let tree = parser.parseFragment(html)
    var text: [UInt8] = []
    tree.appendText(of: .root, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// What is wrong with HTML if it is cleaned once more, as an article that says where it is.
  func faults(ofCleaningAgain html: String) -> [String] {
    var options = Clean.Options()
    options.keep = OneOrMore([try? ElementSelector("article")].compactMap { $0 })
    var document = Document(
      id: "x", body: Body("<!DOCTYPE html><body><article>\(html)</article></body>"))
    guard let stage = try? Clean(options: options, setup: StageSetup(id: "clean")),
      (try? stage.clean(&document)) != nil
    else { return ["cannot be cleaned"] }
    let again = PageContent.letters((document.text ?? "").utf8)
    let before = letters(ofHTML: html)
    return again == before
      ? [] : ["\(document.text ?? "") is not all the text of \(html)"]
  }

  /// What is wrong with Markdown: a tag that would go through where raw HTML is let through.
  func fault(ofMarkdown text: String) -> String? {
    let bytes = Array(text.utf8)
    var isLineStart = true
    var fence = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x5C, fence == 0 {
        isLineStart = index + 1 < bytes.count && bytes[index + 1] == 0x0A
        index += 2
        continue
      }
      let run = bytes[index...].prefix { $0 == 0x60 }.count
      if isLineStart, run >= 3, fence == 0 || run >= fence {
        fence = fence == 0 ? run : 0
        index += run
      } else if run > 0, fence == 0 {
        index = endOfCode(bytes, index, run)
        isLineStart = false
        continue
      } else if bytes[index] == 0x3C, fence == 0, index + 1 < bytes.count {
        let rest = bytes[index...].prefix(12)
        if opensTag(rest) { return "raw \(String(decoding: rest, as: UTF8.self)) in \(text)" }
      }
      guard index < bytes.count else { break }
      isLineStart = bytes[index] == 0x0A || (isLineStart && " >-".utf8.contains(bytes[index]))
      index += 1
    }
    return nil
  }

  private func opensTag(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.dropFirst().first else { return false }
    // By bytes: a joiner behind `>` would make one character of both.
    let word = String(decoding: text.dropFirst(), as: UTF8.self).lowercased().utf8
    // The target of a link, which may stand in such brackets, or an address.
    if ["http", "mailto", "tel"].contains(where: { word.starts(with: $0.utf8) }) { return false }
    // For what Markdown has nothing.
    for name in ["sub", "sup", "kbd"]
    where word.starts(with: "\(name)>".utf8) || word.starts(with: "/\(name)>".utf8) {
      return false
    }
    return (first | 0x20) &- 0x61 < 26 || first == 0x2F || first == 0x21 || first == 0x3F
  }

  private func endOfCode(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int {
    var index = start + length
    while index < bytes.count {
      let run = bytes[index...].prefix { $0 == 0x60 }.count
      if run == length { return index + run }
      index += max(1, run)
    }
    return start + length
  }
}
