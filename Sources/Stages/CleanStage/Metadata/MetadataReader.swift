import HTML
import PipeKit

/// Reads what a page says of itself: JSON-LD first, then meta elements, then its markup.
struct MetadataReader {
  private let tree: HTMLTree
  private let scan: PageScan
  private let linked: LinkedData
  private let address: String?
  private let siteName: String?
  private var meta: MetaTags { scan.meta }

  init(_ tree: HTMLTree, address: String?) {
    self.tree = tree
    self.address = address
    scan = PageScan(tree)
    linked = LinkedData(scan.scripts, tree)
    siteName =
      scan.meta.first(["og:site_name", "application-name", "al:ios:app_name"]) ?? linked.publisher
  }

  /// What kind of page it says it is, in Open Graph's words.
  var type: String? { meta.first(["og:type"]) }

  /// The article's text as JSON-LD has it, where it does.
  var linkedText: String? { linked.body }

  /// The headline, without the name of the site.
  var title: Found<String>? {
    PageTitle(
      headline: linked.headline, shared: meta.first(["og:title", "twitter:title", "dc.title"]),
      element: scan.titleElement, headings: scan.headings, siteName: siteName, address: address
    ).find()
  }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - title: The title, from ``title``.
  ///   - lines: The lines that may have authors and dates.
  ///   - elements: What the classes of the page's elements say.
  ///   - text: The text of all blocks.
  /// - Returns: What the page says of itself.
  func read(
    title: Found<String>?, lines: PageLines, elements: ElementTable, text: [UInt8]
  ) -> PageMetadata {
    var metadata = PageMetadata()
    let base = scan.base.flatMap { WebAddress.absolute($0, on: address) } ?? address
    let markup = PageMarkup(tree, elements)
    metadata.siteName = siteName
    metadata.title = title
    metadata.canonical =
      (scan.canonical ?? meta.first(["og:url"])).flatMap { WebAddress.absolute($0, on: base) }
    let dates = DateFinder(
      meta: meta, linked: linked, markup: markup, lines: lines, address: address,
      canonical: scan.canonical)
    metadata.published = dates.published()
    metadata.updated = dates.updated()
    let place = PageAddress(address ?? metadata.canonical)
    let generator = meta.first(["generator"])?.lowercased() ?? ""
    metadata.authors = AuthorFinder(
      meta: meta, linked: linked, markup: markup, lines: lines.bylines, siteName: siteName,
      address: address, isForum: isForum(place, generator), tree: tree, elements: elements
    ).find()
    metadata.language = language()
    metadata.description =
      meta.first(["og:description", "description", "twitter:description", "dc.description"])
      ?? linked.description
    metadata.image =
      (meta.first(["og:image", "og:image:url", "twitter:image", "twitter:image:src"])
      ?? linked.image)
      .flatMap { WebAddress.absolute($0, on: base) }
    metadata.imageCaption = meta.first(["og:image:alt", "twitter:image:alt"])
    metadata.section =
      meta.first(["article:section", "og:article:section", "section"])
      ?? linked.section
    metadata.tags = tags()
    let root = elements[(tree.body ?? .root).index]
    metadata.type = PageTypeRules(
      shared: type?.lowercased() ?? "", linked: linked.types, microdata: markup.types,
      address: place, generator: generator, isDated: metadata.published != nil,
      isSigned: metadata.authors != nil, units: root, text: text
    ).find()
    metadata.license = license(base)
    metadata.isPaid = isPaid(markup)
    return metadata
  }

  // MARK: What may be done with the page

  /// Under which licence the page stands: an address, or as it says.
  private func license(_ base: String?) -> Found<String>? {
    func resolved(_ text: String) -> String { WebAddress.absolute(text, on: base) ?? text }
    if let license = linked.license { return Found(resolved(license), "json-ld") }
    if let license = scan.license.flatMap({ WebAddress.absolute($0, on: base) }) {
      return Found(license, "rel=license")
    }
    if let license = meta.first([
      "dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights", "license",
      "og:license",
    ]) {
      return Found(license, "meta")
    }
    return scan.commons.map { Found($0, "link") }
  }

  /// Whether not everybody may read all of the page.
  private func isPaid(_ markup: PageMarkup) -> Found<Bool>? {
    if linked.isPaid { return Found(true, "json-ld") }
    let tier =
      meta.first(["article:content_tier", "og:article:content_tier", "content_tier"])?
      .lowercased()
    if let tier { return ["locked", "metered"].contains(tier) ? Found(true, "meta") : nil }
    return markup.hasPaywall ? Found(true, "markup") : nil
  }

  private func isForum(_ address: PageAddress, _ generator: String) -> Bool {
    !linked.types.isDisjoint(with: ["DiscussionForumPosting", "QAPage"])
      || PageTypeRules.isForum(address, generator: generator)
  }

  // MARK: The rest

  private func language() -> String? {
    let html = tree.children(of: .root).first { tree.isElement($0, .html) }
    let stated =
      html.flatMap { tree.attribute(.lang, of: $0) ?? tree.attribute(.xmlLang, of: $0) }
      ?? meta.first(["og:locale", "content-language", "language", "dc.language"]) ?? linked.language
    return stated.flatMap(MetadataReader.language(in:))
  }

  /// The language in a tag such as `de-AT`, without the region: `de`.
  static func language(in tag: String) -> String? {
    let language = tag.trimmed().prefix { $0.isASCII && $0.isLetter }.lowercased()
    return (2...3).contains(language.utf8.count) ? language : nil
  }

  private func tags() -> [String] {
    var tags = meta.all("article:tag")
    if tags.isEmpty { tags = linked.keywords }
    if tags.isEmpty {
      let listed = meta.first(["news_keywords", "parsely-tags", "keywords"]) ?? ""
      tags = listed.split { $0 == "," || $0 == ";" }.map { Text.squeezed(String($0)) }
    }
    var seen: Set<String> = []
    return Array(
      tags.filter { !$0.isEmpty && $0.utf8.count < 100 && seen.insert($0.lowercased()).inserted }
        .prefix(50))
  }
}
