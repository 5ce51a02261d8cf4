public import PipeKit

extension Clean {
  /// The options of `clean`.
  public struct Options: StageOptions {
    /// What the text is written as.
    @Setting(
      """
      What the text of a page is written as: `text` is plain text, `markdown` has headings, lists, \
      tables, links and images, `html` has the same as HTML made safe.
      """)
    public var format = TextFormat.text

    /// The length a text must have.
    @Setting(
      """
      Drop documents whose text is shorter than this many characters, those of markup not counted.
      """, range: 0...10_000_000)
    public var minLength = 0

    /// The largest share of links a text may have.
    @Setting(
      """
      Drop documents of whose text a larger share than this is in links to other pages: lists of \
      links have about 0.9, articles less than 0.2.
      """, range: 0.0...1.0)
    public var maxLinkDensity = 1.0

    /// The languages a document may be in.
    @Setting(
      """
      Drop documents in other languages than these, by what the feed, the page or the text says. \
      `pt` stands for `pt-BR` too; a document whose language is not known passes.
      """)
    public var language = OneOrMore<LanguageCode>([])

    /// How sure the language of a text must be.
    @Setting(
      """
      How sure the language of a text must be to be noted where neither feed nor page states one, \
      from 0, any guess, to 1. A guess with 0.7 is right about seven times in ten.
      """, range: 0.0...1.0)
    public var languageConfidence = 0.7

    /// What must be known of a document.
    @Setting("Drop documents of which one of these is not known.")
    public var onlyWithMetadata = OneOrMore<MetadataField>([])

    /// What to lean to.
    @Setting(
      """
      What to lean to in doubt: `precision` leaves out more, `recall` takes in more, `balanced` does \
      neither.
      """)
    public var favor = Favor.balanced

    /// What is taken out of pages first.
    @Setting(
      """
      CSS selectors of what is taken out of a page before anything is looked for, be it text or \
      author.
      """)
    public var prune = OneOrMore<ElementSelector>([])

    /// What is taken for the content.
    @Setting(
      """
      CSS selectors of what is the content, all that is in it, instead of looking for it. Where \
      they match no text, it is looked for as always.
      """)
    public var keep = OneOrMore<ElementSelector>([])

    /// Whether tables become part of the text.
    @Setting("Whether tables of data are part of the text, a row a line.")
    public var tables = true

    /// Whether comments become part of the text.
    @Setting("Whether readers' comments are part of the text, after the article.")
    public var comments = false

    /// Whether images are written.
    @Setting("Whether Markdown and HTML have the images of the content, with their captions.")
    public var images = true

    /// Whether links are written.
    @Setting("Whether Markdown and HTML have links, or only the text of them.")
    public var links = true

    /// Whether emphasis is written.
    @Setting("Whether Markdown and HTML have emphasis, such as bold and italic text.")
    public var formatting = true

    /// Creates the default options.
    public init() {}
  }
}
