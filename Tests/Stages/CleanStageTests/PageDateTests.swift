import PipeKit
import Testing

@testable import CleanStage

@Suite struct PageDateTests {
  private func page(
    _ html: String, address: String = "https://example.org/a", now: String? = nil
  ) -> PageMetadata {
    var reader = PageReader()
    return reader.read(
      Array(html.utf8), charset: nil, address: address, title: nil,
      now: now.flatMap { Timestamp($0) }, ExtractionOptions()
    ).1
  }

  private func published(_ html: String, address: String = "https://example.org/a") -> String? {
    page(html, address: address).published?.value.description
  }

  @Test(arguments: [
    ("2026\u{5E74}11\u{6708}22\u{65E5}", "2026-11-22"), ("2026. november 22.", "2026-11-22"),
    ("22. marraskuuta 2026", "2026-11-22"),
    ("22 \u{43B}\u{438}\u{441}\u{442}\u{43E}\u{43F}\u{430}\u{434}\u{430} 2026", "2026-11-22"),
  ])
  func readsDatesOfManyLanguages(text: String, date: String) {
    #expect(DateReader.find(in: text)?.description == date)
  }

  @Test(arguments: [
    ("4 March 2026 15:15 CET", "2026-03-04T15:15:00+01:00"),
    ("March 4, 2026, at 3:15 p.m. EST", "2026-03-04T15:15:00-05:00"),
    ("4 March 2026 | 15:15:30 (GMT+1)", "2026-03-04T15:15:30+01:00"),
    ("4. M\u{E4}rz 2026 um 15.15 Uhr MEZ", "2026-03-04T15:15:00+01:00"),
    ("15:15 GMT, 4 March 2026", "2026-03-04T15:15:00Z"),
    ("4 March 2026 12:05 am UTC\u{2212}3:30", "2026-03-04T00:05:00-03:30"),
    ("4 March 2026 15:15", "2026-03-04"), ("4 March 2026 15:15 XYZ", "2026-03-04"),
    ("4 March 2026, 12 people met at 15:15 CET", "2026-03-04"),
    ("4 March 2026 25:15 CET", "2026-03-04"), ("4 March 2026 15:75 CET", "2026-03-04"),
    ("4 March 2026 15:", "2026-03-04"),
  ])
  func readsTheTimeBesideADateIfItHasAZone(text: String, date: String) {
    #expect(DateReader.find(in: text)?.description == date)
  }

  private static let story = """
    <p>The lock at Brennholm opens again in May, the canal board said on Monday, once the second gate has been hung.</p>
    <p>Boats of more than two metres will have to wait until the summer, because the new wall needs time to set.</p>
    """

  @Test(arguments: [
    "<aside class=related><h3>More</h3><ul><li><a href=/o>Other news</a> <time datetime=2019-01-01>1 Jan 2019</time></ul></aside>",
    "<aside class=related><article><a href=/o>Other news</a><time datetime=2019-01-01>1 Jan 2019</time></article></aside>",
    "<div class=related><h3>Latest</h3><p>1 Jan 2019</p><p><a href=/o>Other news</a></p></div>",
    "<p class=info>Next meeting: 12 May 2019</p>", "<p>Deadline: 12 May 2019</p>",
    "<div class=user-info>Joined Jan 5, 2010</div>",
    "<div class=user-info>Member since <time datetime=2010-01-05>Jan 5, 2010</time></div>",
    "<footer>Town Post. Founded on 3 May 1999 in Leeds.</footer>",
  ])
  func aDateOfSomethingElseIsNotThatOfThePage(html: String) {
    #expect(published("<article><h1>Lock opens</h1>\(Self.story)</article>\(html)") == nil)
  }

  @Test(arguments: ["<p>12 May 2019</p>", "<p class=info>Leeds, 12 May 2019</p>"])
  func aDateBelowTheTextIsThatOfThePageIfNothingElseIsSaid(html: String) {
    let page = "<article><h1>Lock opens</h1>\(Self.story)\(html)</article>"
    #expect(published(page) == "2019-05-12")
  }

