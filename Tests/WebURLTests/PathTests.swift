import Testing
import WebURL

/// Path start state and path state.
@Suite struct PathTests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://h/. » http://h/
      http://h/.. » http://h/
      http://h/./a » http://h/a
      http://h/../a » http://h/a
      http://h/a/. » http://h/a/
      http://h/a/.. » http://h/
      http://h/a/./ » http://h/a/
      http://h/a/../ » http://h/
      http://h/a/./b » http://h/a/b
      http://h/a/../b » http://h/b
      http://h/a/b/../../c » http://h/c
      http://h/a/../../../c » http://h/c
      http://h/a//../b » http://h/a/b
      http://h/a/..//b » http://h//b
      http://h//.. » http://h/
      http://h/a/... » http://h/a/...
      http://h/a/..b » http://h/a/..b
      http://h/.a » http://h/.a
      http://h/a. » http://h/a.
      http://h/a/..?q » http://h/?q
      http://h/a/.#f » http://h/a/#f
      """#))
  func dotSegmentsAreRemoved(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h/%2e/a » http://h/a
      http://h/%2E » http://h/
      http://h/a/%2e%2e/b » http://h/b
      http://h/a/%2E./b » http://h/b
      http://h/a/.%2e » http://h/
      http://h/a/%2e%2E?q » http://h/?q
      http://h/a/%2e%2e%2e » http://h/a/%2e%2e%2e
      http://h/a/%2 » http://h/a/%2
      http://h/a/.%2 » http://h/a/.%2
      http://h/%2ea » http://h/%2ea
      http://h/a/%252e » http://h/a/%252e
      """#))
  func encodedDotsAreDots(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h\a\b » http://h/a/b
      http://h/a\..\b » http://h/b
      http://h\.\a » http://h/a
      ws://h/\ » ws://h//
      foo://h\a » !hostInvalidCodePoint
      foo://h/a\b » foo://h/a\b
      foo:/a\..\b » foo:/a\..\b
      http://h/?\ » http://h/?\
      http://h/#\ » http://h/#\
      """#))
  func backslashesAreSlashesInSpecialURLs(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h/a b » http://h/a%20b
      http://h/a"b » http://h/a%22b
      http://h/<> » http://h/%3C%3E
      http://h/^`{} » http://h/%5E%60%7B%7D
      http://h/|[] » http://h/|[]
      http://h/~!$&'()*+,-.;:=@_ » http://h/~!$&'()*+,-.;:=@_
      http://h/é » http://h/%C3%A9
      http://h/☃/\#u{1F600} » http://h/%E2%98%83/%F0%9F%98%80
      http://h/% » http://h/%
      http://h/%zz » http://h/%zz
      http://h/%41%e2 » http://h/%41%e2
      http://h/\#u{1}\#u{7F} » http://h/%01%7F
      http://h/a;b=c,d » http://h/a;b=c,d
      foo://h/a b^ » foo://h/a%20b%5E
      http://h/a%00b » http://h/a%00b
      http://h/\#u{AD}\#u{FEFF} » http://h/%C2%AD%EF%BB%BF
      """#))
  func pathIsPercentEncoded(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h// » http://h//
      http://h//a//b// » http://h//a//b//
      http://h » http://h/
      foo://h » foo://h
      foo://h/ » foo://h/
      foo://h// » foo://h//
      foo:/ » foo:/
      foo:/// » foo:///
      foo://// » foo:////
      """#))
  func emptySegmentsAreKept(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      foo:/.//a » foo:/.//a
      foo:/..//a » foo:/.//a
      foo:/a/..//b » foo:/.//b
      foo:/./a » foo:/a
      foo:/.// » foo:/.//
      foo:/.///a » foo:/.///a
      foo:/%2e//a » foo:/.//a
      foo:/.//a?q#f » foo:/.//a?q#f
      foo:/a/../.. » foo:/
      """#))
  func pathWithoutHostDoesNotBecomeAHost(_ example: URLCase) {
    example.check()
  }
}
