import Testing
import WebURL

/// Query state and fragment state.
@Suite struct QueryAndFragmentTests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://h/?a b » http://h/?a%20b
      http://h/?"<> » http://h/?%22%3C%3E
      http://h/?' » http://h/?%27
      foo://h/?' » foo://h/?'
      http://h/?`{}|^\[] » http://h/?`{}|^\[]
      http://h/?é » http://h/?%C3%A9
      http://h/?☃=\#u{1F600} » http://h/?%E2%98%83=%F0%9F%98%80
      http://h/?% » http://h/?%
      http://h/?%zz%41 » http://h/?%zz%41
      http://h/?\#u{1}\#u{7F} » http://h/?%01%7F
      http://h/?a=b&c=d;e+f » http://h/?a=b&c=d;e+f
      http://h/?~!$()*,-./:@_ » http://h/?~!$()*,-./:@_
      data:x?' "<> » data:x?'%20%22%3C%3E
      foo:x?é » foo:x?%C3%A9
      """#))
  func queryIsPercentEncoded(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h/? » http://h/?
      http://h/?# » http://h/?#
      http://h/?? » http://h/??
      http://h/?a?b » http://h/?a?b
      http://h/?/../a » http://h/?/../a
      http://h?a#b?c » http://h/?a#b?c
      http://h/#?a » http://h/#?a
      foo://h? » foo://h?
      foo:? » foo:?
      foo:?# » foo:?#
      """#))
  func queryEndsAtTheFragment(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://h/#a b » http://h/#a%20b
      http://h/#"<>` » http://h/#%22%3C%3E%60
      http://h/#'{}|^\[] » http://h/#'{}|^\[]
      http://h/#é☃ » http://h/#%C3%A9%E2%98%83
      http://h/#%zz » http://h/#%zz
      http://h/## » http://h/##
      http://h/# » http://h/#
      http://h/#a?b/../c » http://h/#a?b/../c
      http://h/#\#u{1}\#u{7F} » http://h/#%01%7F
      http://h/#~!$&()*+,-.:;=@_ » http://h/#~!$&()*+,-.:;=@_
      foo:x#`<>" » foo:x#%60%3C%3E%22
      """#))
  func fragmentIsPercentEncoded(_ example: URLCase) {
    example.check()
  }
}
