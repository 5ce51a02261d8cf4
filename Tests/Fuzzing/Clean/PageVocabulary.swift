/// What pages are made of: words, classes, dates and names as they are found on the web.
enum PageVocabulary {
  static let words = """
    the ferry harbour office said on Sunday that it had been laid up since a storm in October broke \
    its ramp and runs again from Monday crossings leave every hour between six ten tickets cost same \
    as before der Rat hat am Montag beschlossen die Br\u{FC}cke zu sperren \u{2013} und le bac repart \
    \u{AB}enfin\u{BB} d\u{E9}j\u{E0} \u{6E2F}\u{53E3} \u{6E21}\u{8F2A} \u{43F}\u{430}\u{440}\u{43E}\u{43C} \
    2026 14 3.5 5% \u{20AC}12 A&amp;B x&lt;y &nbsp; soft&shy;hyphen zero\u{200B}width e\u{301} \
    \u{1F6A2} [1] *star* _under_ `tick` # | \\ &copy; &#x92; &#1; https://example.org/a_b
    """.split(separator: " ").map(String.init)

  static let classes = """
    article article-body post content entry-content main story text body comment comments related \
    sidebar widget share social promo ad advert banner newsletter nav menu breadcrumb footer header \
    byline author date meta tags caption wp-caption credit gallery hidden sr-only teaser card grid \
    list item product price pagination toc reference infobox quote pull-quote note paywall message \
    thread reply signature user navbox mw-parser-output js-x t-12 col-md-8 \u{E9}t\u{E9} x--y__z
    """.split(separator: " ").map(String.init)

  /// Elements that hold parts of pages.
  static let boxes = """
    div div div div section article main aside header footer nav form center figure blockquote \
    details fieldset td center font span a b ul noscript template dialog x-card
    """.split(separator: " ").map(String.init)

  static let attributes = [
    "role=main", "role=navigation", "role=complementary", "itemprop=articleBody", "hidden",
    "style='display:none'", "style='DISPLAY : none;color:red'", "aria-hidden=true", "lang=de",
    "itemscope itemtype='https://schema.org/NewsArticle'", "data-nosnippet", "id=comments",
    "id=content", "itemprop=author", "itemprop='datePublished' content='2026-11-22'",
    "property=schema:datePublished", "rel=author", "dir=rtl", "title='a\n\u{1}b'",
  ]

  static let dates = [
    "2026-11-22", "2026-11-22T08:30:00+01:00", "2026-12-31T23:59:59Z", "20261122", "1795334400",
    "1795334400000", "22 November 2026", "Nov. 22nd, 2026", "22. November 2026", "22.11.26",
    "11/22/2026", "22/11/2026 10:05", "Sun, 22 Nov 2026 10:05:00 +0100", "22 de noviembre de 2026",
    "2026\u{5E74}11\u{6708}22\u{65E5}", "22 \u{43D}\u{43E}\u{44F}\u{431}\u{440}\u{44F} 2026",
    "2026. november 22.", "9999-99-99", "0000-00-00", "2026-02-30", "2026-11-22T99:99:99",
    "99999999999999999999", "-1", "vor 3 Stunden", "2026-11-22T08:30:00+99:99", "Monday", "2026",
    "\u{662}\u{660}\u{662}\u{666}-11-22", "2026-11-22T08:30", "2026-W47", "1 1 1", "\u{0}",
  ]

  static let names = [
    "Ines Calder", "By Ines Calder", "Ines Calder and Jo Marr", "INES CALDER", "ines.calder",
    "Von Ines Calder, dpa", "Dr. Ines Calder-O\u{2019}Neil", "Ines Calder | The Port Post",
    "https://example.org/authors/ines", "admin", "The Port Post", "by", "Par In\u{E8}s Cald\u{E9}",
    "Text: Ines Calder; Fotos: Jo Marr", "Ines&nbsp;Calder", "Ines &amp;amp; Jo",
    "\u{4E95}\u{4F0A}",
    "Ines\u{0}Calder", "Ines\u{202E}redlaC", "@ines", "Ines Calder (photo)",
    "Ines Calder Ines Calder",
    "Ines\nCalder", "Ines \u{7}Calder", "", " ", ",", "A, B, C, D, E, F, G, H, I, J, K, L, M, N",
  ]

  static let metas = """
    author article:author og:title og:type og:url og:image og:site_name description keywords \
    article:published_time article:modified_time article:tag article:section date dc.date dc.creator \
    citation_author twitter:title twitter:data1 twitter:label1 twitter:image parsely-pub-date \
    last-modified generator language og:locale robots license dcterms.rights article:content_tier \
    sailthru.author publish-date shop:author_name og:image:alt application-name byl
    """.split(separator: " ").map(String.init)

  static let keys = """
    @type @graph @id headline name author creator datePublished dateModified articleBody text \
    description image url publisher keywords articleSection isAccessibleForFree license inLanguage \
    mainEntityOfPage itemListElement sameAs
    """.split(separator: " ").map(String.init)

  static let types = [
    "NewsArticle", "Article", "Person", "Organization", "Product", "ItemList", "WebPage",
    "DiscussionForumPosting", "BreadcrumbList", "QAPage", "",
  ]

  static let leftovers = [
    "Related posts", "Read more", "Share this", "Comments", "Advertisement",
    "Subscribe to our newsletter",
    "Photo: Getty Images", "Mehr zum Thema", "Lesen Sie auch", "Tags:",
    "Published on 22 November 2026",
    "By Ines Calder", "\u{A9} 2026 The Port Post", "Leave a reply", "Click here", "3 min read",
    "Table of contents",
    "You may also like", "References", "Back to top", "Follow us on", "Contents [hide]",
    "Cookie settings",
  ]

  static let addresses = [
    "/", "#", "#top", "/2026/11/22/ferry", "https://example.org/",
    "https://example.com/a?b=c&amp;d",
    "javascript:alert(1)", "data:text/html,x", "mailto:a@example.org", "//example.org", "../a",
    " x ",
    "http://[", "https://example.org:99999/", "\u{E9}", "/authors/ines-calder", "a\nb", "%",
    "tel:1", "ftp://x/",
  ]

  static let selectors = [
    "article", "main, .content", ".related, aside", "p", "div > p:first-child", "#comments", "td",
    "h1, h2", ":has(> a)", "body", "a", "ul", "figure", "[class*=ad]", "#nowhere", "*", "head",
  ]
}
