import Testing
import WebURL

/// Hosts of URLs that are not special.
@Suite struct OpaqueHostTests {
  @Test(
    arguments: URLCase.table(
      #"""
      foo://A.B/ » foo://A.B/
      foo://é/ » foo://%C3%A9/
      foo://%41/ » foo://%41/
      foo://a%zz/ » foo://a%zz/
      foo://a"b/ » foo://a"b/
      foo://a`{}b/ » foo://a`{}b/
      foo://a\#u{1}\#u{7F}b/ » foo://a%01%7Fb/
      foo://a!$&'()*+,;=~b/ » foo://a!$&'()*+,;=~b/
      foo://☃/ » foo://%E2%98%83/
      foo://%00/ » foo://%00/
      foo://a%20b » foo://a%20b
      foo://xn--/ » foo://xn--/
      """#))
  func opaqueHostsAreKeptAndPercentEncoded(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      foo://a b/ » !hostInvalidCodePoint
      foo://a<b/ » !hostInvalidCodePoint
      foo://a>b/ » !hostInvalidCodePoint
      foo://a^b/ » !hostInvalidCodePoint
      foo://a|b/ » !hostInvalidCodePoint
      foo://a\b/ » !hostInvalidCodePoint
      foo://a[b/ » !hostInvalidCodePoint
      foo://a]b/ » !hostInvalidCodePoint
      foo://a\#u{0}b/ » !hostInvalidCodePoint
      foo://a@b@/ » !hostMissing
      """#))
  func someCharactersAreForbidden(_ example: URLCase) {
    example.check()
  }
}
