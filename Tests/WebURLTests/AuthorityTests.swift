import Testing
import WebURL

/// Authority state, host state and port state.
@Suite struct AuthorityTests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://u@h/ » http://u@h/
      http://u:p@h/ » http://u:p@h/
      http://u:@h/ » http://u@h/
      http://:p@h/ » http://:p@h/
      http://:@h/ » http://h/
      http://@h/ » http://h/
      http://a@b@h/ » http://a%40b@h/
      http://a:b@c:d@h/ » http://a:b%40c%3Ad@h/
      http://u:p:q@h/ » http://u:p%3Aq@h/
      http://u@h@/ » !hostMissing
      http://@@h/ » http://%40@h/
      foo://u:p@h » foo://u:p@h
      foo://@h » foo://h
      ws://u@h?@ » ws://u@h/?@
      http://h/@ » http://h/@
      http://h?@ » http://h/?@
      http://h#@ » http://h/#@
      http://u\@h/ » http://u/@h/
      foo://u\@h/ » foo://u%5C@h/
      ftp://anonymous:me@h/ » ftp://anonymous:me@h/
      """#))
  func credentialsAreBeforeTheLastAtSign(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://u@ » !hostMissing
      http://u@/ » !hostMissing
      http://u:p@/x » !hostMissing
      http://@ » !hostMissing
      http://@/x » !hostMissing
      http://@?q » !hostMissing
      http://@#f » !hostMissing
      foo://u@ » !hostMissing
      foo://@/ » !hostMissing
      foo://u:p@?q » !hostMissing
      https://u@:80/ » !hostMissing
      http://u@\x » !hostMissing
      """#))
  func credentialsNeedAHost(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://a b@h/ » http://a%20b@h/
      http://a"<>`@h/ » http://a%22%3C%3E%60@h/
      http://a{}^|@h/ » http://a%7B%7D%5E%7C@h/
      http://a;=[]@h/ » http://a%3B%3D%5B%5D@h/
      http://a:b:/@h » !portInvalid
      http://é:☃@h/ » http://%C3%A9:%E2%98%83@h/
      http://a%41%zz@h/ » http://a%41%zz@h/
      http://a!$&'()*+,~@h/ » http://a!$&'()*+,~@h/
      http://\#u{1}\#u{7F}@h/ » http://%01%7F@h/
      http://u:a:b@h/ » http://u:a%3Ab@h/
      http://u#:p@h/ » http://u/#:p@h/
      """#))
  func credentialsArePercentEncoded(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h:8080/ » http://h:8080/
      http://h:0/ » http://h:0/
      http://h:65535 » http://h:65535/
      http://h:65536 » !portOutOfRange
      http://h:99999999999999999999999/ » !portOutOfRange
      http://h:00090/ » http://h:90/
      http://h:000000000000080/ » http://h/
      http://h: » http://h/
      http://h:/ » http://h/
      http://h:?q » http://h/?q
      http://h:#f » http://h/#f
      http://h:a » !portInvalid
      http://h:8a/ » !portInvalid
      http://h:-1/ » !portInvalid
      http://h: 80/ » !portInvalid
      http://h:8 0/ » !portInvalid
      http://h:80:80/ » !portInvalid
      http://h:８０/ » !portInvalid
      http://h:%38/ » !portInvalid
      foo://h:1\x » !portInvalid
      http://h:1\x » http://h:1/x
      """#))
  func portIsDigitsUpTo65535(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h:80/ » http://h/
      https://h:443/ » https://h/
      ws://h:80/ » ws://h/
      wss://h:443/ » wss://h/
      ftp://h:21/ » ftp://h/
      http://h:443/ » http://h:443/
      https://h:80/ » https://h:80/
      foo://h:80/ » foo://h:80/
      http://h:080/ » http://h/
      """#))
  func defaultPortIsDropped(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://:80/ » !hostMissing
      https://:/ » !hostMissing
      foo://:80 » !hostMissing
      foo://: » !hostMissing
      ws://u@:1/ » !hostMissing
      """#))
  func portNeedsAHost(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h?q » http://h/?q
      http://h#f » http://h/#f
      http://h\p » http://h/p
      foo://h?q » foo://h?q
      foo://h#f » foo://h#f
      foo://h\p » !hostInvalidCodePoint
      http://h;p/ » http://h;p/
      http://h,i/ » http://h,i/
      """#))
  func hostEndsWhereThePathBegins(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://[::1]:80/ » http://[::1]/
      http://[::1]:81/ » http://[::1]:81/
      http://[::1 » !ipv6Unclosed
      http://[::1:80 » !ipv6Unclosed
      http://[:]/ » !ipv6InvalidCompression
      http://a[b:c]d/ » !domainInvalidCodePoint
      foo://[::1]:1 » foo://[::1]:1
      foo://a[::1] » !hostInvalidCodePoint
      http://[::1]a/ » !ipv6Unclosed
      http://]:1/ » !domainInvalidCodePoint
      http://[/] » !ipv6Unclosed
      """#))
  func colonsInBracketsBelongToTheHost(_ example: URLCase) {
    example.check()
  }
}
