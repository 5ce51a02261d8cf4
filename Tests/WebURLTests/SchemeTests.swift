import Testing
import WebURL

/// Scheme start state, scheme state and what they lead to.
@Suite struct SchemeTests {
  @Test(
    arguments: URLCase.table(
      #"""
      HTTP://a/ » http://a/
      hTtPs://a/ » https://a/
      FTP://a/ » ftp://a/
      WS://a/ » ws://a/
      wSS://a/ » wss://a/
      FILE:///a » file:///a
      MailTo:A@B » mailto:A@B
      Web+Demo:X » web+demo:X
      """#))
  func schemeIsPutIntoLowerCase(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      a1+-.:x » a1+-.:x
      h.t-t+p:x » h.t-t+p:x
      z: » z:
      z:/ » z:/
      z:// » z://
      z9://h » z9://h
      """#))
  func schemeMayHaveDigitsPlusMinusAndDot(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
       » !missingSchemeNonRelativeURL
          » !missingSchemeNonRelativeURL
      a » !missingSchemeNonRelativeURL
      /a » !missingSchemeNonRelativeURL
      //a/b » !missingSchemeNonRelativeURL
      ?q » !missingSchemeNonRelativeURL
      #f » !missingSchemeNonRelativeURL
      1a:b » !missingSchemeNonRelativeURL
      +a:b » !missingSchemeNonRelativeURL
      -a:b » !missingSchemeNonRelativeURL
      .a:b » !missingSchemeNonRelativeURL
      é:b » !missingSchemeNonRelativeURL
      h ttp://a/ » !missingSchemeNonRelativeURL
      ht_tp:a » !missingSchemeNonRelativeURL
      :a » !missingSchemeNonRelativeURL
      ://a » !missingSchemeNonRelativeURL
      http » !missingSchemeNonRelativeURL
      a%3Ab » !missingSchemeNonRelativeURL
      """#))
  func withoutSchemeOrBaseNothingIsAURL(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http:a.b/c » http://a.b/c
      https:/a.b » https://a.b/
      ftp:a » ftp://a/
      ws:a?q » ws://a/?q
      wss:a#f » wss://a/#f
      http:\a.b » http://a.b/
      http:/\a.b » http://a.b/
      http:\/\//a.b » http://a.b/
      http://////a.b///c » http://a.b///c
      https:\\a.b\c » https://a.b/c
      """#))
  func specialSchemesNeedNoSlashes(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http: » !hostMissing
      http:/ » !hostMissing
      http:// » !hostMissing
      http:/// » !hostMissing
      https:?q » !hostMissing
      https://#f » !hostMissing
      ws:\ » !hostMissing
      wss://? » !hostMissing
      ftp://// » !hostMissing
      http://\ » !hostMissing
      http:///?a » !hostMissing
      """#))
  func specialSchemesNeedAHost(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      foo://a/b » foo://a/b
      foo:/a/b » foo:/a/b
      foo:a/b » foo:a/b
      foo:///a » foo:///a
      foo:////a » foo:////a
      foo:// » foo://
      foo://?q » foo://?q
      foo://#f » foo://#f
      foo:\\a » foo:\\a
      foo:/\a » foo:/\a
      """#))
  func twoSlashesBeginTheHostOfOtherSchemes(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
       http://a/  » http://a/
      \#u{0}\#u{1F}http://a/\#u{1}  » http://a/
      ␉␊http://a/␍␊ » http://a/
        foo:a   » foo:a
      http://a/b \#u{0} » http://a/b
      \#u{A0}http://a/ » !missingSchemeNonRelativeURL
      """#))
  func spacesAndControlsAroundAreRemoved(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      ht␊tp://a/ » http://a/
      http:␉//a/ » http://a/
      http:/␍/a/ » http://a/
      http://a␉b.c/ » http://ab.c/
      http://a:8␊0/ » http://a/
      http://a/b␉c␊d␍e » http://a/bcde
      http://a/?b␉c » http://a/?bc
      http://a/#b␊c » http://a/#bc
      http://a/.␉./b » http://a/b
      http://a/%2␉e%2e/b » http://a/b
      ht␉tp␊:␍/␉/␊u␍:␉p␊@␍h » http://u:p@h/
      foo:a␉b » foo:ab
      """#))
  func tabsAndNewlinesAreRemovedEverywhere(_ example: URLCase) {
    example.check()
  }
}
