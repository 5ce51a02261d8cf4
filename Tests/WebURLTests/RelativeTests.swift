import Testing
import WebURL

/// Relative state, relative slash state and special relative or authority state.
@Suite struct RelativeTests {
  @Test(
    arguments: URLCase.table(
      #"""
       » http://u:p@h:8080/a/b?q
          » http://u:p@h:8080/a/b?q
      ␉ » http://u:p@h:8080/a/b?q
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func emptyReferenceIsTheBaseWithoutFragment(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      ? » http://u:p@h:8080/a/b?
      ?x » http://u:p@h:8080/a/b?x
      ?x#y » http://u:p@h:8080/a/b?x#y
      ?  » http://u:p@h:8080/a/b?
      ?? » http://u:p@h:8080/a/b??
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func queryReplacesTheQuery(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      # » http://u:p@h:8080/a/b?q#
      #x » http://u:p@h:8080/a/b?q#x
      ## » http://u:p@h:8080/a/b?q##
      #x?y » http://u:p@h:8080/a/b?q#x?y
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func fragmentReplacesTheFragment(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      x » http://u:p@h:8080/a/x
      x/ » http://u:p@h:8080/a/x/
      ./x » http://u:p@h:8080/a/x
      ../x » http://u:p@h:8080/x
      ../../x » http://u:p@h:8080/x
      ../../../x » http://u:p@h:8080/x
      . » http://u:p@h:8080/a/
      .. » http://u:p@h:8080/
      ./ » http://u:p@h:8080/a/
      ../ » http://u:p@h:8080/
      x/../y » http://u:p@h:8080/a/y
      %2e%2e/x » http://u:p@h:8080/x
      x?y » http://u:p@h:8080/a/x?y
      x#y » http://u:p@h:8080/a/x#y
      :a » http://u:p@h:8080/a/:a
      1:2 » http://u:p@h:8080/a/1:2
      a b » http://u:p@h:8080/a/a%20b
      é » http://u:p@h:8080/a/%C3%A9
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func relativePathReplacesTheLastSegment(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      / » http://u:p@h:8080/
      /x » http://u:p@h:8080/x
      /../x » http://u:p@h:8080/x
      \x » http://u:p@h:8080/x
      /x/./y » http://u:p@h:8080/x/y
      /?y » http://u:p@h:8080/?y
      /#y » http://u:p@h:8080/#y
      /.//x » http://u:p@h:8080//x
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func absolutePathReplacesThePath(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      //x » http://x/
      //x/y » http://x/y
      \\x » http://x/
      /\x » http://x/
      \/x » http://x/
      ///x » http://x/
      //\x » http://x/
      //x:80 » http://x/
      //v@x » http://v@x/
      // » !hostMissing
      //? » !hostMissing
      //x y » !domainInvalidCodePoint
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func twoSlashesReplaceTheAuthority(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http: » http://u:p@h:8080/a/b?q
      http:x » http://u:p@h:8080/a/x
      http:../x » http://u:p@h:8080/x
      http:/x » http://u:p@h:8080/x
      http:?x » http://u:p@h:8080/a/b?x
      http:#x » http://u:p@h:8080/a/b?q#x
      http:\x » http://u:p@h:8080/x
      HTTP:x » http://u:p@h:8080/a/x
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func sameSpecialSchemeWithoutSlashesIsRelative(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://x » http://x/
      http:///x » http://x/
      http:// » !hostMissing
      http:/\x » http://x/
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func sameSpecialSchemeWithSlashesIsAbsolute(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      https:x » https://x/
      https:/x » https://x/
      foo:x » foo:x
      foo:/x » foo:/x
      foo: » foo:
      file:x » file:///x
      mailto:a » mailto:a
      https: » !hostMissing
      """#, base: "http://u:p@h:8080/a/b?q#f"))
  func otherSchemeIgnoresTheBase(_ example: URLCase) {
    example.check()
  }
}
