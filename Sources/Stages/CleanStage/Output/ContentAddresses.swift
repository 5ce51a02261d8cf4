import HTML
import HTMLLinks
import WebURL

/// Resolves the addresses in a page's content.
struct ContentAddresses {
  /// A longer one is no base: what is written would be out of proportion to the page.
  private static let longestBase = 2048

  private let base: WebURL?

  /// Finds the base of a page.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - address: Where it comes from, as far as is known.
  init(_ tree: HTMLTree, address: String?) {
    if let page = address.flatMap({ try? WebURL($0) }) {
      base = ContentAddresses.short(tree.baseURL(document: page)) ?? ContentAddresses.short(page)
    } else {
      base = tree.first(.base).flatMap { tree.attribute(.href, of: $0) }
        .flatMap { try? WebURL($0) }.flatMap(ContentAddresses.short)
    }
  }

  private static func short(_ url: WebURL) -> WebURL? {
    url.description.utf8.count <= longestBase && url.isSpecial ? url : nil
  }

  /// Where a link leads; `nil` where it leads nowhere.
  func link(_ value: ArraySlice<UInt8>) -> [UInt8]? {
    resolve(value, schemes: ["http", "https", "mailto", "tel"])
  }

  /// Where an image is; `nil` if it is no image of the web.
  func image(_ value: [UInt8]) -> [UInt8]? { resolve(value[...], schemes: ["http", "https"]) }

  private func resolve(_ value: ArraySlice<UInt8>, schemes: [String]) -> [UInt8]? {
    let text = String(decoding: value, as: UTF8.self)
    if let url = try? WebURL(text, base: base) {
      return schemes.contains(String(url.scheme)) ? Array(url.description.utf8) : nil
    }
    // Without a base, a relative address stays what it is.
    let words = text.split(whereSeparator: \.isWhitespace)
    guard base == nil, words.count == 1, let only = words.first else { return nil }
    let start = only.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return start.contains(":") ? nil : Array(only.utf8)
  }
}
