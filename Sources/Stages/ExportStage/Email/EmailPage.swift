import HTML
import PipeKit

/// The page of a message, as a template writes it, with as many documents as there is room for.
struct EmailPage {
  /// How many bytes it has at most, as it is sent.
  private static let limit = 68_000

  private let template: TextTemplate
  private let link: WebLink?

  /// Creates a page.
  ///
  /// - Parameters:
  ///   - template: What is filled in.
  ///   - link: Where all documents are.
  init(_ template: TextTemplate, _ link: WebLink?) {
    self.template = template
    self.link = link
  }

  /// Makes sure that a template leaves room for documents.
  ///
  /// - Throws: How long it is.
  static func check(_ template: TextTemplate) throws(OptionProblem) {
    let page: String
    do {
      var digest = try TemplateSamples.digest(0)
      page = try EmailPage(template, nil).page(of: &digest, first: 0)
    } catch {
      throw template.problem("cannot be filled in: \(error)")
    }
    if fits(page) { return }
    throw template.problem(excess(of: page), hint: hint)
  }

  /// Writes the documents of a digest.
  ///
  /// - Parameters:
  ///   - digest: The digest.
  ///   - most: How many documents it has at most, the first.
  /// - Returns: The page, and how many documents it has.
  /// - Throws: What reading the documents throws, ``StageError`` where not even a page without documents is short enough.
  func text(of digest: inout Digest, most: Int) throws -> (text: String, count: Int) {
    var best = (text: try page(of: &digest, first: most), count: most)
    if Self.fits(best.text) { return best }
    best = (try page(of: &digest, first: 0), 0)
    guard Self.fits(best.text) else {
      throw StageError(
        .tooLarge, "the template '\(template.path)' \(Self.excess(of: best.text))", hint: Self.hint)
    }
    // So many fit, and so many do not.
    var (least, over) = (0, most)
    while over - least > 1 {
      let count = (least + over) / 2
      let page = try page(of: &digest, first: count)
      if Self.fits(page) {
        best = (page, count)
        least = count
      } else {
        over = count
      }
    }
    return best
  }

  /// How many documents are left out, in words.
  static func words(of rest: Int) -> String {
    rest == 1 ? "One more document is left out here." : "\(rest) more documents are left out here."
  }

  private func page(of digest: inout Digest, first count: Int) throws -> String {
    var values = try DigestValues(&digest, first: count)
    values.add(link?.address, as: "address")
    values.add(nil, as: "rest")
    let page = template.render(values.values)
    let rest = digest.count - count
    if rest == 0 { return page }
    values.add(["count": "\(rest)", "words": Self.words(of: rest)], as: "rest")
    let whole = template.render(values.values)
    // Whoever reads it is told, also by a template that does not.
    return whole == page ? adding(rest, to: page) : whole
  }

  /// A page that says at its end how many documents are left out, and where they are.
  private func adding(_ rest: Int, to page: String) -> String {
    var note = "<p>\(Self.words(of: rest))</p>\n"
    if let link {
      note += "<p><a href=\"\(HTMLText.escaped(link.address))\">Read all documents</a></p>\n"
    }
    guard let end = page.ranges(of: "</body>").last?.lowerBound else { return page + note }
    return "\(page[..<end])\(note)\(page[end...])"
  }

  private static func fits(_ page: String) -> Bool { TransferEncoding.Cost(page).bytes <= limit }

  /// What is wrong with a template whose page has no room for documents.
  private static func excess(of page: String) -> String {
    "makes a page of \(TransferEncoding.Cost(page).bytes) bytes, as it is sent, without any document; "
      + "a message has room for \(limit)"
  }

  private static let hint = "take styles and pictures out of it"
}
