import HTML
import PipeKit

/// Reads what a page says of itself: JSON-LD first, then meta elements, then its markup.
struct MetadataReader {
  private let tree: HTMLTree
  private let scan: PageScan
  private let linked: LinkedData
  private let address: String?
  private let siteName: Found<String>?
  /// The time after which nothing can have been published; `nil` where that is not known.
  private let now: Timestamp?
  private var meta: MetaTags { scan.meta }

  init(_ tree: HTMLTree, address: String?, now: Timestamp? = nil) {
    self.tree = tree
    self.address = address
    self.now = now
    scan = PageScan(tree)
    linked = LinkedData(scan.scripts, tree)
    siteName =
      scan.meta.found(["og:site_name"]) ?? MetadataReader.linked(linked.siteName)
      ?? MetadataReader.linked(linked.publisher)
      ?? scan.meta.found([
        "dc.publisher", "dcterms.publisher", "application-name", "al:ios:app_name",
      ])
  }

  /// What kind of page it says it is, in Open Graph's words.
  var type: String? { meta.first(["og:type"]) }

  /// The article's text as JSON-LD has it, where it does.
  var linkedText: String? { linked.body }

  /// The headline, without the name of the site.
  var title: Found<String>? {
    PageTitle(
      headline: linked.headline, shared: meta.first(["og:title", "twitter:title", "dc.title"]),
      element: scan.titleElement, headings: scan.headings, siteName: siteName?.value,
      address: address
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
    let microdata = markup.microdata
    func resolved(_ found: Found<String>?) -> Found<String>? {
      found?.map { WebAddress.absolute($0, on: base) }
    }
    metadata.siteName = siteName ?? MetadataReader.inMicrodata(microdata.publisher)
    metadata.title = title
    metadata.canonical = resolved(
      scan.canonical.map { Found($0, "rel=canonical") } ?? meta.found(["og:url"]))
    let dates = DateFinder(
      meta: meta, linked: linked, markup: markup, lines: lines, address: address,
      canonical: scan.canonical, now: now)
    (metadata.published, metadata.updated) = dates.find()
    let place = PageAddress(address ?? metadata.canonical?.value)
    let generator = meta.first(["generator"])?.lowercased() ?? ""
    metadata.authors = AuthorFinder(
      meta: meta, linked: linked, markup: markup, lines: lines.bylines,
      siteName: metadata.siteName?.value, address: address, isForum: isForum(place, generator),
      tree: tree, elements: elements
    ).find()
    metadata.language = language
    metadata.description =
      meta.found([
        "og:description", "description", "twitter:description", "dc.description",
        "dcterms.description",
      ]) ?? MetadataReader.linked(linked.description)
      ?? MetadataReader.inMicrodata(microdata.description)
    metadata.image = resolved(
      meta.found(["og:image", "og:image:url", "twitter:image", "twitter:image:src"])
        ?? MetadataReader.linked(linked.image) ?? MetadataReader.inMicrodata(microdata.image))
    metadata.imageCaption = meta.first(["og:image:alt", "twitter:image:alt"])
    metadata.section =
      meta.found(["article:section", "og:article:section", "section"])
      ?? MetadataReader.linked(linked.section) ?? MetadataReader.inMicrodata(microdata.section)
    metadata.tags = tags(microdata)
    let root = elements[(tree.body ?? .root).index]
    metadata.type = PageTypeRules(
      shared: type?.lowercased() ?? "", linked: linked.types, microdata: markup.types,
      address: place, generator: generator, isDated: metadata.published != nil,
      isSigned: metadata.authors != nil, units: root, text: text
    ).find()
    metadata.license = license(base, microdata)
    metadata.isPaid = isPaid(markup)
    return metadata
  }

  private static func linked(_ text: String?) -> Found<String>? {
    text.map { Found($0, "json-ld") }
  }

  private static func inMicrodata(_ text: String?) -> Found<String>? {
    text.map { Found($0, "microdata") }
  }

  // MARK: What may be done with the page

  /// Under which licence the page stands: an address, or as it says.
  private func license(_ base: String?, _ microdata: Microdata) -> Found<String>? {
    func resolved(_ text: String?) -> String? {
      guard let text else { return nil }
      let words = Text.squeezed(text)
      if words.isEmpty { return nil }
      // "CC BY 4.0" is no address on the page's site.
      return WebAddress.absolute(text, on: words.contains(" ") ? nil : base) ?? words
    }
    if let license = resolved(linked.license) { return Found(license, "json-ld") }
    if let license = scan.license.flatMap({ WebAddress.absolute($0, on: base) }) {
      return Found(license, "rel=license")
    }
    if let license = resolved(microdata.license) { return Found(license, "microdata") }
    return meta.found([
      "dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights", "license",
      "og:license",
    ]) ?? resolved(scan.commons).map { Found($0, "link") }
  }

  /// Whether not everybody may read all of the page.
  private func isPaid(_ markup: PageMarkup) -> Found<Bool>? {
    if linked.isPaid { return Found(true, "json-ld") }
    if markup.microdata.isPaid { return Found(true, "microdata") }
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

  private var language: Found<String>? {
    let html = tree.children(of: .root).first { tree.isElement($0, .html) }
    let stated =
      html.flatMap { tree.attribute(.lang, of: $0) ?? tree.attribute(.xmlLang, of: $0) }
      .map { Found($0, "lang") }
      ?? meta.found([
        "og:locale", "content-language", "language", "dc.language", "dcterms.language",
      ]) ?? MetadataReader.linked(linked.language)
    return stated?.map(LanguageTag.read)
  }

  private func tags(_ microdata: Microdata) -> Found<[String]>? {
    let candidates = [
      Found(meta.all("article:tag"), "meta"), Found(linked.keywords, "json-ld"),
      Found(microdata.keywords, "microdata"),
      Found(
        meta.first(["news_keywords", "parsely-tags", "keywords"]).map(Text.list) ?? [], "meta"),
      Found((meta.all("dc.subject") + meta.all("dcterms.subject")).flatMap(Text.list), "meta"),
    ]
    for candidate in candidates {
      var seen: Set<String> = []
      let tags = candidate.value.filter {
        !$0.isEmpty && $0.utf8.count < 100 && seen.insert($0.lowercased()).inserted
      }
      if !tags.isEmpty { return Found(Array(tags.prefix(50)), candidate.source) }
    }
    return nil
  }
}
