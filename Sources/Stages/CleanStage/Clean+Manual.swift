public import PipeKit

extension Clean {
  /// The documentation of `clean`.
  public static let manual = Manual(
    "clean", "Makes readable text of fetched pages, and fills in what the pages say of themselves.",
    details: """
      A document's body becomes its text: the main content of a page, paragraphs separated by a blank \
      line, headings kept, an item of a list or a row of a table on a line of its own; cells are \
      parted by " | ", empty ones too, so that columns stay where they are. Navigation, \
      advertisements, captions, bylines, boxes, comments and repeated sentences are left out. The \
      body is dropped.

      With 'format: markdown' or 'format: html' the text is the same content with its headings, lists, \
      tables, quotes, code, emphasis, links and images; addresses are absolute, and images that are \
      loaded late have theirs. HTML has nothing in it that runs, loads or styles, but for images. \
      What stages after this one read is then that text with its markup: it is meant for 'export', \
      which is told so by `text_format` in `metadata`, while 'classify' and 'summarize' do best with \
      plain text.

      'prune' and 'keep' help where a page is misunderstood: what 'prune' selects is as if it were not \
      on the page, what 'keep' selects is its content. The trail tells when 'keep' has found nothing.

      A document that is too short, has too large a share of links, is in another language than \
      those asked for, or of which too little is known is dropped, and the reason told.

      Title, authors, dates, language, image, keywords and, in `metadata`, `site_name`, \
      `description`, `section`, `canonical_url`, `page_type`, `license` and `paywall` are filled in \
      where the document does not have them: from JSON-LD, meta elements and the page's markup. \
      What a feed has said stays. The trail says where each was found. A language that nobody states \
      is told by the text, if that is sure enough ('language_confidence'); so is one that a long text \
      clearly contradicts, such as that of a template.

      Text without markup, in the body or in `text`, is cleaned too. Of what stands above it the \
      headline becomes the title, a topic above that the section, byline and date become authors and \
      date, where these are not known; a standfirst is text. Front matter and the head of a message are \
      read likewise. Captions with credits, lines such as "Related Posts", menus, comments below the \
      text and what is asked of readers go, and what is in doubt stays. Wrapped lines are joined. Paragraphs begin \
      after blank lines, with an indented line, or, where there is neither, after a line that ends \
      a sentence well short of the others.

      A document with neither body nor text fails, and so does one whose body is no text.
      """,
    examples: [page, markdown, html, selectors, plain, short, links, language, known, empty])

  private static let page = Manual.Example(
    "The article of a page becomes the text",
    input: [
      Document(
        id: "a",
        body: Body(
          """
          <html lang="en"><head><title>Ferry runs again | The Port Post</title>
          <meta property="og:site_name" content="The Port Post">
          <meta name="author" content="Ines Calder">
          <meta property="article:published_time" content="2026-11-22T08:30:00+01:00">
          </head><body><nav><a href="/">Home</a> <a href="/city">City</a></nav>
          <article><h1>Ferry runs again</h1><p>By Ines Calder</p>
          <p>The ferry to Saint Orrin runs again from Monday, the harbour office said on Sunday. \
          It had been laid up since a storm in October broke its ramp.</p>
          <div class="newsletter">Subscribe to our newsletter</div>
          <p>Crossings leave every hour between six and ten. Tickets cost the same as before.</p>
          </article><div id="comments"><p>At last!</p></div></body></html>
          """))
    ],
    output: [
      Document(
        id: "a", title: "Ferry runs again", authors: ["Ines Calder"],
        published: Timestamp("2026-11-22T08:30:00+01:00"), language: "en",
        text: """
          The ferry to Saint Orrin runs again from Monday, the harbour office said on Sunday. It had \
          been laid up since a storm in October broke its ramp.

          Crossings leave every hour between six and ten. Tickets cost the same as before.
          """,
        metadata: ["site_name": "The Port Post", "page_type": "article"])
    ])

  private static let ferry = Body(
    """
    <html lang="en"><head><title>Ferry runs again</title></head><body>
    <nav><a href="/">Home</a></nav><article>
    <figure><img src="/blank.gif" data-src="ferry.jpg" alt="A ferry"><figcaption>In its \
    dock.</figcaption></figure>
    <p>The <b>ferry</b> to <a href="../orrin">Saint Orrin</a> runs again from Monday, the harbour \
    office said on Sunday. It had been laid up since a storm in October broke its ramp.</p>
    <div class="promo"><p>The harbour's own magazine, now with a map of all the ferries there are, \
    is to be had at every kiosk.</p></div>
    <ul><li>Mondays, every hour</li><li onclick="x()">Sundays, every other hour</li></ul>
    <p>Crossings begin at six and end at ten. Tickets cost the same as before the storm.</p>
    </article></body></html>
    """)

