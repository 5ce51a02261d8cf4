import Testing
import WebURL

/// Expects that a URL's serialisation is parsed to the same components, with any base and without.
func expectStable(_ url: WebURL, sourceLocation: SourceLocation = #_sourceLocation) {
  let bases: [WebURL?] = [nil, try? WebURL("file:///C:/a?b"), try? WebURL("mailto:a"), url]
  for base in bases {
    guard let again = try? WebURL(url.description, base: base) else {
      Issue.record("\(url) is no URL", sourceLocation: sourceLocation)
      continue
    }
    #expect(again == url, sourceLocation: sourceLocation)
    #expect(components(of: again) == components(of: url), sourceLocation: sourceLocation)
  }
}

private func components(of url: WebURL) -> [String?] {
  [
    String(url.scheme), String(url.username), String(url.password), url.hostname.map(String.init),
    url.port.map(String.init), String(url.path), url.query.map(String.init),
    url.fragment.map(String.init), url.host?.description, "\(url.hasOpaquePath) \(url.isSpecial)",
  ]
}
