import Testing
import WebURL

/// What is read from URLs.
@Suite struct ComponentTests {
  @Test func everyComponentIsFound() throws {
    let url = try WebURL("https://u:p@example.com:8080/a/b?q=1#f")
    #expect(url.scheme == "https")
    #expect(url.username == "u")
    #expect(url.password == "p")
    #expect(url.hostname == "example.com")
    #expect(url.port == 8080)
    #expect(url.path == "/a/b")
    #expect(url.query == "q=1")
    #expect(url.fragment == "f")
    #expect(url.includesCredentials)
    #expect(url.isSpecial)
    #expect(!url.hasOpaquePath)
  }

  @Test func absentComponentsAreNilOrEmpty() throws {
    let url = try WebURL("foo:a")
    #expect(url.scheme == "foo")
    #expect(url.username.isEmpty)
    #expect(url.password.isEmpty)
    #expect(url.hostname == nil)
    #expect(url.host == nil)
    #expect(url.port == nil)
    #expect(url.path == "a")
    #expect(url.query == nil)
    #expect(url.fragment == nil)
    #expect(!url.includesCredentials)
    #expect(!url.isSpecial)
    #expect(url.hasOpaquePath)
  }

  @Test func emptyQueryAndFragmentAreNotAbsent() throws {
    let url = try WebURL("http://h/?#")
    #expect(url.query?.isEmpty == true)
    #expect(url.fragment?.isEmpty == true)
  }

  @Test(arguments: [
    ("http://u@h/", "u", ""), ("http://:p@h/", "", "p"), ("http://u:p@h:1/", "u", "p"),
    ("http://h/", "", ""), ("foo://u:p@h", "u", "p"), ("file:///a@b", "", ""),
  ])
  func credentialsArePartedByAColon(_ text: String, username: String, password: String) throws {
    let url = try WebURL(text)
    #expect(url.username == username)
    #expect(url.password == password)
    #expect(url.includesCredentials == !(username.isEmpty && password.isEmpty))
  }

  @Test func hostSaysWhatKindItIs() throws {
    #expect(try WebURL("http://Example.com/").host == .domain("example.com"))
    #expect(try WebURL("http://0x7f.1/").host == .ipv4(0x7F00_0001))
    #expect(try WebURL("http://[::2:0:0:1]/").host == .ipv6(2 << 48 | 1))
    #expect(try WebURL("foo://[::1]").host == .ipv6(1))
    #expect(try WebURL("foo://1.2.3.4").host == .opaque("1.2.3.4"))
    #expect(try WebURL("file:///a").host == .empty)
    #expect(try WebURL("foo:///a").host == .empty)
    #expect(try WebURL("foo:/a").host == nil)
    #expect(try WebURL("foo:/.//a").host == nil)
  }

  @Test(arguments: [
    "http://a.b/", "http://1.2.3.4/", "http://255.0.10.1/", "http://[1:0:0:2::3]/", "http://[::]/",
    "foo://A/", "file:///",
  ])
  func descriptionOfAHostIsItsSerialisation(_ text: String) throws {
    let url = try WebURL(text)
    #expect(url.host?.description == url.hostname.map(String.init))
  }

  @Test(arguments: [
    ("http://h", [""]), ("http://h/a/b", ["a", "b"]), ("http://h//a/", ["", "a", ""]),
    ("foo://h", []), ("mailto:a/b", []), ("foo:/.//a", ["", "a"]), ("http://h/%2F?a/b", ["%2F"]),
    ("foo:", []),
  ])
  func pathSegmentsAreBetweenSlashes(_ text: String, segments: [String]) throws {
    #expect(try WebURL(text).pathSegments.map(String.init) == segments)
  }

  @Test(arguments: [
    ("http://u:p@h:80/a", "http://h"), ("https://h:8443/", "https://h:8443"), ("ws://h", "ws://h"),
    ("ftp://1/", "ftp://0.0.0.1"), ("http://[::1]:1/", "http://[::1]:1"), ("file:///a", "null"),
    ("file://h/", "null"), ("mailto:a", "null"), ("foo://h", "null"), ("data:,a", "null"),
    ("blob:https://h:1/x", "https://h:1"), ("blob:http://h", "http://h"), ("blob:a", "null"),
    ("blob:ftp://h/", "null"), ("blob:blob:http://h/", "null"), ("blob:file:///", "null"),
    ("blob:https://h/?a#b", "https://h"),
  ])
  func originIsSchemeHostAndPort(_ text: String, origin: String) throws {
    #expect(try WebURL(text).origin.description == origin)
  }

  @Test(arguments: [
    ("http://h/a?b#c", "http://h/a?b"), ("http://h/a#", "http://h/a"), ("http://h/", "http://h/"),
    ("mailto:a#b", "mailto:a"), ("HTTP://h/#é", "http://h/"),
  ])
  func fragmentCanBeRemoved(_ text: String, expected: String) throws {
    let url = try WebURL(text).removingFragment()
    #expect(url.description == expected)
    #expect(url.fragment == nil)
    expectStable(url)
  }

  @Test(arguments: [
    ("http://u:p@h:1/a?b#c", "http://h:1/a?b#c"), ("http://u@h/", "http://h/"),
    ("http://:p@h/", "http://h/"), ("http://h/", "http://h/"), ("foo://u@h", "foo://h"),
    ("mailto:a@b", "mailto:a@b"),
  ])
  func credentialsCanBeRemoved(_ text: String, expected: String) throws {
    let url = try WebURL(text).removingCredentials()
    #expect(url.description == expected)
    #expect(!url.includesCredentials)
    expectStable(url)
  }

  @Test func urlsAreEqualWhoseSerialisationsAre() throws {
    let urls = try ["http://h/a", "HTTP://h:80/./a", " http://%68/b/../a"].map { try WebURL($0) }
    #expect(Set(urls).count == 1)
    #expect(try WebURL("http://h/a#") != urls[0])
    #expect("\(urls[1])" == "http://h/a")
  }

  @Test func everyErrorIsDescribed() {
    let descriptions = Set(WebURL.ParseError.allCases.map(\.description))
    #expect(descriptions.count == WebURL.ParseError.allCases.count)
  }
}
