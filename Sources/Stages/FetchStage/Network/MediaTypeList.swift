/// Media types that are asked for: `text/html`, `text/*`, `*/*`.
struct MediaTypeList: Sendable {
  private var types: Set<String> = []
  private var families: Set<String> = []
  private var hasAll = false

  init(_ names: [String]) {
    for name in names.map({ $0.lowercased() }) {
      if name == "*/*" || name == "*" {
        hasAll = true
      } else if name.hasSuffix("/*") {
        families.insert(String(name.dropLast(2)))
      } else {
        types.insert(name)
      }
    }
  }

  /// Whether a media type, in lower case, is one of them.
  func contains(_ type: String) -> Bool {
    hasAll || types.contains(type) || families.contains(String(type.prefix { $0 != "/" }))
  }
}