  @Test(arguments: [
    "<p class=meta>Published: 4 March 2026 15:15 CET / Updated: 5 March 2026 10:00 CET</p>",
    "<p>Published: 4 March 2026 15:15 CET</p><p>Updated: 5 March 2026 10:00 CET</p>",
    "<p>Updated: 5 March 2026 10:00 CET | Published: 4 March 2026 15:15 CET</p>",
    """
    <p>Published <time datetime="2026-03-04T15:15:00+01:00">4 March</time>, updated
    <time datetime="2026-03-05T10:00:00+01:00">5 March</time></p>
    """,
  ])
  func whatIsShownHasATimeAndAnUpdate(line: String) {
    let metadata = page("<h1>Ferry</h1>\(line)\(body)")
    #expect(metadata.published?.value.description == "2026-03-04T15:15:00+01:00")
    #expect(metadata.updated?.value.description == "2026-03-05T10:00:00+01:00")
  }

  @Test(arguments: [
    "He died on 4 May 2011.", "The fair will open on 4 May 2021 at ten.",
    "The sale ends 12 June 2020, so come soon\u{2026}",
    "Updated rules come into force on 1 January 2020, the office said.",
  ])
  func aSentenceTellsOfOtherDates(sentence: String) {
    for html in [
      "<h1>Ferry</h1><p>\(sentence)</p>\(body)", "<h1>Ferry</h1>\(body)<p>\(sentence)</p>",
    ] {
      let metadata = page("<article>\(html)</article>")
      #expect(metadata.published == nil)
      #expect(metadata.updated == nil)
    }
  }

