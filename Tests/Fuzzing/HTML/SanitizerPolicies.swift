import HTML

/// The policies that the sanitiser is tested with.
enum SanitizerPolicies {
  /// The presets, and one that allows more than anybody should.
  static let all: [(String, SanitizerPolicy)] = {
    var wide = SanitizerPolicy.article
    let names = """
      form input button label output fieldset legend video audio track map area font center nobr big
      rb rtc marquee dialog menu datalist script style svg math iframe template title xml custom-tag
      """
    for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      wide.elements[String(name)] = ["href", "src", "poster", "action", "formaction", "onclick"]
    }
    wide.globalAttributes.formUnion([
      "style", "id", "name", "class", "data-*", "background", "onerror", "on*", "srcdoc", "is",
    ])
    wide.styleProperties = ["color", "background", "background-image", "content", "font-family"]
    wide.identifiers = .keep
    wide.classes = .keep
    wide.linkTarget = "_blank"
    var escaping = SanitizerPolicy.article
    escaping.disallowed = .escape
    var dropping = SanitizerPolicy.article
    dropping.disallowed = .drop
    var shallow = wide
    shallow.maximumDepth = 3
    return [
      ("article", .article), ("wide", wide), ("escaping", escaping), ("inline", .inline),
      ("dropping", dropping), ("shallow", shallow), ("nothing", SanitizerPolicy()),
    ]
  }()

  /// What a sanitiser must never let through even if the policy names it.
  static func granted(_ policy: SanitizerPolicy) -> SanitizerPolicy {
    var policy = policy
    for name in ["script", "style", "svg", "math", "iframe", "template", "title", "marquee"] {
      policy.elements[name] = nil
    }
    policy.globalAttributes.subtract(["onerror", "on*", "srcdoc", "is"])
    for name in policy.elements.keys { policy.elements[name]?.remove("onclick") }
    return policy
  }
}
