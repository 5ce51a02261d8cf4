public import PipeKit

extension Fetch {
  /// What can be set.
  public struct Options: StageOptions {
    /// Feeds.
    @Setting("Feeds to read, by web address or path; - is standard input.")
    public var feeds = OneOrMore<String>([])

    /// Lists of feeds.
    @Setting(
      "Lists of feeds in OPML, as feed readers export them, by web address or path; - is standard input."
    )
    public var opml = OneOrMore<String>([])

    /// Pages.
    @Setting("Web pages to fetch, each a document.")
    public var pages = OneOrMore<HTTPAddress>([])

    /// Whether links are followed.
    @Setting(
      "Follows the links of pages, breadth first, on the hosts of pages or in allowed_domains: how many links "
        + "away (depth), to which addresses (match), of how many addresses (max_urls).")
    public var follow: FollowOptions? = nil

    /// Lists of pages.
    @Setting(
      "Lists of pages to fetch, an address a line, by web address or path; lines that are empty or begin with # "
        + "are passed over; - is standard input.")
    public var urls = OneOrMore<String>([])

    /// Sitemaps.
    @Setting(
      "Sitemaps whose pages are fetched, by web address or path, also indexes, packed, of news, and text. For a "
        + "site (https://HOST/) its robots.txt says where they are, or else /sitemap.xml is read.")
    public var sitemaps = OneOrMore<String>([])

    /// Files.
    @Setting(
      "Files to read, by path or pattern (in/*.html, in/**); a directory stands for all files in "
        + "it. - is standard input.")
    public var files = OneOrMore<String>([])

    /// JSON Lines.
    @Setting(
      "Files of documents as JSON Lines, or as one JSON array, by path or pattern; - is standard input."
    )
    public var jsonl = OneOrMore<String>([])

    /// Tables.
    @Setting(
      "Tables (CSV, TSV) with a document a row, by path or pattern; - is standard input.")
    public var csv = OneOrMore<String>([])

    /// Web archives.
    @Setting("Web archives (WARC), by path or pattern; - is standard input.")
    public var warc = OneOrMore<String>([])

    /// Which column is what.
    @Setting(
      "Which column of a table is what in a document: {title: headline, text: body}. A column without a name "
        + "is named by its number. The columns that are not named here go by their names.")
    public var columns: [String: String] = [:]

    /// Whether tables have names.
    @Setting("Whether the first row of a table has the columns' names.")
    public var header = true

    /// What is between columns.
    @Setting(
      "What is between the columns of a table, one character or tab; told by its beginning unless set."
    )
    public var delimiter: String? = nil

    /// Which field is what.
    @Setting(
      "Which field of JSON Lines, or of objects in a JSON array, that are no documents is what in one: {title: headline, text: content.body}."
    )
    public var fields: [String: String] = [:]

    /// Media types of archives.
    @Setting("Which media types are brought in of a web archive: text/html, text/*, */*.")
    public var mediaTypes = OneOrMore<String>(["text/html", "application/xhtml+xml"])

    /// Statuses of archives.
    @Setting("Which HTTP statuses are brought in of a web archive.")
    public var statuses = OneOrMore<Int>([200])

    /// What files are.
    @Setting("What the files are; auto tells by name and content.")
    public var format = FileFormat.auto

    /// Whether pages are followed.
    @Setting(
      "Whether every feed entry, and every document with a url, is followed to its page; auto: where it has no content of "
        + "its own, or an excerpt.")
    public var fullText = FullText.never

    /// The oldest entries.
    @Setting(
      "Feed entries and pages of sitemaps older than this are not brought in; those without a date are."
    )
    public var since: TimeSpan? = nil

    /// Which addresses.
    @Setting(
      "Only web addresses that match one of these are brought in, of feed entries too: "
        + "https://example.org/news/**, example.org/**, /news/**. * and ? stand for anything but /, ** for "
        + "anything.")
    public var include = OneOrMore<AddressPattern>([])

    /// Which addresses not.
    @Setting(
      "Web addresses that match one of these are neither brought in nor asked for; see include.")
    public var exclude = OneOrMore<AddressPattern>([])

    /// Which domains.
    @Setting("Only web addresses in these domains are brought in, of feed entries too.")
    public var allowedDomains = OneOrMore<DomainName>([])

    /// The most documents of a source.
    @Setting(
      "The most documents brought in of each feed, list of pages, source of sitemaps, pattern or file of JSON "
        + "Lines; with follow, of all pages together.",
      range: 1...1_000_000_000)
    public var limit: Int? = nil

    /// The most documents of a part of a source.
    @Setting(
      "The most documents brought in of each single feed, sitemap or file, where one source stands for many; with "
        + "follow, of each of pages with what it leads to.",
      range: 1...1_000_000_000)
    public var perSource: Int? = nil

