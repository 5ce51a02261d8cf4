import PipeKit
import PipeTesting

/// A site in memory, whose pages have links.
struct Site {
  /// The site's own links, by path.
  var links: [String: [String]] = [:]
  /// Other answers, by address.
  var others: [String: String] = [:]
  /// Where addresses are redirected to.
  var redirects: [String: String] = [:]
  /// What the answers of pages have in their headers, by path.
  var headers: [String: [HTTPHeader]] = [:]
  var host = "https://site.example"

  /// A page with links.
  static func page(_ title: String, _ links: [String]) -> String {
    let list = links.map { $0.hasPrefix("<") ? $0 : "<a href='\($0)'>\($0)</a>" }.joined(
      separator: "\n")
    return "<!doctype html><html><body><h1>\(title)</h1>\(list)</body></html>"
  }

  /// The services with this site as the whole web.
  func services(files: [String: String] = [:]) -> TestServices {
    var pages = others
    for (path, links) in links { pages[host + path] = Self.page(path, links) }
    var test = TestServices(files: files)
    let (all, redirects, headers, host) = (pages, redirects, headers, host)
    test.http = TestHTTPClient { request in
      let url = request.url
      if let target = redirects[url] {
        return HTTPResponse(status: 302, url: url, headers: [HTTPHeader("Location", target)])
      }
      guard let page = all[url] else { return HTTPResponse(status: 404, url: url) }
      var answer = TestHTTPClient.response(to: url, page)
      answer.headers += headers[url.replacing(host, with: "")] ?? []
      return answer
    }
    return test
  }
}

extension TestHTTPClient {
  /// The addresses that were asked for, without robots.txt.
  var asked: [String] { requests.map(\.url).filter { !$0.hasSuffix("/robots.txt") } }
}
