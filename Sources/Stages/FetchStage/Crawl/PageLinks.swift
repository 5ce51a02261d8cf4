import HTML
import HTMLLinks
import PipeKit
import WebURL

/// The links of a page that may be followed.
struct PageLinks: Sendable {
  /// The addresses, each once, in the order of the page.
  var urls: [String] = []
  /// How many links are not to be followed, as the page says (`nofollow`).
  var forbidden = 0

  /// Finds the links of a page.
  ///
  /// Those are `a` and `area` with an `href` of the web, and without `rel=nofollow`; there are none where the page
  /// or its server says so (`<meta name=robots content=nofollow>`, `X-Robots-Tag: nofollow`). What has the name of an image, a program or the like is left out.
  ///
  /// - Parameters:
  ///   - resource: The page; nothing is found in what is no HTML.
  ///   - url: Its address.
  /// - Returns: The links.
  static func find(in resource: Resource, at url: String) -> PageLinks {
    guard isHTML(resource), let document = try? WebURL(url) else { return PageLinks() }
    var parser = HTMLParser()
    let tree = parser.parse(resource.bytes, charset: resource.charset)
    var links = PageLinks()
    let isForbidden = resource.forbidsFollowing || forbidsFollowing(tree)
    var known: Set<String> = []
    for link in tree.links(document: document) where link.attribute == "href" {
      guard tree.isElement(link.node, .a) || tree.isElement(link.node, .area),
        link.url.scheme == "https" || link.url.scheme == "http", !link.url.includesCredentials,
        isPage(link.url.path)
      else { continue }
      let target = link.url.removingFragment().description
      guard known.insert(target).inserted else { continue }
      if isForbidden || link.rel.contains("nofollow") {
        links.forbidden += 1
      } else {
        links.urls.append(target)
      }
    }
    return links
  }

  /// Whether something is a web page, by what the server says of it, or else by how it begins.
  static func isHTML(_ resource: Resource) -> Bool {
    switch resource.mediaType {
    case "text/html", "application/xhtml+xml": true
    case "text/plain", "application/octet-stream", "application/xml", "text/xml":
      MediaType.sniffed(resource.bytes) == "text/html"
    default: false
    }
  }

  /// Whether a path may be that of a page, by what its name ends with.
  private static func isPage(_ path: Substring) -> Bool {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else {
      return true
    }
    return !otherFiles.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func forbidsFollowing(_ tree: HTMLTree) -> Bool {
    for index in 0..<tree.count {
      let node = HTMLNode(index: index)
      guard tree.isElement(node, .meta),
        let named = tree.attribute(.name, of: node)?.lowercased(),
        named == "robots" || named == "pipe",
        let value = tree.attribute(.content, of: node)
      else { continue }
      let words = value.lowercased().split { $0 == "," || $0.isWhitespace }
      if words.contains("nofollow") || words.contains("none") { return true }
    }
    return false
  }

  /// What files end with that are no pages.
  private static let otherFiles: Set<String> = [
    "7z", "aac", "apk", "atom", "avi", "avif", "bin", "bmp", "bz2", "css", "csv", "dmg", "doc",
    "docx",
    "eot", "epub", "exe", "flac", "gif", "gz", "ico", "ics", "iso", "jar", "jpeg", "jpg", "js",
    "json",
    "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "odp", "ods", "odt", "ogg",
    "ogv",
    "otf", "pdf", "png", "ppt", "pptx", "rar", "rpm", "rss", "svg", "tar", "tgz", "tif", "tiff",
    "ttf",
    "wav", "webm", "webp", "wmv", "woff", "woff2", "xls", "xlsx", "xml", "xz", "zip", "zst",
  ]
}