    /// Whether earlier runs' documents are left out.
    @Setting(
      "Whether documents that an earlier run of the pipeline has brought in are left out, by their id: a file "
        + "or page whose content has changed is not brought in again; a file that is replaced then has only the "
        + "new ones.")
    public var onlyNew = false

    /// Whether updated documents are brought in again.
    @Setting(
      "With only_new, whether what says that it was updated since it was brought in (an entry by its updated, a "
        + "page of a sitemap by its lastmod) is brought in again.")
    public var updates = false

    /// The folder that stands for the web.
    @Setting(
      "A folder that stands in for the web: https://HOST/PATH is its file HOST/PATH, "
        + "HOST/PATH.html or HOST/PATH/index.html, and nothing is asked of the network.")
    public var mirror: String? = nil

    /// Whether documents name files.
    @Setting("Whether a document with a path is read from that file; its url stays its address.")
    public var local = false

    /// How many at once.
    @Setting(
      "How many requests are under way at the same time, to all hosts together.", range: 1...256)
    public var concurrency = 32

    /// The pace of requests to one host.
    @Setting(
      "How one host is asked: at most so many requests at a time (connections), with so long from the start of "
        + "one to the start of the next (delay), and at most so long where the host wants it longer (max_delay)."
    )
    public var perHost = HostPace()

    /// Whether robots.txt is heeded.
    @Setting("Whether pages that a site's robots.txt keeps programs from are left alone.")
    public var robots = true

    /// The longest time for a connection.
    @Setting(
      "The longest time to connect to a server.",
      range: TimeSpan(.milliseconds(1))...TimeSpan(.seconds(3600)))
    public var connectTimeout = TimeSpan(.seconds(10))

    /// The longest time until an answer begins.
    @Setting(
      "The longest time until a server begins to answer.",
      range: TimeSpan(.milliseconds(1))...TimeSpan(.seconds(3600)))
    public var firstByteTimeout = TimeSpan(.seconds(20))

    /// The longest time.
    @Setting(
      "The longest time for one page or feed.",
      range: TimeSpan(.milliseconds(1))...TimeSpan(.seconds(3600)))
    public var timeout = TimeSpan(.seconds(30))

    /// The most redirects.
    @Setting("How many redirects are followed, one after another.", range: 0...50)
    public var maxRedirects = 10

    /// The largest size.
    @Setting(
      "The largest page, feed or file, unpacked.", range: ByteSize(1)...ByteSize(1 << 30))
    public var maxSize = ByteSize(16 << 20)

    /// The name given to servers.
    @Setting(
      "What pipe calls itself to servers, instead of pipe/VERSION; its first word is what robots.txt knows "
        + "it by.")
    public var userAgent: String? = nil

    /// Who asks.
    @Setting(
      "An address, on the web or for mail, at which the owners of sites reach whoever runs this; it is told "
        + "them in the User-Agent.")
    public var contact: String? = nil

    /// Headers and cookies for single hosts.
    @Setting(
      "Headers, cookies among them, by the host that they are sent to, and to no other, over https: "
        + "{example.org: {Cookie: \"${COOKIE}\"}}. In clear they are sent only to a server that the pipeline names with "
        + "http://, or by the key http://example.org. Their values are not shown.",
      secret: true)
    public var headers: [String: [String: String]] = [:]

    /// The least time that a feed is fresh.
    @Setting(
      "With only_new, a feed is not asked for again before this long, whatever its server says.",
      range: TimeSpan(.zero)...TimeSpan(.seconds(30 * 86_400)))
    public var minFresh = TimeSpan(.zero)

    /// The longest time that a feed is fresh.
    @Setting(
      "With only_new, the longest time for which a server can have its feed not asked for again; 0s asks in "
        + "each run.",
      range: TimeSpan(.zero)...TimeSpan(.seconds(30 * 86_400)))
    public var maxFresh = TimeSpan(.seconds(86_400))

    /// Whether private addresses are allowed.
    @Setting(
      "Whether pages on private networks may be fetched whose host is not named in feeds, pages, or another source."
    )
    public var allowPrivate = false

    /// Creates options without anything to bring in.
    public init() {}

