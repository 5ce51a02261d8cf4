import Foundation

/// Makes feeds as news sites and blogs have them, invented word by word from a seed.
///
/// RSS 2.0 with `content:encoded` in CDATA sections, RSS 2.0 with escaped descriptions, Atom with escaped
/// content, and Atom with XHTML, in turn. Entries have paragraphs, links, images, lists, quotations, dates,
/// authors, categories and enclosures, which come to about 225 kB a feed.
struct FeedMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private static let syllables = [
    "ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu", "an", "er", "in", "or", "un", "st",
    "ne",
    "del", "mar", "ton", "al", "ig", "ur", "es", "po", "da", "fe", "go", "hi", "ju", "ly", "na",
    "os", "é",
  ]

  /// A feed.
  mutating func feed(_ number: Int) -> String {
    let site = "https://www.\(word()).example"
    let count = 25 + below(40)
    switch number % 4 {
    case 0, 1: return rss(site, count, isEscaped: number % 4 == 1)
    default: return atom(site, count, isXHTML: number % 4 == 3)
    }
  }

  // MARK: Formats

  private mutating func rss(_ site: String, _ count: Int, isEscaped: Bool) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
      <channel><title>\(title())</title><link>\(site)/</link>
      <atom:link href="\(site)/feed/" rel="self" type="application/rss+xml" />
      <description>\(words(12))</description><language>en-US</language>
      <lastBuildDate>\(date())</lastBuildDate><generator>Inventor 2.1</generator>

      """
    for index in 0..<count {
      let link = "\(site)/2026/\(1 + below(12))/\(word())-\(word())-\(index)/"
      let content = body(site)
      text += """
        <item>
          <title>\(title())</title>
          <link>\(link)</link>
          <guid isPermaLink="false">\(site)/?p=\(10_000 + index)</guid>
          <pubDate>\(date())</pubDate>
          <dc:creator><![CDATA[\(name())]]></dc:creator>
          <category><![CDATA[\(word())]]></category><category><![CDATA[\(word())]]></category>
          <comments>\(link)#comments</comments><slash:comments>\(below(90))</slash:comments>
          <media:thumbnail url="\(site)/images/\(word()).jpg" width="300" height="200" />

        """
      if isEscaped {
        text += "  <description>\(FeedMaker.escaped(content))</description>\n"
      } else {
        text += "  <description><![CDATA[<p>\(words(40)) [&#8230;]</p>]]></description>\n"
        text += "  <content:encoded><![CDATA[\(content)]]></content:encoded>\n"
      }
      text += "</item>\n"
    }
    return text + "</channel></rss>\n"
  }

  private mutating func atom(_ site: String, _ count: Int, isXHTML: Bool) -> String {
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="\(site)/">
      <title type="html">\(title())</title><subtitle>\(words(9))</subtitle>
      <link href="\(site)/atom.xml" rel="self"/><link href="\(site)/"/>
      <updated>2026-11-\(10 + below(19))T08:00:00Z</updated><id>tag:\(word()).example,2026:feed</id>

      """
    for index in 0..<count {
      let content = body(site)
      text += """
        <entry><title type="html">\(title())</title>
          <link rel="alternate" type="text/html" href="articles/\(word())-\(index).html"/>
          <id>tag:\(word()).example,2026:\(index)</id>
          <published>2026-10-\(10 + below(20))T0\(below(9)):15:00+02:00</published>
          <updated>2026-11-\(10 + below(19))T1\(below(9)):30:12Z</updated>
          <author><name>\(name())</name><uri>\(site)/people/\(word())</uri></author>
          <category term="\(word())" label="\(word())"/>
          <summary type="html">\(FeedMaker.escaped("<p>\(words(40))</p>"))</summary>

        """
      text +=
        isXHTML
        ? "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\(content)</div></content>"
        : "<content type=\"html\">\(FeedMaker.escaped(content))</content>"
      text += "</entry>\n"
    }
    return text + "</feed>\n"
  }

  // MARK: Entries

  private mutating func body(_ site: String) -> String {
    var text = ""
    for _ in 0..<(4 + below(12)) {
      switch below(9) {
      case 0:
        text +=
          "<figure><img src=\"\(site)/images/\(word()).jpg\" alt=\"\(words(5))\" width=\"640\" "
        text += "height=\"427\" /><figcaption>\(words(8))</figcaption></figure>\n"
      case 1:
        text += "<h2>\(words(5))</h2>\n"
      case 2:
        text += "<ul>\n" + (0..<4).map { _ in "<li>\(words(9))</li>\n" }.joined() + "</ul>\n"
      case 3:
        text += "<blockquote cite=\"\(site)/\(word())\"><p>\(words(30))</p></blockquote>\n"
      case 4:
        text += "<p class=\"lead\" style=\"text-align: left;\">\(words(45))<br />\(words(10))</p>\n"
      default:
        text += "<p>\(words(35)) <a href=\"\(site)/\(word())?a=1&amp;b=\(below(99))\" "
        text +=
          "target=\"_blank\" rel=\"noopener\">\(words(3))</a>, <em>\(word())</em> \(words(30)) "
        let root = below(10) == 0 ? "" : site
        text +=
          "<a href=\"\(root)/\(word())/\(word())\">\(word())</a>&nbsp;&#8217;\(words(12))</p>\n"
      }
    }
    return text
  }

  private mutating func title() -> String { "\(words(6)) &amp; \(word())" }

  private mutating func name() -> String { "\(word().capitalized) \(word().capitalized)" }

  private mutating func date() -> String {
    "\(["Mon", "Tue", "Wed", "Thu", "Fri"][below(5)]), \(10 + below(18)) Nov 2026 1\(below(9)):0\(below(9)):33 +0000"
  }

  private mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in word() }.joined(separator: " ")
  }

  private mutating func word() -> String {
    (0..<(1 + below(4))).map { _ in FeedMaker.syllables[below(FeedMaker.syllables.count)] }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A number below a bound, by SplitMix64.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 33) % bound
  }
}
