/// Tells what kind of page it is by what it says of itself, by the words of its address, and by how much of its text
/// stands in paragraphs and in links.
struct PageTypeRules {
  /// What its `og:type` is, in lower case; empty if it has none.
  let shared: String
  /// The types of schema.org in its JSON-LD.
  let linked: Set<String>
  /// Those in its microdata.
  let microdata: Set<String>
  let address: PageAddress
  /// The program that made the page, in lower case.
  let generator: String
  let isDated: Bool
  let isSigned: Bool
  /// How much text it has, and how much of it in links and in paragraphs of some length.
  let units: ElementTable.Element
  let text: [UInt8]

  /// The type, and what tells it; `nil` where nothing does.
  func find() -> Found<PageType>? {
    if let found = forum ?? documentation ?? shop ?? article { return found }
    return rest
  }

  private var linkShare: Double { Double(units.linkUnits) / Double(max(1, units.units)) }

  private var runningShare: Double { Double(units.running) / Double(max(1, units.units)) }

  /// How many amounts of money there are in its text, up to twenty.
  private var prices: Int {
    let text = text.span
    var count = 0
    var index = 1
    while index + 1 < text.count, count < 20 {
      // The signs for dollar, pound and euro, by their last bytes.
      let byte = text[index]
      let last = text[index - 1]
      let isSign = byte == 0x24 || (byte == 0xA3 && last == 0xC2) || (byte == 0xAC && last == 0x82)
      if isSign, text[index + 1] &- 0x30 < 10 || last &- 0x30 < 10 || last == 0x20 { count += 1 }
      index += 1
    }
    return count
  }

  private func has(_ types: Set<String>) -> Bool {
    !linked.isDisjoint(with: types) || !microdata.isDisjoint(with: types)
  }

  /// Whether it says of itself that it is an article; Open Graph's word alone counts for little, as many sites say
  /// that of all their pages.
  private var isArticle: Bool {
    linked.contains {
      $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "Recipe" || $0 == "HowTo"
    }
  }

  private var forum: Found<PageType>? {
    if has(["DiscussionForumPosting", "QAPage"]) { return Found(.forum, "types") }
    if PageTypeRules.isForum(address, generator: generator) { return Found(.forum, "address") }
    return address.has(PageTypeRules.forumWords) && !isArticle ? Found(.forum, "address") : nil
  }

  /// Whether a page is one of a forum by the program that made it, or by its address.
  static func isForum(_ address: PageAddress, generator: String) -> Bool {
    if forumPrograms.contains(where: generator.has) || address.isThread { return true }
    return forumHosts.contains(address.label) && !address.isStart
      && !address.has(["blog", "news"])
  }

  private var documentation: Found<PageType>? {
    if has(["APIReference"]) { return Found(.documentation, "types") }
    if PageTypeRules.manualPrograms.contains(where: generator.has) {
      return Found(.documentation, "generator")
    }
    let isManual =
      PageTypeRules.manualHosts.contains(address.label) || address.has(PageTypeRules.manualWords)
    let isGuide = !isArticle && !isSigned && address.has(PageTypeRules.guideWords)
    return isManual || isGuide ? Found(.documentation, "address") : nil
  }

  private var shop: Found<PageType>? {
    if address.has(PageTypeRules.serviceWords), !(isArticle && isSigned) {
      return Found(.service, "address")
    }
    if isArticle { return nil }
    let isProduct = shared.hasPrefix("product") || has(["Product"])
    let isCategory =
      address.has(PageTypeRules.categoryWords)
      // A letter stands for a word above others only: "/c/ropes".
      || address.words.dropLast().contains(where: PageTypeRules.categoryLetters.contains)
    if isProduct, !isCategory, !has(["LocalBusiness"]),
      shared.hasPrefix("product") || !has(["ItemList"])
    {
      return Found(.product, "types")
    }
    if address.has(["product", "products", "pdp"]), address.words.count > 1, linkShare < 0.6,
      prices > 0
    {
      return Found(.product, "address")
    }
    guard isCategory || has(["CollectionPage"]) else { return nil }
    let isShop = (isCategory && shared != "article") || prices > 4
    return Found(isShop ? .collection : .listing, isCategory ? "address" : "types")
  }

  private var article: Found<PageType>? {
    if isArticle, !address.isStart, isDated || isSigned || runningShare > 0.3 {
      return Found(.article, "types")
    }
    if address.has(PageTypeRules.articleWords) || address.hasYear {
      if address.words.count < 2 { return Found(.listing, "address") }
      if linkShare < 0.7 { return Found(.article, "address") }
    }
    if linkShare > 0.6, !isDated {
      return Found(prices > 8 ? .collection : .listing, "links")
    }
    if isDated, isSigned || shared == "article", !address.isStart {
      return Found(.article, "author and date")
    }
    return nil
  }

  private var rest: Found<PageType>? {
    if address.has(PageTypeRules.listWords) { return Found(.listing, "address") }
    if address.isStart { return Found(linkShare < 0.5 ? .service : .listing, "links") }
    if has([
      "LocalBusiness", "Service", "ProfessionalService", "OfferCatalog", "SoftwareApplication",
    ]) {
      return Found(.service, "types")
    }
    if isDated || isSigned { return Found(.article, "author or date") }
    let isText = runningShare > 0.6 && linkShare < 0.3 && shared != "website"
    return isText ? Found(.article, "text") : nil
  }

  // MARK: Words

  private static let forumPrograms = [
    "discourse", "phpbb", "vbulletin", "xenforo", "mybb", "invision", "flarum", "vanilla",
    "nodebb", "simple machines",
  ]
  private static let forumHosts: Set<String> = [
    "forum", "forums", "discuss", "discussion", "community", "answers", "bbs", "boards",
  ]
  private static let forumWords: Set<String> = [
    "forum", "forums", "threads", "thread", "questions", "discussion", "comments",
  ]
  private static let manualPrograms = [
    "sphinx", "docusaurus", "mkdocs", "gitbook", "vuepress", "vitepress", "docutils", "mdbook",
    "rustdoc", "javadoc", "doxygen", "antora",
  ]
  private static let manualHosts: Set<String> = [
    "docs", "doc", "developer", "developers", "wiki", "help", "man", "api",
  ]
  private static let manualWords: Set<String> = [
    "docs", "doc", "documentation", "reference", "manual", "api", "wiki",
  ]
  private static let guideWords: Set<String> = [
    "guide", "guides", "tutorial", "tutorials", "learn", "howto", "book", "handbook",
  ]
  private static let serviceWords: Set<String> = [
    "services", "service", "solutions", "pricing", "consulting", "features", "platform",
    "capabilities", "what-we-do",
  ]
  private static let categoryWords: Set<String> = [
    "collections", "collection", "category", "categories", "cat", "product-category", "shop",
    "browse", "department",
  ]
  private static let categoryLetters: Set<String> = ["b", "c", "l"]
  private static let articleWords: Set<String> = [
    "blog", "blogs", "article", "articles", "news", "posts", "post", "story", "stories", "insights",
    "magazine",
  ]
  private static let listWords: Set<String> = [
    "list", "jobs", "events", "directory", "tag", "tags", "topics", "search", "archive", "coupons",
  ]
}
