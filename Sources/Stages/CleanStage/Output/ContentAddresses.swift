import HTML
import HTMLLinks
import PipeKit
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
    guard base == nil else { return nil }
    let address = ContentAddresses.encoded(value)
    let start = address.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    return address.isEmpty || start.contains(0x3A) ? nil : address
  }

  /// A relative address without the white space around it and the line breaks in it, as the URL standard
  /// has it; spaces and controls in it are percent-encoded.
  private static func encoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var previous: UInt8 = 0
    var end = value.endIndex
    while end > value.startIndex, value[end - 1] <= 0x20 { end -= 1 }
    for byte in value[..<end].drop(while: { $0 <= 0x20 }) {
      switch byte {
      case 0x09, 0x0A, 0x0D: break
      case 0...0x20, 0x7F: output += escaped(byte)
      case 0x80...0x9F where previous == 0xC2:
        // U+0080 to U+009F
        output.removeLast()
        output += escaped(previous) + escaped(byte)
      default: output.append(byte)
      }
      previous = byte
    }
    return output
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] { Array("%\(byte.hexadecimal)".utf8) }
}
