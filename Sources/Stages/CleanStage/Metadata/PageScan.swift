import HTML

/// What one walk over a page finds of what it says of itself, besides classes and microdata.
struct PageScan: Sendable {
  private(set) var meta: MetaTags
  private(set) var canonical: String?
  private(set) var base: String?
  private(set) var titleElement = ""
  /// The texts of the first `h1` elements.
  private(set) var headings: [PageTitle.Heading] = []
  /// Where a link with `rel=license` leads.
  private(set) var license: String?
  /// Where a link to one of Creative Commons' licences leads, outside of what may be a picture's caption.
  private(set) var commons: String?
  /// The `script` elements that may hold JSON-LD.
  private(set) var scripts: [HTMLNode] = []

  init(_ tree: HTMLTree) {
    meta = MetaTags(tree)
    for node in tree.subtree(of: .root) {
      guard let name = tree.name(of: node), tree.namespace(of: node) == .html else { continue }
      switch name {
      case .a: readLink(node, tree)
      case .meta: meta.add(node)
      case .link:
        let rel = tree.attributeBytes(.rel, of: node)
        if canonical == nil, rel?.has("canonical") == true {
          canonical = tree.attribute(.href, of: node)
        }
        if license == nil, rel?.has("license") == true {
          license = tree.attribute(.href, of: node)
        }
      case .base: if base == nil { base = tree.attribute(.href, of: node) }
      case .title:
        if titleElement.isEmpty {
          let text = tree.shortText(of: node, limit: 1000) ?? ""
          // One that was never closed has the page in it.
          titleElement = text.has("</") ? "" : text
        }
      case .h1:
        if headings.count < 8, let lines = tree.lines(of: node, limit: 500) {
          let text = lines.parts(at: 0x0A).joined(separator: " ")
          headings.append(PageTitle.Heading(text: text, isSite: isSite(node, tree)))
        }
      case .script:
        if tree.attributeBytes(.type, of: node)?.has("ld+json") == true { scripts.append(node) }
      default: break
      }
    }
  }

  /// Reads a link: only those of licences are of interest.
  private mutating func readLink(_ node: HTMLNode, _ tree: HTMLTree) {
    var isLicense = false
    var isCommons = false
    tree.forEachAttribute(of: node) { name, value in
      switch name {
      case .rel: isLicense = value.has("license")
      case .href: isCommons = PageScan.isCommons(value)
      default: break
      }
    }
    if isLicense, license == nil { license = tree.attribute(.href, of: node) }
    guard isCommons, commons == nil else { return }
    for outer in tree.ancestors(of: node) {
      if let name = tree.name(of: outer), name == .figure || name == .figcaption || name == .p {
        return
      }
    }
    commons = tree.attribute(.href, of: node)
  }

  /// Whether an address is that of one of Creative Commons' licences, which have no other names on the web.
  private static func isCommons(_ address: Span<UInt8>) -> Bool {
    // "http://c" or "https://c", or the end of "http://www.": nearly all others differ here.
    guard address.count > 35, address[7] | 0x20 == 0x63 || address[8] | 0x20 == 0x63 else {
      return false
    }
    let start = address.extracting(first: 50)
    return start.has("//creativecommons.org/licenses/")
      || start.has("//creativecommons.org/publicdomain/")
  }

  /// Whether a heading is the name of the site: it leads to the start page, or its classes say so.
  private func isSite(_ heading: HTMLNode, _ tree: HTMLTree) -> Bool {
    let end = tree.skip(heading)
    guard end.index - heading.index < 12 else { return false }
    for node in tree.subtree(of: heading) where tree.isElement(node, .a) {
      if let target = tree.attributeBytes(.href, of: node) {
        if target.elementsEqual("/".utf8) { return true }
        // "https://example.org/"
        if target.count > 8, target.has("://") {
          let path = target.split(separator: 0x2F, omittingEmptySubsequences: true)
          if path.count == 2, !target.contains(0x3F) { return true }
        }
      }
      if tree.attributeBytes(.rel, of: node)?.has("home") == true { return true }
    }
    for attribute: HTMLName in [.class, .id] {
      guard let value = tree.attributeBytes(attribute, of: heading) else { continue }
      if PageScan.siteClasses.isIn(value.span) { return true }
    }
    return false
  }

  private static let siteClasses = PhraseSearch([
    "site-title", "site_title", "sitetitle", "site-name", "sitename", "logo", "blog-title",
    "brand",
  ])
}
