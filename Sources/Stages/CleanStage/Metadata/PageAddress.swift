/// The words of an address, as far as they tell what kind of page is there.
struct PageAddress {
  /// The first label of the host: `docs` in `docs.example.org`.
  private(set) var label = ""
  /// The parts of the path, in lower case, without a language at the beginning.
  private(set) var words: [String] = []

  /// Whether it is that of a site's start page.
  var isStart: Bool { words.isEmpty && !label.isEmpty }

  init(_ address: String?) {
    guard let address, let scheme = address.utf8.firstIndex(of: 0x3A) else { return }
    let path = address.utf8[scheme...].dropFirst().prefix { $0 != 0x3F && $0 != 0x23 }
    let parts = Substring(path).lowercased().parts(at: 0x2F)
    guard let host = parts.first else { return }
    label = String(Substring(host.utf8.prefix { $0 != 0x2E }))
    words = parts.dropFirst().prefix(20).map(String.init)
    if let first = words.first, PageAddress.isLanguage(first) { words.removeFirst() }
  }

  /// Whether one of the words is a part of the path.
  func has(_ some: Set<String>) -> Bool { words.contains(where: some.contains) }

  /// Whether the path is one of the threads of a forum's program.
  var isThread: Bool {
    words.contains { word in
      word.hasPrefix("viewtopic") || word.hasPrefix("showthread") || word.hasPrefix("showtopic")
        || word.hasPrefix("thread-")
    }
  }

  /// Whether a part of the path is a year.
  var hasYear: Bool {
    words.contains { $0.utf8.count == 4 && $0.hasPrefix("20") && Int($0) != nil }
  }

  /// Whether a part is a language, and perhaps a region: `en`, `en-us`.
  private static func isLanguage(_ word: String) -> Bool {
    guard word.utf8.count == 2 || word.utf8.count == 5 else { return false }
    let bytes = Array(word.utf8)
    guard bytes.count == 2 || (bytes.count == 5 && (bytes[2] == 0x2D || bytes[2] == 0x5F)) else {
      return false
    }
    return bytes.enumerated().allSatisfy { $0.offset == 2 || $0.element &- 0x61 < 26 }
  }
}
