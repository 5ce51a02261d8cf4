import HTML
import Testing

@Suite struct TreeBuilderTests {
  @Test func suppliesWhatIsLeftOut() {
    var parser = HTMLParser()
    let tree = parser.parse("<!DOCTYPE html><title>T</title><p>One<p>Two")
    #expect(
      Outline.of(tree) == """
        | <!DOCTYPE html>
        | <html>
        |   <head>
        |     <title>
        |       "T"
        |   <body>
        |     <p>
        |       "One"
        |     <p>
        |       "Two"
        """)
    #expect(!tree.quirks)
  }

  @Test(arguments: [
    ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<li> <li> <ul> <li> <li>"),
    ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dt> <dd> <dt> <dd>"),
    (
      "<select><option>a<option>b<optgroup><option>c</select>x",
      "<option> <option> <optgroup> <option>"
    ),
  ])
  func closesItemsWhereTheNextBegins(html: String, tags: String) {
    let outline = Outline.ofBody(html)
    let found = outline.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix("<") }.dropFirst()
    #expect(found.joined(separator: " ") == tags)
  }

  @Test func opensThePartsOfATable() {
    #expect(
      Outline.ofBody("<table><tr><td>a<td>b<tr><th>c</table>d") == """
        <table>
          <tbody>
            <tr>
              <td>
                "a"
              <td>
                "b"
            <tr>
              <th>
                "c"
        "d"
        """)
  }

  @Test func goesOnWithAFormattingElementInTheBlockThatOutlastsIt() {
    #expect(
      Outline.ofBody("<a href=x><h3>T</a></h3>rest") == """
        <a>
          href="x"
        <h3>
          <a>
            href="x"
            "T"
        "rest"
        """)
  }

  @Test func opensFormattingElementsAgainAfterTheBlockTheyWereClosedWith() {
    #expect(
      Outline.ofBody("<p><b class=c>a<p>b") == """
        <p>
          <b>
            class="c"
            "a"
        <p>
          <b>
            class="c"
            "b"
        """)
  }

  @Test func keepsThreeOfFormattingElementsThatAreAlike() {
    let outline = Outline.ofBody("<p><b x=1><b x=1><b x=1><b x=1><b x=2>a<p>b")
    #expect(outline.split(separator: "\n").filter { $0.hasSuffix("<b>") }.count == 5 + 4)
  }

  @Test func putsBeforeATableWhatMayNotStandInIt() {
    #expect(
      Outline.ofBody("<table>a<tr><td>b</td> c<i>d</table>") == """
        "a c"
        <i>
          "d"
        <table>
          <tbody>
            <tr>
              <td>
                "b"
        """)
  }

  @Test func keepsTheContentsOfATemplateApart() throws {
    var parser = HTMLParser()
    let tree = parser.parse("<body><template><td>a</td></template>")
    let template = try #require(tree.first(.template))
    let content = try #require(tree.children(of: template).first { _ in true })
    #expect(tree.kind(of: content) == .content && tree.name(of: content) == nil)
    #expect(tree.children(of: content).map { tree.name(of: $0) } == [.td])
  }

  @Test func readsAFragmentAsTheContentOfAnElement() {
    var parser = HTMLParser()
    #expect(Outline.of(parser.parseFragment("<p>a")) == "| <p>\n|   \"a\"")
    #expect(
      Outline.of(parser.parseFragment("<td>a", context: HTMLContext("tr"))) == "| <td>\n|   \"a\"")
    #expect(
      Outline.of(parser.parseFragment("<g viewbox=1>", context: HTMLContext("svg", in: .svg)))
        == "| <svg g>\n|   viewBox=\"1\"")
    #expect(Outline.of(parser.parseFragment("<p>", context: HTMLContext("title"))) == "| \"<p>\"")
  }

  @Test func readsNoscriptAsTextWhereScriptsRun() {
    var options = HTMLParser.Options()
    options.scripting = true
    var parser = HTMLParser(options: options)
    let tree = parser.parse("<body><noscript><p>a</noscript>")
    #expect(tree.first(.p) == nil && tree.text(of: .root) == "<p>a")
  }

  @Test func doesNotReadMarkupInScriptsStylesAndTitles() {
    #expect(
      Outline.ofBody(
        "<body><script>a<!--<script>b</script>c--></script><textarea>\n<p>&lt;</textarea>")
          == """
          <script>
            "a<!--<script>b</script>c-->"
          <textarea>
            "<p><"
          """)
  }

  @Test func readsForeignContent() {
    #expect(
      Outline.ofBody("<svg><path d=z /><title>t</title><![CDATA[a<b]]></svg><p>x<svg><p>y") == """
        <svg svg>
          <svg path>
            d="z"
          <svg title>
            "t"
          "a<b"
        <p>
          "x"
          <svg svg>
        <p>
          "y"
        """)
  }

  @Test(arguments: [
    "<svg><foreignObject><p><i></p>x<style><b></style>",
    "<svg><desc><p><i></p>x<style><b></style>",
    "<math><mtext><p><i></p>x<style><b></style>",
  ])
  func readsHTMLInAFormattingElementThatTextOpensAgainInForeignContent(html: String) throws {
    var parser = HTMLParser()
    let tree = parser.parse(html)
    let style = try #require(tree.first(.style))
    #expect(tree.text(of: style) == "<b>" && tree.first(.b) == nil)
  }

  @Test func textHasNoByteOrderMark() {
    var parser = HTMLParser()
    #expect(parser.parseFragment("\u{FEFF}x").text(of: .root) == "\u{FEFF}x")
    #expect(parser.parse("\u{FEFF}x").text(of: .root) == "\u{FEFF}x")
    #expect(HTMLSanitizer().sanitize("&#xFEFF;x") == "\u{FEFF}x")
    #expect(HTMLSanitizer().sanitize("\u{FEFF}x") == "\u{FEFF}x")
  }

  @Test func aParserMayMakeAsManyCopiesAsItLikes() {
    var options = HTMLParser.Options()
    options.copiesPerKilobyte = .max
    var parser = HTMLParser(options: options)
    let html = "<p><b>" + String(repeating: "x", count: 4096) + "<p>y"
    let tree = parser.parse(html)
    #expect(tree.descendants(of: .root).filter { tree.name(of: $0) == .b }.count == 2)
  }

  @Test(arguments: [
    ("\u{FFFD}", false), (" \0 ", true), ("\0\u{FFFD}", false), ("\0&#0;", false), ("&#32;", true),
    ("<![CDATA[\0]]>", true), ("<![CDATA[\u{FFFD}]]>", false),
  ])
  func aFramesetTakesThePlaceOfSVGWithoutText(text: String, isTaken: Bool) {
    var parser = HTMLParser()
    let tree = parser.parse("<svg>\(text)</svg><frameset>")
    #expect((tree.first(.frameset) != nil) == isTaken)
  }

  @Test func endTagsInForeignContentOfAFragmentReachTheHTMLAroundIt() throws {
    var parser = HTMLParser()
    var inForm = HTMLContext("div")
    inForm.isInForm = true
    let form = parser.parseFragment("<svg></form></svg><form>x", context: inForm)
    #expect(form.first(.form) != nil)
    let svg = parser.parseFragment(
      "<foreignObject><p><b></p></foreignObject><g></b></g><foreignObject>x",
      context: HTMLContext("svg", in: .svg))
    #expect(
      Outline.of(svg) == """
        | <svg foreignObject>
        |   <p>
        |     <b>
        | <svg g>
        | <svg foreignObject>
        |   "x"
        """)
    let root = parser.parseFragment("</svg></g>x<g></p>y", context: HTMLContext("svg", in: .svg))
    #expect(Outline.of(root) == "| \"x\"\n| <svg g>\n| <p>\n| \"y\"")
  }

  @Test(arguments: [
    ("<select>", "<optgroup disabled><option>a</optgroup><option>b", "b"),
    ("<select>", "<optgroup disabled><div><option>a</div></optgroup><optgroup><option>b", "b"),
    ("<select>", "<optgroup disabled><option>a", ""),
    ("<select>", "<optgroup disabled><option selected>a</optgroup><option>b", "a"),
    ("<select size=1>", "<option>a", "a"), ("<select size=x>", "<option>a", "a"),
    ("<select size=2>", "<option>a", ""), ("<select size=' +010 rows'>", "<option>a", ""),
    ("<select size=2>", "<option>a<option selected>b", "b"),
    ("<select multiple>", "<option>a<option selected>b", ""),
  ])
  func aSelectShowsWhatIsChosen(select: String, options: String, shown: String) throws {
    var parser = HTMLParser()
    let tree = parser.parse("\(select)<button><selectedcontent></button>\(options)")
    let node = try #require(tree.first(.selectedcontent))
    #expect(tree.text(of: node) == shown)
  }

  @Test func keepsCommentsInForeignContentThatTheBodyEndedIn() {
    #expect(Outline.ofBody("<svg></html><!--c-->") == "<svg svg>\n  <!-- c -->")
  }

  @Test func spacesAfterACommentBehindAFramesetStandInTheRootAllTheSame() {
    var parser = HTMLParser()
    let tree = parser.parse("<frameset></frameset></html> <!--c--> ")
    var written: [UInt8] = []
    HTMLSerializer().append(.root, of: tree, to: &written)
    let expected = "<html><head></head><frameset></frameset>  </html><!--c-->"
    #expect(String(decoding: written, as: UTF8.self) == expected)
  }

  @Test func nullInANameIsAReplacementCharacter() {
    #expect(
      Outline.ofBody("<a\0b x\0=1 x\u{FFFD}=2>in</a\u{FFFD}b>out")
        == Outline.ofBody("<a\u{FFFD}b x\u{FFFD}=1>in</a\0b>out"))
  }

  @Test func joinsTextsThatNothingParts() {
    let outline = Outline.ofBody("<body>a &amp; b</nothing>c &lt; d</em>e")
    #expect(outline == "\"a & bc < de\"")
  }

  @Test func addsTheAttributesOfALaterBodyTag() {
    var parser = HTMLParser()
    let tree = parser.parse("<body class=a><p>x<body class=b id=c>")
    #expect(tree.body.flatMap { tree.attribute(.class, of: $0) } == "a")
    #expect(tree.body.flatMap { tree.attribute(.id, of: $0) } == "c")
  }

  @Test func tellsQuirksFromTheDoctype() {
    var parser = HTMLParser()
    #expect(parser.parse("<p>").quirks)
    #expect(!parser.parse("<!doctype html>").quirks)
    #expect(parser.parse("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">").quirks)
    #expect(
      !parser.parse(
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/x.dtd\">"
      ).quirks)
  }
}
