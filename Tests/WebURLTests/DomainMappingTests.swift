import Testing
import WebURL

/// Domains that are not ASCII: mapping and normalization of UTS #46.
@Suite struct DomainMappingTests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://É.de/ » http://xn--9ca.de/
      http://ÅNGSTRÖM/ » http://xn--ngstrm-hua5l/
      http://ﬀ.a/ » http://ff.a/
      http://ｅｘ.com/ » http://ex.com/
      http://㎏/ » http://kg/
      http://Ⅷ/ » http://viii/
      http://ẞ/ » http://xn--zca/
      http://ℂ/ » http://c/
      http://ﷺ/ » !domainToASCII
      http://Ω/ » http://xn--bya/
      http://a≠b/ » http://xn--ab-miv/
      http://ǆ/ » http://xn--d-toa/
      http://\#u{1D400}/ » http://a/
      http://カﾞ/ » http://xn--mck/
      http://ﾊﾟ/ » http://xn--odk/
      """#))
  func charactersAreMapped(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://faß.de/ » http://xn--fa-hia.de/
      http://βόλος.com/ » http://xn--nxasmm1c.com/
      http://ΒΌΛΟΣ.com/ » http://xn--nxasmq6b.com/
      """#))
  func deviationsAreKept(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://a\#u{AD}b/ » http://ab/
      http://\#u{AD}/ » !domainToASCII
      http://a\#u{200B}b/ » http://ab/
      http://\#u{FEFF}a/ » http://a/
      http://a⁠b.c/ » http://ab.c/
      http://❤️.a/ » http://xn--qei.a/
      http://a᠋b/ » http://ab/
      http://%C2%AD/ » !domainToASCII
      http://a.\#u{AD}/ » http://a./
      """#))
  func someCharactersAreIgnored(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://a\#u{3002}b/ » http://a.b/
      http://a\#u{FF0E}b/ » http://a.b/
      http://a\#u{FF61}b/ » http://a.b/
      http://é\#u{3002}1a/ » http://xn--9ca.1a/
      http://1\#u{3002}2\#u{FF0E}3\#u{FF61}4/ » http://1.2.3.4/
      http://é\#u{FF0E}/ » http://xn--9ca./
      http://\#u{3002}é/ » http://.xn--9ca/
      """#))
  func otherDotsPartLabels(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://a\#u{80}b/ » !domainToASCII
      http://a\#u{2028}b/ » !domainToASCII
      http://�a/ » !domainToASCII
      http://\#u{202E}a/ » !domainToASCII
      http:/// » !domainToASCII
      http://\#u{E0001}a/ » !domainToASCII
      http://⿿a/ » !domainToASCII
      http://￿/ » !domainToASCII
      http://a…b/ » !domainToASCII
      http://é\#u{3000}a/ » !domainInvalidCodePoint
      http://é a/ » !domainInvalidCodePoint
      http://é<a/ » !domainInvalidCodePoint
      http://é%a/ » !domainInvalidCodePoint
      http://é／a/ » !domainInvalidCodePoint
      http://é：a/ » !domainInvalidCodePoint
      http://℀/ » !domainInvalidCodePoint
      http://;/ » http://;/
      http://͸a/ » !domainToASCII
      """#))
  func someCharactersAreDisallowed(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://e\#u{301}/ » http://xn--9ca/
      http://é/ » http://xn--9ca/
      http://a\#u{327}\#u{301}/ » http://xn--1ca87i/
      http://a\#u{301}\#u{327}/ » http://xn--1ca87i/
      http://\#u{1100}\#u{1161}\#u{11A8}/ » http://xn--p39a/
      http://각/ » http://xn--p39a/
      http://\#u{1100}\#u{1161}/ » http://xn--o39a/
      http://Å/ » http://xn--5ca/
      http://o\#u{308}\#u{304}/ » http://xn--hma/
      http://\#u{928}\#u{93C}/ » http://xn--m2b/
      http://\#u{958}/ » http://xn--11b2f/
      """#))
  func labelsAreNormalized(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://bücher.example/ » http://xn--bcher-kva.example/
      http://münchen-ost.de/ » http://xn--mnchen-ost-9db.de/
      http://правда.рф/ » http://xn--80aafi6cg.xn--p1ai/
      http://例え.テスト/ » http://xn--r8jz45g.xn--zckzah/
      http://ไทย/ » http://xn--o3cw4h/
      http://香港.hk/ » http://xn--j6w193g.hk/
      http://ελλάδα.gr/ » http://xn--hxakic4aa.gr/
      http://한국.kr/ » http://xn--3e0b707e.kr/
      http://\#u{1F4A9}.la/ » http://xn--ls8h.la/
      http://☃.net/ » http://xn--n3h.net/
      http://☕.example/ » http://xn--53h.example/
      http://đặng.vn/ » http://xn--ng-pma4741a.vn/
      http://łódź.pl/ » http://xn--d-uga0v4h.pl/
      http://aābăc/ » http://xn--abc-1oal/
      http://ñandú-2.es/ » http://xn--and-2-nta0e.es/
      """#))
  func valuesOfPunycodeAreRight(_ example: URLCase) {
    example.check()
  }
}
