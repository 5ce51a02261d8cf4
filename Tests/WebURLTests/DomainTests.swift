import Testing
import WebURL

/// Domains in the host parser.
@Suite struct DomainTests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://EXAMPLE.Com/ » http://example.com/
      http://a_b.c/ » http://a_b.c/
      http://a-.b/ » http://a-.b/
      http://-a/ » http://-a/
      http://a--b/ » http://a--b/
      http://ab--c/ » http://ab--c/
      http://a..b/ » http://a..b/
      http://.a/ » http://.a/
      http://a./ » http://a./
      http://a~b/ » http://a~b/
      http://a!$&'()*+,;=b/ » http://a!$&'()*+,;=b/
      http://a`{}"b/ » http://a`{}"b/
      foo://EXAMPLE.Com/ » foo://EXAMPLE.Com/
      http://./ » http://./
      http://../ » http://../
      """#))
  func asciiIsPutIntoLowerCase(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://%61/ » http://a/
      http://a%2Eb/ » http://a.b/
      http://%45X/ » http://ex/
      http://a%2fb/ » !domainInvalidCodePoint
      http://a%3ab/ » !domainInvalidCodePoint
      http://a%40b/ » !domainInvalidCodePoint
      http://a%25b/ » !domainInvalidCodePoint
      http://a%b/ » !domainInvalidCodePoint
      http://a%zz/ » !domainInvalidCodePoint
      http://a%4 » !domainInvalidCodePoint
      http://%00/ » !domainInvalidCodePoint
      http://%e2%98%83/ » http://xn--n3h/
      http://%C3%9F.de/ » http://xn--zca.de/
      http://%ff/ » !domainToASCII
      http://%c3/ » !domainToASCII
      http://%EF%BC%8E/ » http://./
      http://%31%32%37.1/ » http://127.0.0.1/
      http://a%5cb/ » !domainInvalidCodePoint
      http://%5B::1]/ » !domainInvalidCodePoint
      """#))
  func percentEncodedBytesAreDecoded(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://a b/ » !domainInvalidCodePoint
      http://a<b/ » !domainInvalidCodePoint
      http://a>b/ » !domainInvalidCodePoint
      http://a^b/ » !domainInvalidCodePoint
      http://a|b/ » !domainInvalidCodePoint
      http://a[b/ » !domainInvalidCodePoint
      http://a]b/ » !domainInvalidCodePoint
      http://a\#u{0}b/ » !domainInvalidCodePoint
      http://a\#u{1}b/ » !domainInvalidCodePoint
      http://a\#u{1F}b/ » !domainInvalidCodePoint
      http://a\#u{7F}b/ » !domainInvalidCodePoint
      http://a%20b/ » !domainInvalidCodePoint
      http://a%09b/ » !domainInvalidCodePoint
      http://a%7fb/ » !domainInvalidCodePoint
      """#))
  func someCharactersAreForbidden(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://xn--/ » http://xn--/
      http://xn--a/ » http://xn--a/
      http://XN--ZCA/ » http://xn--zca/
      http://xn--8i7caa/ » http://xn--8i7caa/
      http://xn--zca.xn--zca/ » http://xn--zca.xn--zca/
      http://xn--a-/ » http://xn--a-/
      """#))
  func punycodeOfASCIIDomainsIsNotLookedAt(_ example: URLCase) {
    example.check()
  }
}
