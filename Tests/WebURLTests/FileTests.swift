import Testing
import WebURL

/// File state, file slash state, file host state and drive letters.
@Suite struct FileTests {
  @Test(
    arguments: URLCase.table(
      #"""
      file:///a » file:///a
      file://h/a » file://h/a
      file://H/a » file://h/a
      file://localhost/a » file:///a
      file://LOCALHOST/a » file:///a
      file://loc%61lhost/ » file:///
      file://localhost:80/ » !domainInvalidCodePoint
      file://h:80/ » !domainInvalidCodePoint
      file://u@h/ » !domainInvalidCodePoint
      file://1/ » file://0.0.0.1/
      file://[::1]/ » file://[::1]/
      file://a b/ » !domainInvalidCodePoint
      file://%/ » !domainInvalidCodePoint
      file://é/ » file://xn--9ca/
      file://h » file://h/
      file:// » file:///
      file: » file:///
      file:/ » file:///
      file:a » file:///a
      file:/a » file:///a
      file://?q » file:///?q
      file://#f » file:///#f
      file://h?q » file://h/?q
      file:?q » file:///?q
      file:#f » file:///#f
      file:\\h\a » file://h/a
      file:\/a » file://a/
      file:////a » file:////a
      file:///\a » file:////a
      file:////..//a » file:////a
      """#))
  func hostIsEmptyOrADomain(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      file:///C|/a » file:///C:/a
      file:///c:/a » file:///c:/a
      file:///C| » file:///C:
      file:C|/a » file:///C:/a
      file:/C|/a » file:///C:/a
      file://C|/a » file:///C:/a
      file://C: » file:///C:
      file://c|?q » file:///c:?q
      file://c|#f » file:///c:#f
      file://C|\a » file:///C:/a
      file:///C|a » file:///C|a
      file:///C:a » file:///C:a
      file:///CC|/ » file:///CC|/
      file:///1|/ » file:///1|/
      file:///a/C|/ » file:///a/C|/
      file://h/C|/a » file://h/C:/a
      file:///%43|/ » file:///%43|/
      file:///C%7C/ » file:///C%7C/
      file://%43|/ » !domainInvalidCodePoint
      file:///./C|/ » file:///C:/
      file:///a/../C|/b » file:///C:/b
      """#))
  func driveLettersArePutIntoOneForm(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      file:///C:/.. » file:///C:/
      file:///C:/../.. » file:///C:/
      file:///C:/../a » file:///C:/a
      file:///C|/.. » file:///C:/
      file:///C:/a/../.. » file:///C:/
      file:///C:/./ » file:///C:/
      file:///a/.. » file:///
      file:///C/.. » file:///
      file://h/C:/.. » file://h/C:/
      file:///C:/../D:/.. » file:///C:/
      """#))
  func driveLettersAreNotRemoved(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
       » file://h/C:/a/b?q
      x » file://h/C:/a/x
      .. » file://h/C:/
      ../.. » file://h/C:/
      ../../.. » file://h/C:/
      / » file://h/C:/
      /x » file://h/C:/x
      /.. » file://h/C:/
      \x » file://h/C:/x
      ?x » file://h/C:/a/b?x
      #x » file://h/C:/a/b?q#x
      //i/x » file://i/x
      // » file:///
      ///x » file:///x
      D: » d:
      D|/x » file://h/D:/x
      D:x » d:x
      D|?x » file://h/D:?x
      /D: » file://h/D:
      /D|/x » file://h/D:/x
      /D:x » file://h/C:/D:x
      file: » file://h/C:/a/b?q
      file:x » file://h/C:/a/x
      file:/x » file://h/C:/x
      file://x » file://x/
      file:?y » file://h/C:/a/b?y
      file:#y » file://h/C:/a/b?q#y
      file:D| » file://h/D:
      http:x » http://x/
      """#, base: "file://h/C:/a/b?q#f"))
  func relativeToAFile(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      /x » file:///x
      x » file:///a/x
      /C| » file:///C:
      C| » file:///C:
      C|/.. » file:///C:/
      // » file:///
      //C|/x » file:///C:/x
      /../x » file:///x
      """#, base: "file:///a/b"))
  func relativeToAFileWithoutDriveLetter(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      file: » file:///
      file:x » file:///x
      file:/x » file:///x
      file://x/y » file://x/y
      file:?q » file:///?q
      file:C| » file:///C:
      """#, base: "http://h/a/b"))
  func otherBasesDoNotMatterToFiles(_ example: URLCase) {
    example.check()
  }
}
