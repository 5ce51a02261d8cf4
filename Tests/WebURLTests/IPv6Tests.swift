import Testing
import WebURL

/// IPv6 addresses.
@Suite struct IPv6Tests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://[0:0:0:0:0:0:0:0]/ » http://[::]/
      http://[::]/ » http://[::]/
      http://[1:0:0:0:0:0:0:0]/ » http://[1::]/
      http://[0:0:0:0:0:0:0:1]/ » http://[::1]/
      http://[1:0:0:2:0:0:0:3]/ » http://[1:0:0:2::3]/
      http://[1:0:0:0:2:0:0:3]/ » http://[1::2:0:0:3]/
      http://[0:0:1:0:0:1:0:0]/ » http://[::1:0:0:1:0:0]/
      http://[0:f:0:0:f:f:0:0]/ » http://[0:f::f:f:0:0]/
      http://[1:0:2:3:4:5:6:7]/ » http://[1:0:2:3:4:5:6:7]/
      http://[0:1:2:3:4:5:6:7]/ » http://[0:1:2:3:4:5:6:7]/
      http://[1:2:3:4:5:6:7:0]/ » http://[1:2:3:4:5:6:7:0]/
      http://[1:2:3:4:5:6:0:0]/ » http://[1:2:3:4:5:6::]/
      http://[1:2:3:4:5:6:7:8]/ » http://[1:2:3:4:5:6:7:8]/
      """#))
  func longestRunOfZerosIsCompressed(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://[00AB:0C::0001]/ » http://[ab:c::1]/
      http://[FFFF::]/ » http://[ffff::]/
      http://[1::0000:2]/ » http://[1::2]/
      http://[::1:2:3:4:5:6:7]/ » http://[0:1:2:3:4:5:6:7]/
      http://[1:2:3:4:5:6:7::]/ » http://[1:2:3:4:5:6:7:0]/
      http://[1::8]/ » http://[1::8]/
      http://[1:2::7:8]/ » http://[1:2::7:8]/
      """#))
  func piecesArePutIntoTheShortestForm(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://[::1.2.3.4]/ » http://[::102:304]/
      http://[::ffff:255.255.255.255]/ » http://[::ffff:ffff:ffff]/
      http://[1:2:3:4:5:6:7.8.9.10]/ » http://[1:2:3:4:5:6:708:90a]/
      http://[1::0.0.0.0]/ » http://[1::]/
      http://[::127.0.0.1]:80/ » http://[::7f00:1]/
      """#))
  func addressMayEndInIPv4(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://[::1.2.3]/ » !ipv4InIPv6TooFewParts
      http://[::1.2.3.]/ » !ipv4InIPv6InvalidCodePoint
      http://[::1.2.3.4.]/ » !ipv4InIPv6InvalidCodePoint
      http://[::1.2.3.4.5]/ » !ipv4InIPv6InvalidCodePoint
      http://[::1.2.3.256]/ » !ipv4InIPv6OutOfRangePart
      http://[::1.2.3.04]/ » !ipv4InIPv6InvalidCodePoint
      http://[::01.2.3.4]/ » !ipv4InIPv6InvalidCodePoint
      http://[::.1.2.3]/ » !ipv4InIPv6InvalidCodePoint
      http://[::1..2.3]/ » !ipv4InIPv6InvalidCodePoint
      http://[::1.2.3.a]/ » !ipv4InIPv6InvalidCodePoint
      http://[1:2:3:4:5:6:7:1.2.3.4]/ » !ipv4InIPv6TooManyPieces
      http://[::1.2.3.4:5]/ » !ipv4InIPv6InvalidCodePoint
      http://[::1.2.3.999999999999]/ » !ipv4InIPv6OutOfRangePart
      http://[::ff.2.3.4]/ » !ipv4InIPv6InvalidCodePoint
      http://[1.2.3.4]/ » !ipv6TooFewPieces
      http://[::.]/ » !ipv4InIPv6InvalidCodePoint
      """#))
  func malformedIPv4InIPv6Fails(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://[]/ » !ipv6TooFewPieces
      http://[1]/ » !ipv6TooFewPieces
      http://[1:2:3:4:5:6:7]/ » !ipv6TooFewPieces
      http://[1:2:3:4:5:6:7:8:9]/ » !ipv6TooManyPieces
      http://[:1]/ » !ipv6InvalidCompression
      http://[:1::]/ » !ipv6InvalidCompression
      http://[1:]/ » !ipv6InvalidCodePoint
      http://[::1:]/ » !ipv6InvalidCodePoint
      http://[1:2:3:4:5:6:7:8:]/ » !ipv6InvalidCodePoint
      http://[1::2::3]/ » !ipv6MultipleCompression
      http://[:::]/ » !ipv6MultipleCompression
      http://[12345::]/ » !ipv6InvalidCodePoint
      http://[g::]/ » !ipv6InvalidCodePoint
      http://[::-1]/ » !ipv6InvalidCodePoint
      http://[1:2:3:4:5:6:7:8::]/ » !ipv6TooManyPieces
      http://[ ::1]/ » !ipv6InvalidCodePoint
      http://[::1 ]/ » !ipv6InvalidCodePoint
      http://[::%31]/ » !ipv6InvalidCodePoint
      http://[::１]/ » !ipv6InvalidCodePoint
      """#))
  func malformedAddressesFail(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://[fe80::1%25eth0]/ » !ipv6InvalidCodePoint
      http://[fe80::1%eth0]/ » !ipv6InvalidCodePoint
      foo://[fe80::1%25eth0]/ » !ipv6InvalidCodePoint
      """#))
  func zonesAreRefused(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://[/ » !ipv6Unclosed
      http://[::1/ » !ipv6Unclosed
      http://[::1? » !ipv6Unclosed
      http://[::1]x/ » !ipv6Unclosed
      http://[::1]]/ » !ipv6InvalidCodePoint
      http://x[::1]/ » !domainInvalidCodePoint
      foo://[::1/ » !ipv6Unclosed
      http://[::1%5D/ » !ipv6Unclosed
      """#))
  func bracketsMustBeClosed(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      foo://[0::1]/ » foo://[::1]/
      file://[0::1]/ » file://[::1]/
      ws://[::ABCD] » ws://[::abcd]/
      git://[::1]:1/a » git://[::1]:1/a
      """#))
  func allSchemesHaveThem(_ example: URLCase) {
    example.check()
  }
}
