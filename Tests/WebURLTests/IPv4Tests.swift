import Testing
import WebURL

/// IPv4 addresses.
@Suite struct IPv4Tests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://1.2.3.4/ » http://1.2.3.4/
      http://1.2.3/ » http://1.2.0.3/
      http://1.2/ » http://1.0.0.2/
      http://1/ » http://0.0.0.1/
      http://0/ » http://0.0.0.0/
      http://4294967295/ » http://255.255.255.255/
      http://1.2.65535/ » http://1.2.255.255/
      http://1.16777215/ » http://1.255.255.255/
      http://255.255.255.255/ » http://255.255.255.255/
      http://127.1/ » http://127.0.0.1/
      """#))
  func fourFormsOfAddressesAreRead(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://0x7f.1/ » http://127.0.0.1/
      http://0X7F.0.0.0x1/ » http://127.0.0.1/
      http://0177.1/ » http://127.0.0.1/
      http://0x/ » http://0.0.0.0/
      http://0X./ » http://0.0.0.0/
      http://0x.0x.0/ » http://0.0.0.0/
      http://00/ » http://0.0.0.0/
      http://010.010.010.010/ » http://8.8.8.8/
      http://0x0000000001/ » http://0.0.0.1/
      http://0000000000000000000001/ » http://0.0.0.1/
      http://0xffffffff/ » http://255.255.255.255/
      http://037777777777/ » http://255.255.255.255/
      http://1.0x » http://1.0.0.0/
      """#))
  func numbersMayBeOctalOrHexadecimal(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://1.2.3.4./ » http://1.2.3.4/
      http://1./ » http://0.0.0.1/
      http://0x7f.1./ » http://127.0.0.1/
      http://1.2.3.4../ » http://1.2.3.4../
      http://a.1./ » !ipv4NonNumericPart
      """#))
  func finalDotIsDropped(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://256.1.1.1/ » !ipv4OutOfRangePart
      http://1.256.1.1/ » !ipv4OutOfRangePart
      http://1.1.1.256/ » !ipv4OutOfRangePart
      http://1.1.65536/ » !ipv4OutOfRangePart
      http://1.16777216/ » !ipv4OutOfRangePart
      http://4294967296/ » !ipv4OutOfRangePart
      http://0x100000000/ » !ipv4OutOfRangePart
      http://040000000000/ » !ipv4OutOfRangePart
      http://99999999999999999999999999/ » !ipv4OutOfRangePart
      http://300.1/ » !ipv4OutOfRangePart
      http://0xfffffffffffffffffff.1/ » !ipv4OutOfRangePart
      """#))
  func tooGreatNumbersFail(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://1.2.3.4.5/ » !ipv4TooManyParts
      http://a.1/ » !ipv4NonNumericPart
      http://a.0x1/ » !ipv4NonNumericPart
      http://a.0x/ » !ipv4NonNumericPart
      http://1.a.3/ » !ipv4NonNumericPart
      http://09/ » !ipv4NonNumericPart
      http://1.08/ » !ipv4NonNumericPart
      http://0x7g.1/ » !ipv4NonNumericPart
      http://1..2/ » !ipv4NonNumericPart
      http://.1/ » !ipv4NonNumericPart
      http://1.2.3.09/ » !ipv4NonNumericPart
      http://a.b.c.d.1/ » !ipv4TooManyParts
      http://-1/ » http://-1/
      http://1.-1/ » http://1.-1/
      """#))
  func hostsThatEndInANumberAreAddresses(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://1.a/ » http://1.a/
      http://0xg/ » http://0xg/
      http://a.0xg/ » http://a.0xg/
      http://1a/ » http://1a/
      http://1.2.3.4a/ » http://1.2.3.4a/
      http://1_/ » http://1_/
      http://x0/ » http://x0/
      http://1.2.3.a./ » http://1.2.3.a./
      http://1e3/ » http://1e3/
      """#))
  func hostsThatDoNotAreDomains(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      foo://1/ » foo://1/
      foo://0x7f.1/ » foo://0x7f.1/
      foo://1.2.3.4.5/ » foo://1.2.3.4.5/
      foo://256.256.256.256 » foo://256.256.256.256
      """#))
  func otherSchemesHaveNoAddresses(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://１２７.1/ » http://127.0.0.1/
      http://①/ » http://0.0.0.1/
      http://\#u{1D7CF}.\#u{1D7D0}/ » http://1.0.0.2/
      http://0Ｘ7f/ » http://0.0.0.127/
      http://１２５６/ » http://0.0.4.232/
      http://²⁵⁶.1.1.1/ » !ipv4OutOfRangePart
      """#))
  func digitsOfOtherScriptsAreMapped(_ example: URLCase) {
    example.check()
  }
}
