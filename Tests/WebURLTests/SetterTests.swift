import Testing
import WebURL

/// The setters of the standard's API.
@Suite struct SetterTests {
  /// A table with a line for each case: URL, value, and the URL after it, or `!` if it stays.
  private func check(_ table: String, _ set: (inout WebURL, String) -> Bool) throws {
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " » ", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 3, "\(line)")
      let before = try WebURL(fields[0])
      var url = before
      let isSet = set(&url, fields[1].replacing("␉", with: "\t"))
      #expect(isSet == (fields[2] != "!"), "\(line)")
      #expect(url.description == (isSet ? fields[2] : before.description), "\(line)")
      expectStable(url)
    }
  }

  @Test func protocolStaysSpecialOrNot() throws {
    try check(
      """
      http://h/a » https » https://h/a
      http://h/a » HTTPS: » https://h/a
      http://h/a » ftp:x » ftp://h/a
      http://h/a » w␉s » ws://h/a
      http://h/a » foo » !
      http://h/a » 1 » !
      http://h/a »  » !
      http://h/a » é » !
      http://h/a » h ttp » !
      http://h:443/a » https » https://h/a
      http://h:8080/a » https » https://h:8080/a
      http://h/ » file » file://h/
      http://u@h/ » file » !
      http://h:1/ » file » !
      file:///a » http » !
      file://h/a » http » http://h/a
      foo:a » bar » bar:a
      foo://h » bar+1 » bar+1://h
      foo:a » http » !
      """
    ) { $0.setProtocol($1) }
  }

  @Test func credentialsArePercentEncoded() throws {
    try check(
      """
      http://h/ » u » http://u@h/
      http://u:p@h/ »  » http://:p@h/
      http://h/ » a:b@c/ » http://a%3Ab%40c%2F@h/
      http://h/ » é%41 » http://%C3%A9%41@h/
      file://h/ » u » !
      foo:a » u » !
      foo:///a » u » !
      foo://h » u » foo://u@h
      """
    ) { $0.setUsername($1) }
    try check(
      """
      http://h/ » p » http://:p@h/
      http://u:p@h/ »  » http://u@h/
      http://u@h:1/ » a:b » http://u:a%3Ab@h:1/
      file:///a » p » !
      mailto:a » p » !
      """
    ) { $0.setPassword($1) }
  }

  @Test func hostnameIsParsedAsAHost() throws {
    try check(
      """
      http://h:1/a?b#c » X.y » http://x.y:1/a?b#c
      http://u:p@h/ » 0x7f.1 » http://u:p@127.0.0.1/
      http://h/ » é » http://xn--9ca/
      http://h/ » [::0:1] » http://[::1]/
      http://h/ » a/b » http://a/
      http://h/ » a?b » http://a/
      http://h/ » a#b » http://a/
      http://h/ » a\\b » http://a/
      http://h/ » a␉b » http://ab/
      http://h/ » a:1 » !
      http://h/ » a b » !
      http://h/ » [::1 » !
      http://h/ »  » !
      http://h/ » /a » !
      http://h/ » u@a » !
      foo://h/a »  » foo:///a
      foo://h:1/a »  » !
      foo://u@h/a »  » !
      foo:/a » h » foo://h/a
      foo:/.//a » h » foo://h//a
      foo:a » h » !
      foo://h » é » foo://%C3%A9
      foo://h » a\\b » !
      foo://h » a:1 » !
      file://h/a »  » file:///a
      file://h/a » localhost » file:///a
      file:///a » x » file://x/a
      file:///a » x:1 » !
      file:///a » C: » !
      file:///a » C| » !
      """
    ) { $0.setHostname($1) }
  }

  @Test func portIsTheDigitsThatComeFirst() throws {
    try check(
      """
      http://h/ » 8080 » http://h:8080/
      http://h:1/ » 80 » http://h/
      http://h:1/ »  » http://h/
      http://h/ » 8a » http://h:8/
      http://h/ » 8␉1 » http://h:81/
      http://h/ » 0012 » http://h:12/
      http://h/ » 65535 » http://h:65535/
      http://h/ » 65536 » !
      http://h/ » 99999999999999999999 » !
      http://h/ » a8 » !
      http://h/ » -1 » !
      http://[::1]/a » 5 » http://[::1]:5/a
      file://h/ » 1 » !
      foo:///a » 1 » !
      foo:a » 1 » !
      foo://h » 80 » foo://h:80
      """
    ) { $0.setPort($1) }
  }

  @Test func pathnameIsRidOfDotSegments() throws {
    try check(
      """
      http://h/a?b » c/d » http://h/c/d?b
      http://h/a?b »  » http://h/?b
      http://h/a » /../c/./d » http://h/c/d
      http://h/a » \\c\\d » http://h/c/d
      http://h/a » c?d#e » http://h/c%3Fd%23e
      http://h/a » é <> » http://h/%C3%A9%20%3C%3E
      http://h/a » //c » http://h//c
      foo://h/a »  » foo://h
      foo://h/a » c\\d » foo://h/c\\d
      foo:/a »  » foo:/
      foo:/a » //c » foo:/.//c
      foo:/a » ..//c » foo:/.//c
      foo:/.//a » c » foo:/c
      foo:a » b » !
      file:///a » C|/../b » file:///C:/b
      """
    ) { $0.setPathname($1) }
  }

  @Test func searchAndHashMayHaveTheirMarks() throws {
    try check(
      """
      http://h/?a#b » c » http://h/?c#b
      http://h/?a#b » ?c » http://h/?c#b
      http://h/?a#b » ??c » http://h/??c#b
      http://h/?a#b »  » http://h/#b
      http://h/ » ? » http://h/?
      http://h/ » a#b' » http://h/?a%23b%27
      foo:a » ' » foo:a?'
      http://h/ » a␉b » http://h/?ab
      """
    ) { $0.setSearch($1) }
    try check(
      """
      http://h/?a#b » c » http://h/?a#c
      http://h/#b » #c » http://h/#c
      http://h/#b » ##c » http://h/##c
      http://h/#b »  » http://h/
      http://h/ » # » http://h/#
      foo:a » `? » foo:a#%60?
      """
    ) { $0.setHash($1) }
  }
}
