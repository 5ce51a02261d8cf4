import Testing
import WebURL

/// The relative states of URLs that are not special.
@Suite struct RelativeOtherSchemesTests {
  @Test(
    arguments: URLCase.table(
      #"""
       » foo://h/a/b?q
      x » foo://h/a/x
      /x » foo://h/x
      //x » foo://x
      // » foo://
      \x » foo://h/a/\x
      .. » foo://h/
      ../../.. » foo://h/
      ? » foo://h/a/b?
      # » foo://h/a/b?q#
      foo:x » foo:x
      foo:/x » foo:/x
      http:x » http://x/
      //x:y » !portInvalid
      """#, base: "foo://h/a/b?q#f"))
  func otherSchemesResolveInTheirWay(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
       » foo://h
      x » foo://h/x
      /x » foo://h/x
      ?q » foo://h?q
      #f » foo://h#f
      .. » foo://h/
      . » foo://h/
      """#, base: "foo://h"))
  func hostWithoutPathGetsOne(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      x » foo:/a/x
      /x » foo:/x
      //x » foo://x
      .. » foo:/
      /.. » foo:/
      /..//x » foo:/.//x
      ..//x » foo:/.//x
      ?q » foo:/a/b?q
      #f » foo:/a/b#f
      ../../x » foo:/x
      .//x » foo:/a//x
      """#, base: "foo:/a/b"))
  func pathsWithoutHostStayWithoutHost(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
       » foo:/.//a/b
      x » foo:/.//a/x
      .. » foo:/.//
      /x » foo:/x
      ?q » foo:/.//a/b?q
      #f » foo:/.//a/b#f
      ../../x » foo:/x
      """#, base: "foo:/.//a/b"))
  func whatProtectsAPathIsNotPartOfIt(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      # » mailto:a@b?q#
      #x » mailto:a@b?q#x
       » !missingSchemeNonRelativeURL
      x » !missingSchemeNonRelativeURL
      /x » !missingSchemeNonRelativeURL
      ?x » !missingSchemeNonRelativeURL
      //x » !missingSchemeNonRelativeURL
      mailto:c » mailto:c
      http://x/ » http://x/
      """#, base: "mailto:a@b?q#f"))
  func againstOpaquePathsOnlyFragmentsResolve(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      #x » data:a%20#x
      """#, base: "data:a #f"))
  func spaceBeforeAFragmentOfTheBaseIsKept(_ example: URLCase) {
    example.check()
  }
}
