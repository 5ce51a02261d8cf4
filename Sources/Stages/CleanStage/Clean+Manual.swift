public import PipeKit

extension Clean {
  /// The documentation of `clean`.
  public static let manual = Manual(
    "clean", "Makes readable text of fetched pages, and fills in what the pages say of themselves.",
    details: """
      A document's body becomes its text: the main content of a page, paragraphs separated by a blank \
      line, headings kept, an item of a list or a row of a table on a line of its own. Navigation, \
      advertisements, captions, bylines, boxes, comments and repeated sentences are left out. The \
      body is dropped.

      Title, authors, dates, language, image, keywords and, in `metadata`, `site_name`, \
      `description`, `section`, `canonical_url`, `page_type`, `license` and `paywall` are filled in \
      where the document does not have them: from JSON-LD, meta elements and the page's markup. \
      What a feed has said stays. The trail says where each was found.

      Text without markup, in the body or in `text`, is cleaned too: a headline on its first line \
      becomes the title if there is none, captions and lines such as "Related Posts" go, wrapped lines \
      are joined.

      A document with neither body nor text fails, and so does one whose body is no text.
      """,
    examples: [page, plain, short, empty])

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
        id: "b", title: "Bakery wins prize for rye bread",
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
    output: [Document(id: "d", text: "Just long enough to be kept.")])

  private static let empty = Manual.Example(
    "A document with nothing to clean fails",
    input: [Document(id: "e", title: "Only a title")], failures: ["e"])
}
