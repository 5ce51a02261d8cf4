/// Resolves addresses against the page they stand on, as far as pages need it (RFC 3986).
enum WebAddress {
  /// An absolute `http` or `https` address; `nil` for what is none.
  static func absolute(_ address: String, on page: String?) -> String? {
    let address = withoutControls(address).trimmed()
    guard !address.isEmpty, address.utf8.count < 4096 else { return nil }
    let lower = address.prefix(8).lowercased()
    if lower.hasPrefix("http://") || lower.hasPrefix("https://") { return address }
    guard let page, let colon = page.firstIndex(of: ":"), page[colon...].hasPrefix("://") else {
      return nil
    }
    if address.hasPrefix("//") { return page[...colon] + address }
    // Any other scheme, such as data:, is no address of a page or picture.
    let name = address.prefix { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "-" || $0 == "." }
    if address.dropFirst(name.count).first == ":" { return nil }
    let host = page[colon...].dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let origin = page[..<host.endIndex]
    if address.hasPrefix("/") { return origin + address }
    let path = page[host.endIndex...].prefix { $0 != "?" && $0 != "#" }
    if address.hasPrefix("?") || address.hasPrefix("#") { return origin + path + address }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return origin + folder + address
  }

  private static func withoutControls(_ address: String) -> String {
    var scalars = address.unicodeScalars
    scalars.removeAll { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    return String(scalars)
  }
}

extension String {
  func trimmed() -> String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

}
