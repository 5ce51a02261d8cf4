/// How the value of an attribute is to be looked at.
enum AttributeSort: Sendable {
  case plain, url, candidates, style, identifier, reference, classes, relation, target, never

  /// The sort of an attribute, by its name.
  static func of(_ name: String) -> AttributeSort {
    table[name] ?? (isNever(name) ? .never : .plain)
  }

  private static let table: [String: AttributeSort] = {
    let lists: [(AttributeSort, String)] = [
      (
        .url,
        """
        href src action formaction cite poster background longdesc lowsrc dynsrc data manifest icon \
        profile codebase classid archive xlink:href data-src data-original data-lazy-src data-href \
        itemid itemtype
        """
      ),
      (.candidates, "srcset imagesrcset data-srcset"), (.style, "style"),
      (.identifier, "id name"), (.classes, "class"),
      (
        .reference,
        "for headers form list aria-labelledby aria-describedby aria-controls aria-owns"
      ),
      (.relation, "rel"), (.target, "target"),
      (.never, "srcdoc is ping usemap http-equiv slot part xmlns nonce"),
    ]
    var table: [String: AttributeSort] = [:]
    for (sort, names) in lists {
      for name in names.spacedNames { table[String(name)] = sort }
    }
    return table
  }()

  private static func isNever(_ name: String) -> Bool {
    name.hasPrefix("on") || name.hasPrefix("xmlns")
  }
}
