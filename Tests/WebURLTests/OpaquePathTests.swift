import Testing
import WebURL

/// Opaque path state, and the kinds of links that are not of the web.
@Suite struct OpaquePathTests {
  @Test(
    arguments: URLCase.table(
      #"""
      mailto:a@b.c » mailto:a@b.c
      mailto:A B@c » mailto:A B@c
      MAILTO:a?subject=b c » mailto:a?subject=b%20c
      data:text/plain,a b » data:text/plain,a b
      data:,<>"`{}|^\ » data:,<>"`{}|^\
      javascript:alert('a b') » javascript:alert('a b')
      javascript:a/../b » javascript:a/../b
      tel:+1-2 » tel:+1-2
      urn:isbn:1 » urn:isbn:1
      about:blank » about:blank
      foo:.. » foo:..
      foo:a/./b » foo:a/./b
      data:,é » data:,%C3%A9
      data:,\#u{1}\#u{7F} » data:,%01%7F
      data:,%zz%41 » data:,%zz%41
      foo: » foo:
      foo:?q » foo:?q
      foo:#f » foo:#f
      blob:https://h/x » blob:https://h/x
      blob:a:b » blob:a:b
      about: » about:
      news:a/b//c » news:a/b//c
      """#))
  func opaquePathsAreKept(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      foo:a  » foo:a
      foo:a   » foo:a
      foo:a #f » foo:a%20#f
      foo:a  #f » foo:a %20#f
      foo:a ?q » foo:a%20?q
      foo:a  ?q #f » foo:a %20?q%20#f
      foo: #f » foo:%20#f
      foo: ? » foo:%20?
      foo:a b c #f » foo:a b c%20#f
      foo:a␉ #f » foo:a%20#f
      """#))
  func lastSpaceBeforeWhatFollowsIsEncoded(_ example: URLCase) {
    example.check()
  }
}