  @Test func aSentenceMayTellOfTheChangeOfThePage() {
    let line = "<p>This page was last updated on 5 March 2026.</p>"
    #expect(
      page("<h1>Ferry</h1>\(body)\(line)").updated?.value.description == "2026-03-05")
  }

  @Test func anUpdateBeforeThePublicationIsNone() {
    let stated = "<meta property=article:published_time content=2026-05-20>"
    let metadata = page(stated + "<h1>Ferry</h1><p>Updated: 5 March 2026</p>\(body)")
    #expect(metadata.updated == nil)
  }

  @Test func theDateOfTheLastChangeAloneServesForBoth() async throws {
    let html = "<h1>Ferry</h1><p>Last updated: 5 March 2026</p>\(body)"
    let document = try await Clean.cleaned(Document(id: "x", body: Body(html)))
    #expect(document.published?.description == "2026-03-05")
    #expect(document.updated?.description == "2026-03-05")
    #expect(document.trail.last?.note.contains("published from the last change") == true)
  }

  @Test func whatIsStillToComeWasNotPublished() {
    let now = "2026-03-04T12:00:00Z"
    let fair = "https://example.org/news/2026-06-01-fair"
    #expect(page("<p>x", address: fair, now: now).published == nil)
    #expect(page("<p>x", address: fair, now: "2026-07-01").published != nil)
    for html in [
      "<meta name=date content=2026-06-01><h1>Fair</h1>\(body)",
      "<h1>Fair</h1><p>1 June 2026</p>\(body)", "<h1>Fair</h1><time>1 June 2026</time>\(body)",
      "<h1>Fair</h1>\(body)<p>Published on 1 June 2026</p>",
    ] {
      #expect(page(html, now: now).published == nil, "\(html)")
      #expect(page(html).published?.value.description == "2026-06-01", "\(html)")
    }
    // What is stated expressly is believed.
    let stated = "<meta property=article:published_time content=2026-06-01>"
    #expect(page(stated, now: now).published != nil)
    // The next day has begun elsewhere.
    #expect(page("<h1>Fair</h1><time>5 March 2026</time>\(body)", now: now).published != nil)
  }

  @Test func theAddressOfAnEventHasTheDateOfThat() {
    #expect(published("<p>x", address: "https://example.org/events/2026-06-01-fair") == nil)
  }

  @Test(arguments: [
    "<p>The concert takes place on <time datetime=2026-05-01>1 May</time>.</p>",
    "<p>On <time datetime=2026-05-01>1 May</time> the town will open a new pier to all.</p>",
    "<p><b>Note:</b> the pier was closed on <time datetime=2026-05-01>1 May</time> for repairs.</p>",
  ])
  func aTimeInASentenceIsThatOfWhatItTells(line: String) {
    #expect(published("<h1>Ferry</h1>\(line)\(body)") == nil)
  }

  @Test(arguments: [
    "<p><time datetime=2026-05-01>1 May</time> by Ines Calder, for the city desk</p>",
    "<p>By Ines Calder of our city desk on <time datetime=2026-05-01>1 May</time></p>",
    "<p>Published in the news on <time datetime=2026-05-01>1 May</time></p>",
    "<div>City | <time datetime=2026-05-01>1 May</time></div>",
  ])
  func aTimeInALineAboutTheTextIsThatOfTheText(line: String) {
    #expect(published("<h1>Ferry</h1>\(line)\(body)") == "2026-05-01")
  }

  @Test(arguments: [
    ("article", "<h2><a href=/n>Pier</a></h2><time datetime=2026-05-0N>N May</time>"),
    ("div", "<h3><a href=/n>Pier</a></h3><span class=date>N May 2026</span>"),
    (
      "li",
      "<a href=/n>The pier is to be rebuilt by autumn</a> <time datetime=2026-05-0N>N May</time>"
    ),
  ])
  func datesOfTeasersAreThoseOfOtherPages(name: String, teaser: String) {
    func list(_ count: Int) -> String {
      let items = (1...count).map { number in
        let text = teaser.replacing(">Pier<", with: ">Pier \(number) is open<").split(
          separator: "N", omittingEmptySubsequences: false)
        return
          "<\(name) class=t>\(text.joined(separator: "\(number)"))<p>A word or two.</p></\(name)>"
      }
      return "<main><h1>News</h1>\(items.joined())</main>"
    }
    #expect(published(list(5)) == nil)
    #expect(published(list(2)) == "2026-05-01")
  }

  @Test func thePostsOfAThreadAreNoTeasers() {
    let posts = (1...4).map { number in
      """
      <div class=post><h3><a href='/t/\(number)'>Re: Why does rye not rise?</a></h3>
      <span class=date>\(number) May 2026</span><p>It has hardly any gluten, I am told.</p></div>
      """
    }
    #expect(
      published("<main><h1>Why does rye not rise?</h1>\(posts.joined())</main>") == "2026-05-01")
  }

  @Test func theFootOfTheSiteHasADateOfItsOwn() {
    func foot(_ text: String) -> PageMetadata {
      page("<main><h1>Ferry</h1>\(body)</main><footer><p>\(text)</p></footer>")
    }
    #expect(foot("Site updated 2 January 2026").published == nil)
    #expect(foot("Site updated 2 January 2026").updated == nil)
    #expect(foot("This page was updated on 2 January 2026").published != nil)
    #expect(
      page("<h1>Ferry</h1>\(body)<div id=footer>Site updated 2 January 2026</div>").published == nil
    )
  }

  @Test func yearsOfTwoDigitsCountWhereDatesStand() {
    #expect(published("<div class=date>City, 2.11.26</div><p>x") == "2026-11-02")
    #expect(published("<div class=box>Version 2.11.26</div><p>x") == nil)
  }

  @Test func aTimeInUTCBelongsToTheDayThatThePageNames() {
    let head = "<meta property=article:published_time content=2026-11-22T23:30:00Z>"
    #expect(published(head) == "2026-11-22T23:30:00Z")
    #expect(published(head, address: "https://example.org/2026/11/23/x") == "2026-11-23")
    #expect(published(head, address: "https://example.org/2026/11/29/x") == "2026-11-22T23:30:00Z")
    #expect(
      published(head + "<time datetime=2026-11-23T00:30:00+01:00>Monday</time>")
        == "2026-11-23T00:30:00+01:00")
  }

  @Test func whatWasUpdatedIsNotWhatWasPublished() {
    let both = page(
      "<p class=date>Updated: May 3, 2026</p><p class=date>May 1, 2026</p><p>x")
    #expect(both.published?.value.description == "2026-05-01")
    let parts = page(
      "<i itemprop=dateModified content=2026-05-03></i><i itemprop=dateCreated content=2026-05-01></i>"
    )
    #expect(parts.published?.value.description == "2026-05-01")
    #expect(parts.updated?.value.description == "2026-05-03")
  }

  @Test func theDateOfTheLastChangeServesWhereReadersSeeNoOther() {
    let metadata = page("<p class=date>Updated: May 3, 2026</p><p>x")
    #expect(metadata.published?.source == "the last change")
    #expect(page("<meta property=article:modified_time content=2026-05-03>").published == nil)
  }

  private let body =
    "<p>The ferry to Saint Orrin runs again from Monday, the town said, after three weeks of repairs, and twice a day.</p>"

  @Test func aDateMayFollowANameWithoutASpace() {
    #expect(DateReader.find(in: "Ines Calder22.11.2026")?.description == "2026-11-22")
    #expect(DateReader.find(in: "Nov 22, 2026Ines Calder")?.description == "2026-11-22")
    #expect(DateReader.locate(in: "On \u{FC} 22nd of May 2026!")?.range == 6..<22)
    #expect(DateReader.find(in: "A2026B11C22") == nil)
    #expect(DateReader.findShort(in: "(City, 22 November 26)")?.description == "2026-11-22")
  }

  @Test(
    arguments: [
      ("Erschienen am: 01.05.2026, Letzte \u{C4}nderung: 03.05.2026", "2026-05-01"),
      ("Letzte \u{C4}nderung: 03.05.2026 Erschienen am: 01.05.2026", "2026-05-01"),
      ("Originally published on 1 May 2026, updated since", "2026-05-01"),
      ("Published as it was last updated on 3 May 2026", nil), ("Erscheinungsdatum: 1.5.2026", nil),
    ] as [(String, String?)])
  func labelsTellTheDateOfPublication(text: String, date: String?) {
    #expect(DateLabel.published(in: text)?.description == date)
  }

  @Test func aLabelTellsTheDateWhereverItStands() {
    let filler = String(repeating: "<p>Links</p>", count: 12)
    #expect(
      published("<h1>Ferry</h1>\(body)\(filler)<p>Erschienen am: 01.05.2026</p>") == "2026-05-01")
    let change = page(
      "<h1>Ferry</h1>\(body)\(filler)<div>Last modified:</div><div>1 May 2026</div>")
    #expect(change.published?.source == "the last change")
  }

  @Test func whatStandsAtTheHeadlineComesBeforeWhatStandsElsewhere() {
    #expect(
      published("<h1>Ferry</h1><p>1 May 2026</p>\(body)<ul><li><time>4 May 2026</time> More</ul>")
        == "2026-05-01")
    #expect(
      published(
        "<h1>Ferry</h1>\(body)<blockquote><time datetime=2026-01-01>x</time></blockquote>") == nil)
  }

  @Test func whatIsToldIsNotTakenForTheDateOfTheText() {
    #expect(
      published(
        "<h1>Ferry</h1><p>It will sail for the first time on 5 May 2026, with a band on board, and cost as much as it did in spring, the town said.\(body)"
      ) == nil)
    #expect(published("<h1>Ferry</h1><p>Port Orrin, 5 May 2026 \u{2013} \(body)") == "2026-05-05")
  }

  @Test func anEarlierDateAtTheHeadlineIsBelieved() {
    let head = "<meta property=article:published_time content=2026-05-20T10:00:00+02:00>"
    #expect(
      published(head + "<h1>Ferry</h1><p class=date>1 May 2026</p>\(body)") == "2026-05-01")
    // A later one is that of a change, or of something else.
    #expect(
      published(head + "<h1>Ferry</h1><p class=date>22 May 2026</p>\(body)")
        == "2026-05-20T10:00:00+02:00")
    let changed = head + "<meta property=article:modified_time content=2026-05-01>"
    #expect(
      published(changed + "<h1>Ferry</h1><p class=date>1 May 2026</p>\(body)")
        == "2026-05-20T10:00:00+02:00")
  }

  @Test func theShownDateTellsDayAndMonthOfAStatedOneApart() {
    let shown = "<h1>Ferry</h1><p class=date>1 November 2026</p>\(body)"
    #expect(published("<meta name=date content='11/01/2026'>" + shown) == "2026-11-01")
    let slashes = "<h1>Ferry</h1><p class=date>11/01/2026</p>\(body)"
    #expect(
      published("<meta property=article:published_time content=2026-11-01>" + slashes)
        == "2026-11-01")
  }

  @Test func aVagueNameGivesWayToWhatIsShown() {
    let html = "<meta name=date content=2026-05-20><h1>Ferry</h1>"
    #expect(published(html + body) == "2026-05-20")
    #expect(published(html + "<p>1 May 2026</p>" + body) == "2026-05-01")
  }

  @Test func theWordsBeforeADateTellOfAChange() {
    let metadata = page(
      "<h1>Ferry</h1><p><span>Last updated:</span> <time>May 3, 2026</time></p>\(body)")
    #expect(metadata.published?.source == "the last change")
  }

  @Test func propertiesOfRDFaAreRead() {
    #expect(
      published("<span property='schema:dateCreated' content='2026-05-01'></span>") == "2026-05-01")
  }

  @Test func namesOfMetaElementsThatSpeakOfPublicationAreRead() {
    #expect(published("<meta name=x-published-date content=2026-05-01>") == "2026-05-01")
    #expect(published("<p>x", address: "https://example.org/news/22-11-2026") == "2026-11-22")
  }
}
