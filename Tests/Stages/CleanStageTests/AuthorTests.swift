import PipeKit
import Testing

@testable import CleanStage

@Suite struct AuthorTests {
  private func authors(_ html: String, address: String = "https://example.org/a") -> [String]? {
    var reader = PageReader()
    return reader.read(
      Array(html.utf8), charset: nil, address: address, title: nil, ExtractionOptions()
    ).1.authors?.value
  }

  @Test(arguments: [
    ("By Ines Calder", ["Ines Calder"]),
    ("Von Bo Hale und Ines Calder", ["Bo Hale", "Ines Calder"]),
    ("Ines Calder, Bo Hale & Ines Calder", ["Ines Calder", "Bo Hale"]),
    ("Ines Calder (The Post)", ["Ines Calder"]),
    ("Posted on 3rd May 2026 by Ines Calder", ["Ines Calder"]),
    ("Ines Calder May 3, 2026", ["Ines Calder"]), ("May Hale May 3, 2026", ["May Hale"]),
    ("Ines Calder, Senior Editor", ["Ines Calder"]), ("Ines Calder Staff Writer", ["Ines Calder"]),
    ("Ines Calder, MD, Bo Hale", ["Ines Calder", "Bo Hale"]),
    ("Ines Calder/dpa", ["Ines Calder"]), ("Autor:Ines Calder", ["Ines Calder"]),
    ("Ver\u{F6}ffentlicht von Ines Calder", ["Ines Calder"]),
    ("Written by\nInes Calder\n5 min read", ["Ines Calder"]), ("ines84", ["ines84"]),
    ("admin", []), ("Senior Editor", []), ("3 days ago", []), ("https://example.org/ines", []),
    ("ines@example.org", []), ("", []),
  ])
  func readsNames(text: String, names: [String]) {
    #expect(AuthorNames.names(in: text) == names)
  }

  @Test(arguments: [
    ("By Ines Calder, photos by Bo Hale", ["Ines Calder"]),
    ("Words by INES CALDER; photographs by Bo Hale", ["INES CALDER"]),
    ("By Ines Calder with AP. Published July 1, 2026", ["Ines Calder"]),
    ("Par Ines Calder, avec AFP. Publi\u{E9} le 1er juillet 2026", ["Ines Calder"]),
    ("di Ines Calder, inviato a Roma - 3 marzo 2026", ["Ines Calder"]),
    ("Ines Calder\nFollow", ["Ines Calder"]), ("icalder\nPosts: 32", ["icalder"]),
    ("By Ines Calder, Health Editor, and Bo Hale", ["Ines Calder", "Bo Hale"]),
    ("By Ines Calder, Bo Hale and Ana von Moos", ["Ines Calder", "Bo Hale", "Ana von Moos"]),
    ("By Ines Calder with Bo Hale", ["Ines Calder", "Bo Hale"]),
  ])
  func whatStandsAroundNamesIsNoAuthor(text: String, names: [String]) {
    #expect(AuthorNames.names(in: text) == names)
  }

