extension SanitizerPolicy {
  /// What a news article is made of: text, headings, lists, tables, figures, links and images.
  ///
  /// No style, forms, frames, audio or video. Identifiers get the prefix `article-`, of classes only
  /// those stay that name the language of code.
  public static let article: SanitizerPolicy = {
    var policy = SanitizerPolicy.inline
    let plain = """
      address article aside blockquote caption center dd details dfn div dl dt figcaption figure
      footer h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p picture pre section summary table
      ul
      """
    for name in plain.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      policy.elements[String(name)] = []
    }
    policy.elements["blockquote"] = ["cite"]
    policy.elements["ol"] = ["start", "reversed", "type"]
    policy.elements["li"] = ["value"]
    policy.elements["details"] = ["open"]
    policy.elements["img"] = ["src", "srcset", "sizes", "alt", "width", "height", "loading"]
    policy.elements["source"] = ["srcset", "sizes", "media", "type", "width", "height"]
    policy.elements["td"] = ["colspan", "rowspan", "headers"]
    policy.elements["th"] = ["colspan", "rowspan", "headers", "scope", "abbr"]
    policy.elements["col"] = ["span"]
    policy.elements["colgroup"] = ["span"]
    policy.globalAttributes = ["lang", "dir", "title", "id", "class"]
    policy.identifiers = .prefix("article-")
    policy.classes = .only(["language-*", "lang-*"])
    return policy
  }()

  /// What may stand within a line, as in a title or a comment: emphasis, code and links.
  public static let inline: SanitizerPolicy = {
    var policy = SanitizerPolicy()
    let plain = """
      abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong
      sub sup time u var wbr
      """
    for name in plain.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      policy.elements[String(name)] = []
    }
    policy.elements["a"] = ["href", "hreflang"]
    policy.elements["q"] = ["cite"]
    policy.elements["del"] = ["cite", "datetime"]
    policy.elements["ins"] = ["cite", "datetime"]
    policy.elements["time"] = ["datetime"]
    policy.globalAttributes = ["lang", "dir", "title"]
    return policy
  }()
}
