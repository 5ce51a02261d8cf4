public import PipeKit

extension Fetch {
  /// What can be set.
  public struct Options: StageOptions {
    /// Feeds.
    @Setting("Feeds to read, by web address or path; - is standard input.")
    public var feeds = OneOrMore<String>([])

    /// Pages.
    @Setting("Web pages to fetch, each a document.")
    public var pages = OneOrMore<HTTPAddress>([])

    /// Files.
    @Setting(
      "Files to read, by path or pattern (in/*.html, in/**); a directory stands for all files in "
        + "it. - is standard input.")
    public var files = OneOrMore<String>([])

    /// JSON Lines.
    @Setting("Files of documents as JSON Lines, by path or pattern; - is standard input.")
    public var jsonl = OneOrMore<String>([])

    /// What files are.
    @Setting("What the files are; auto tells by name and content.")
    public var format = FileFormat.auto

    /// Whether pages are followed.
    @Setting("Whether every feed entry, and every document with a url, is followed to its page.")
    public var fullText = false

    /// The oldest entries.
    @Setting("Feed entries older than this are not brought in; those without a date are.")
    public var since: TimeSpan? = nil

    /// The most documents of a source.
    @Setting(
      "The most documents brought in of each feed, pattern or file of JSON Lines.",
      range: 1...1_000_000_000)
    public var limit: Int? = nil

    /// Whether earlier runs' documents are left out.
    @Setting(
      "Whether documents that an earlier run of the pipeline has brought in are left out, by their id: a file "
        + "or page whose content has changed is not brought in again; a file that is replaced then has only the "
        + "new ones.")
    public var onlyNew = false

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
      "Headers, cookies among them, by the host that they are sent to, and to no other: "
        + "{example.org: {Cookie: \"${COOKIE}\"}}.")
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
      "Whether pages on private networks may be fetched whose host is not named in feeds or pages.")
    public var allowPrivate = false

    /// Creates options without anything to bring in.
    public init() {}

    /// What is not right whatever the stage's place.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      for (key, values) in [("files", files.values), ("jsonl", jsonl.values)] {
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
      for value in feeds.values {
        if value.isEmpty || (value.contains("://") && HTTPAddress(value) == nil) {
          problems.append(
            OptionProblem(
              "must be web addresses or paths", options: ["feeds"],
              hint: "a web address starts with http:// or https:// and has no spaces"))
        }
      }
      let readers = [feeds.values, files.values, jsonl.values].joined().count { $0 == "-" }
      if readers > 1 {
        problems.append(OptionProblem("standard input (-) can be read only once"))
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
        ("feeds", feeds.values.isEmpty), ("pages", pages.values.isEmpty),
        ("files", files.values.isEmpty), ("jsonl", jsonl.values.isEmpty),
      ].filter { !$0.1 }.map(\.0)
    }

    /// The keys of the options that are set and choose among what is brought in.
    var choosingKeys: [String] {
      [
        ("since", since == nil), ("limit", limit == nil), ("format", format == .auto),
        ("only_new", !onlyNew),
      ]
      .filter { !$0.1 }.map(\.0)
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
