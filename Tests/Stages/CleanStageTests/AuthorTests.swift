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

  @Test func whatIsStatedMayBeANewsroom() {
    #expect(AuthorNames.names(in: "Redaktion", isStated: true) == ["Redaktion"])
    #expect(AuthorNames.names(in: "Redaktion") == [])
  }

  @Test(arguments: [
    ("By Ines Calder-Moe, Harbour correspondent Nov 22", ["Ines Calder-Moe"]),
    ("By Ines Calder in Saint Orrin", ["Ines Calder"]), ("by ines", ["ines"]),
    ("22.11.2026 | Von Ines Calder", ["Ines Calder"]), ("By the way, it rained", []),
    ("Ines Calder met Bo Hale", []),
  ])
  func readsBylinesUpToWhatIsNoName(line: String, names: [String]) {
    #expect(AuthorNames.byline(line) == names)
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