  private static let markdown = Manual.Example(
    "The article of a page as Markdown", options: "{format: markdown, prune: .promo}",
    input: [Document(id: "a", url: "https://example.org/city/ferry", body: ferry)],
    output: [
      Document(
        id: "a", url: "https://example.org/city/ferry", title: "Ferry runs again", language: "en",
        text: """
          ![A ferry](https://example.org/city/ferry.jpg)

          In its dock.

          The **ferry** to [Saint Orrin](https://example.org/orrin) runs again from Monday, the \
          harbour office said on Sunday. It had been laid up since a storm in October broke its ramp.

          - Mondays, every hour
          - Sundays, every other hour

          Crossings begin at six and end at ten. Tickets cost the same as before the storm.
          """, metadata: ["text_format": "markdown"])
    ])

  private static let html = Manual.Example(
    "The same as HTML, without images and links",
    options: "{format: html, prune: .promo, images: false, links: false}",
    input: [Document(id: "a", url: "https://example.org/city/ferry", body: ferry)],
    output: [
      Document(
        id: "a", url: "https://example.org/city/ferry", title: "Ferry runs again", language: "en",
        text: """
          <p>The <b>ferry</b> to Saint Orrin runs again from Monday, the harbour office said on \
          Sunday. It had been laid up since a storm in October broke its ramp.</p>
          <ul><li>Mondays, every hour</li><li>Sundays, every other hour</li></ul>
          <p>Crossings begin at six and end at ten. Tickets cost the same as before the storm.</p>
          """, metadata: ["text_format": "html"])
    ])

  private static let selectors = Manual.Example(
    "What is the content, by selectors", options: "{keep: [.promo, article ul]}",
    input: [Document(id: "a", body: ferry)],
    output: [
      Document(
        id: "a", title: "Ferry runs again", language: "en",
        text: """
          The harbour's own magazine, now with a map of all the ferries there are, is to be had at \
          every kiosk.

          Mondays, every hour
          Sundays, every other hour
          """)
    ])

  private static let links = Manual.Example(
    "Lists of links go", options: "{max_link_density: 0.5, keep: main}",
    input: [
      Document(
        id: "f",
        body: Body("<main><a href=1>The ferry</a> <a href=2>The ramp</a> and more</main>")),
      Document(id: "g", body: Body("<main>More of <a href=1>the ferry</a> and its ramp</main>")),
    ],
    output: [Document(id: "g", language: "en", text: "More of the ferry and its ramp")])

  private static let language = Manual.Example(
    "Documents in other languages go, those of which it is not known stay", options: "language: en",
    input: [
      Document(id: "h", language: "en-GB", text: "The ferry runs again."),
      Document(id: "i", language: "fr", text: "Le bac repart."),
      Document(id: "j", text: "Die F\u{E4}hre f\u{E4}hrt wieder."),
      Document(id: "m", text: "14:30 \u{2013} 15:00"),
    ],
    output: [
      Document(id: "h", language: "en-GB", text: "The ferry runs again."),
      Document(id: "m", text: "14:30 \u{2013} 15:00"),
    ])

  private static let known = Manual.Example(
    "Documents of which too little is known go", options: "only_with_metadata: [title, language]",
    input: [
      Document(id: "k", title: "Ferry", language: "en", text: "The ferry runs again."),
      Document(id: "l", text: "Le bac repart."),
    ],
    output: [Document(id: "k", title: "Ferry", language: "en", text: "The ferry runs again.")])

  private static let plain = Manual.Example(
    "Text without markup",
    input: [
      Document(
        id: "b",
        text: """
          Bakery wins prize for rye bread

          The bakery on Quarry Lane

          The bakery on Quarry Lane has won the county's prize for rye bread, which
          is given every third year. The baker thanked her mill.

          Related Posts
          """)
    ],
    output: [
      Document(
        id: "b", title: "Bakery wins prize for rye bread", language: "en",
        text: """
          The bakery on Quarry Lane has won the county's prize for rye bread, which is given every \
          third year. The baker thanked her mill.
          """)
    ])

  private static let short = Manual.Example(
    "Short documents go", options: "min_length: 20",
    input: [
      Document(id: "c", text: "Too short."),
      Document(id: "d", text: "Just long enough to be kept."),
    ],
    output: [Document(id: "d", language: "en", text: "Just long enough to be kept.")])

  private static let empty = Manual.Example(
    "A document with nothing to clean fails",
    input: [Document(id: "e", title: "Only a title")], failures: ["e"])
}