  @Test func whoReviewsSomethingHasNotWrittenThePage() {
    let review = "<div itemprop=review itemscope><span itemprop=author>Bo Hale</span> Good.</div>"
    #expect(authors("<div itemscope><h1>Kettle</h1>\(review)</div>") == nil)
    #expect(
      authors("<div itemscope>\(review)<p itemprop=author>Ines Calder</div>") == ["Ines Calder"])
  }

  @Test func labelsAndDigitsOfOtherScriptsAreNoNames() {
    let name = "\u{633}\u{627}\u{645}\u{64A} \u{62D}\u{62F}\u{627}\u{62F}"
    let label = "\u{628}\u{642}\u{644}\u{645}: "
    let date = " | \u{664} \u{645}\u{627}\u{631}\u{633} \u{662}\u{660}\u{662}\u{666}"
    #expect(AuthorNames.names(in: label + name + date) == [name])
    #expect(DateReader.find(in: label + name + date)?.description == "2026-03-04")
  }

  @Test(arguments: [
    ("Moss, Lena", ["Lena Moss"]), ("van der Berg, Anna M.", ["Anna M. van der Berg"]),
    ("Lena Moss, Paul Hale", ["Lena Moss", "Paul Hale"]), ("Moss, MD", ["Moss"]),
    ("Moss, Lena; Hale, Paul", ["Lena Moss", "Paul Hale"]),
  ])
  func dublinCoreHasLastNamesFirst(text: String, names: [String]) {
    #expect(AuthorNames.names(inCreators: [text]) == names)
    let page = "<meta name=DC.creator content='\(text)'>"
    #expect(authors(page) == names)
  }

  @Test func namesAndDatesInElementsOfTheirOwnAreKeptApart() {
    #expect(
      authors("<p class=byline><a href=/u>user0</a><span class=date>3 March 2026</span></p>")
        == ["user0"])
  }

  @Test func whatIsStatedMayBeANewsroom() {
    #expect(AuthorNames.names(in: "Redaktion", isStated: true) == ["Redaktion"])
    #expect(AuthorNames.names(in: "Redaktion") == [])
  }

  @Test(arguments: [
    ("By Ines Calder-Moe, Harbour correspondent Nov 22", ["Ines Calder-Moe"]),
    ("By Ines Calder in Saint Orrin", ["Ines Calder"]), ("Posted by ines", ["ines"]),
    ("\u{4F5C}\u{8005}\u{FF1A}\u{738B}\u{5C0F}\u{660E}", ["\u{738B}\u{5C0F}\u{660E}"]),
    (
      "10:15 \u{6765}\u{6E90}:\u{65E5}\u{62A5} \u{4F5C}\u{8005}:\u{738B}\u{5C0F}\u{660E} \u{7F16}\u{8F91}:\u{674E}\u{534E}",
      ["\u{738B}\u{5C0F}\u{660E}"]
    ),
    ("\u{8A18}\u{8005} \u{738B}\u{5C0F}\u{660E}", ["\u{738B}\u{5C0F}\u{660E}"]),
    (
      "\u{5DE}\u{5D0}\u{5EA}: \u{5D3}\u{5E0}\u{5D4} \u{5DB}\u{5D4}\u{5DF}",
      ["\u{5D3}\u{5E0}\u{5D4} \u{5DB}\u{5D4}\u{5DF}"]
    ),
    ("By Monday", []), ("By Monday Evening", []), ("By accident", []), ("By car.", []),
    ("By Train", []), ("Par chance", []), ("by ines", []),
    ("By Ines Calder, London", ["Ines Calder"]), ("Von Ines Calder, M\u{FC}nchen", ["Ines Calder"]),
    ("By Ines Calder, Berlin Bureau Chief", ["Ines Calder"]),
    ("By Ines Calder | Photos by Bo Hale", ["Ines Calder"]),
    ("22.11.2026 | Von Ines Calder", ["Ines Calder"]), ("By the way, it rained", []),
    ("Ines Calder met Bo Hale", []),
  ])
  func readsBylinesUpToWhatIsNoName(line: String, names: [String]) {
    #expect(AuthorNames.byline(line) == names)
  }

  @Test(arguments: [
    ("Photos by Bo Hale; Text by Ines Calder", ["Ines Calder"]),
    ("By Ines Calder, Cher and Bo Hale", ["Ines Calder", "Cher", "Bo Hale"]),
  ])
  func whoWroteItIsNamedBesideOthers(line: String, names: [String]) {
    #expect(authors("<h1>Ferry runs</h1><p class=byline>\(line)</p>") == names)
  }

  @Test(arguments: ["Photo by Bo Hale", "Edited by Bo Hale", "Fotos: Bo Hale"])
  func whoDidSomethingElseForATextIsNoAuthor(line: String) {
    #expect(authors("<h1>Ferry runs</h1><p class=byline>\(line)</p>") == nil)
  }

  @Test func allWhoStandSideBySideInABylineAreNamed() {
    let first = "<a rel=author href=/a>Ines Calder</a>"
    let second = "<a rel=author href=/b>Bo Hale</a>"
    let byline = "<div class=byline>By \(first) and \(second)</div>"
    #expect(authors("<article>\(byline)<p>Text.</p></article>") == ["Ines Calder", "Bo Hale"])
    #expect(authors("<p>\(first)</p><p>Text.</p><p>More: \(second)</p>") == ["Ines Calder"])
  }

  @Test func microdataOfCommentsNamesNoAuthor() {
    #expect(
      authors(
        """
        <div itemscope itemtype="https://schema.org/Article"><span itemprop="author" itemscope>
        <img alt=""><b itemprop="name">Ines Calder</b></span> <p>Text.</p></div>
        <div itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Bo Hale</i></div>
        """) == ["Ines Calder"])
  }

  @Test func wordsInClassesNameTheAuthorButNotThoseOfBoxesAboutThem() {
    #expect(
      authors(
        """
        <h1>Ferry runs</h1><div class="author-bio">Bo Hale</div>
        <div class="postMeta__authors"><p>Ines Calder</p><small>May 3, 2026</small></div>
        """) == ["Ines Calder"])
  }

  @Test func aPersonIsWorthMoreThanTheSite() {
    let head = "<meta property=og:site_name content=Harbour><meta name=author content=Harbour>"
    #expect(authors(head + "<p class=byline>By Ines Calder</p>") == ["Ines Calder"])
    #expect(authors(head + "<p>Text.</p>") == ["Harbour"])
  }

  @Test func anAccountIsReplacedByAFullNameOnly() {
    let head = "<meta name=author content=icalder>"
    #expect(authors(head + "<p class=byline>By Ines Calder</p>") == ["Ines Calder"])
    #expect(authors(head + "<p class=byline>Read more</p>") == ["icalder"])
  }

  @Test func aThreadIsByWhoBeganIt() {
    #expect(AuthorNames.byline("by ines", isForum: true) == ["ines"])
    let posts =
      "<a class=username>ines84</a><p>Question?</p><a class=username>bo_hale</a><p>Answer.</p>"
    #expect(authors(posts, address: "https://forum.example.org/ferry-1") == ["ines84"])
    #expect(authors(posts) == nil)
  }

  @Test func linksToPagesOfAuthorsNameThem() {
    #expect(
      authors("<p>Words: <a href='/authors/ines-calder'>Ines Calder</a></p>") == ["Ines Calder"])
    #expect(authors("<footer><a href='/authors/ines-calder'>Ines Calder</a></footer>") == nil)
  }
}