    /// What is not right whatever the stage's place.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      let paths = [
        ("files", files.values), ("jsonl", jsonl.values), ("csv", csv.values),
        ("warc", warc.values),
      ]
      for (key, values) in paths {
        for value in values {
          if value.isEmpty { problems.append(OptionProblem("has an empty path", options: [key])) }
          if Glob.isPattern(value), let problem = Self.problem(ofPattern: value) {
            problems.append(
              OptionProblem(
                "has a bad pattern: \(problem.message)", options: [key], hint: problem.hint))
          }
          if HTTPAddress(value) != nil {
            problems.append(
              OptionProblem(
                "names files, not web addresses", options: [key], hint: "write it under pages:"))
          }
        }
      }
      let addresses = [
        ("feeds", feeds.values), ("opml", opml.values), ("urls", urls.values),
        ("sitemaps", sitemaps.values),
      ]
      for (key, value) in addresses.flatMap({ key, values in values.map { (key, $0) } }) {
        if value.isEmpty || (value.contains("://") && HTTPAddress(value) == nil) {
          problems.append(
            OptionProblem(
              "must be web addresses or paths", options: [key],
              hint: "a web address starts with http:// or https:// and has no spaces"))
        }
      }
      if sitemaps.values.contains("-") {
        problems.append(
          OptionProblem(
            "are not read from standard input", options: ["sitemaps"],
            hint: "write the sitemap to a file, or its addresses to urls: -"))
      }
      if updates, !onlyNew {
        problems.append(
          OptionProblem(
            "is about what only_new leaves out", options: ["updates"],
            hint: "write only_new: true beside it, or leave it out"))
      }
      if follow != nil, pages.values.isEmpty {
        problems.append(
          OptionProblem(
            "needs pages to begin with", options: ["follow"], hint: "write them under pages:"))
      }
      let readers = [feeds, opml, urls, files, jsonl, csv, warc].map(\.values).joined().count {
        $0 == "-"
      }
      if readers > 1 {
        problems.append(OptionProblem("standard input (-) can be read only once"))
      }
      problems +=
        RecordMap.problems(of: columns, "columns") + RecordMap.problems(of: fields, "fields")
      if let delimiter, delimiterByte == nil {
        problems.append(
          OptionProblem(
            "is '\(delimiter)', but is one character of ASCII", options: ["delimiter"],
            hint: "write ';' or tab"))
      }
      if let mirror, mirror.isEmpty {
        problems.append(OptionProblem("is empty", options: ["mirror"]))
      }
      for (key, value) in [("user_agent", userAgent), ("contact", contact)] {
        guard let value, value.isEmpty || value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
        else { continue }
        problems.append(OptionProblem("must be one line of text", options: [key]))
      }
      if let problem = HostHeaders.problem(headers) { problems.append(problem) }
      if minFresh > maxFresh {
        problems.append(
          OptionProblem("must not be longer than 'max_fresh'", options: ["min_fresh", "max_fresh"]))
      }
      return problems
    }

    /// What is sent as `User-Agent`.
    var identity: String {
      (userAgent ?? "pipe/\(ProgramVersion.text)") + (contact.map { " (+\($0))" } ?? "")
    }

    /// How many items are begun and not yet handed over: those that wait for their hosts cost little, and
    /// a host that is slow does not hold up others within so many.
    var window: Int { mirror == nil && !local ? max(512, concurrency * 4) : 32 }

    /// The keys of the options that bring documents in and are set.
    var sourceKeys: [String] {
      [
        ("feeds", feeds.values.isEmpty), ("opml", opml.values.isEmpty),
        ("pages", pages.values.isEmpty), ("urls", urls.values.isEmpty),
        ("sitemaps", sitemaps.values.isEmpty), ("files", files.values.isEmpty),
        ("jsonl", jsonl.values.isEmpty), ("csv", csv.values.isEmpty),
        ("warc", warc.values.isEmpty),
      ].filter { !$0.1 }.map(\.0)
    }

    /// The web addresses that the pipeline names itself.
    var namedAddresses: [String] {
      feeds.values + opml.values + pages.values.map(\.text) + urls.values + sitemaps.values
    }

    /// The keys of the options that are set and choose among what is brought in.
    var choosingKeys: [String] {
      [
        ("since", since == nil), ("limit", limit == nil), ("per_source", perSource == nil),
        ("include", include.values.isEmpty), ("exclude", exclude.values.isEmpty),
        ("allowed_domains", allowedDomains.values.isEmpty), ("follow", follow == nil),
        ("format", format == .auto), ("only_new", !onlyNew), ("updates", !updates),
      ]
      .filter { !$0.1 }.map(\.0)
    }

    /// What is between the columns of a table; `nil` where that is to be found out.
    var delimiterByte: UInt8? {
      guard let delimiter else { return nil }
      if delimiter == "tab" || delimiter == "\\t" { return 0x09 }
      guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first,
        byte < 0x80, byte != 0x22, byte != 0x0A, byte != 0x0D
      else { return nil }
      return byte
    }

    private static func problem(ofPattern text: String) -> OptionProblem? {
      do {
        _ = try Glob(text)
        return nil
      } catch {
        return error as? OptionProblem ?? OptionProblem("is not a pattern")
      }
    }
  }
}
