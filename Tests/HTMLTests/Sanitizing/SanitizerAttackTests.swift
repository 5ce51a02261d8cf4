import HTML
import PipeTesting
import Testing

@Suite struct SanitizerAttackTests {
  /// The presets, and one that allows more than anybody should.
  private static let policies: [(String, SanitizerPolicy)] = {
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
  private static func granted(_ policy: SanitizerPolicy) -> SanitizerPolicy {
    var policy = policy
    for name in ["script", "style", "svg", "math", "iframe", "template", "title", "marquee"] {
      policy.elements[name] = nil
    }
    policy.globalAttributes.subtract(["onerror", "on*", "srcdoc", "is"])
    for name in policy.elements.keys { policy.elements[name]?.remove("onclick") }
    return policy
  }

  private var checks = SanitizerAttackTests.policies.map { name, policy in
    (name, HTMLSanitizer(policy), SafetyInspection(policy: SanitizerAttackTests.granted(policy)))
  }

  /// What is wrong with what becomes of some HTML, under the first of the policies.
  private mutating func faults(of html: String, policies: Int) -> [String] {
    var faults: [String] = []
    for index in checks.indices.prefix(policies) {
      let (name, sanitizer, _) = checks[index]
      let output = sanitizer.sanitize(html)
      faults += checks[index].2.faults(of: output).map { "\(name): \($0) in \(output)" }
      let again = sanitizer.sanitize(output)
      if again != output { faults.append("\(name): \(output) became \(again)") }
    }
    return Array(faults.prefix(5))
  }

  @Test mutating func noVectorComesThroughInAnyContext() {
    #expect(AttackVectors.all.count >= 150)
    for (index, (kind, html)) in AttackVectors.all.enumerated() {
      let faults = faults(of: html, policies: index % 4 == 0 ? 7 : 3)
      #expect(faults.isEmpty, "\(kind): \(html)\n\(faults.joined(separator: "\n"))")
    }
    let kinds = Dictionary(grouping: AttackVectors.all, by: \.kind).mapValues(\.count)
    let counts = kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    Attachment.record(counts.joined(separator: "\n"), named: "attack-vectors.txt")
  }

  @Test mutating func noVectorComesThroughWithinAnother() {
    for seed in 0..<30 as Range<UInt64> {
      var random = RandomMarkup(seed: seed)
      let html = (0..<4).map { _ in random.pick(AttackVectors.all).html }.joined()
      let faults = faults(of: html, policies: 3)
      #expect(faults.isEmpty, "seed \(seed): \(html)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }

  @Test mutating func misnestedMarkupIsParsedToWhatWasWritten() {
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomMarkup(seed: seed)
      let html = random.soup()
      let faults = faults(of: html, policies: 3)
      #expect(faults.isEmpty, "seed \(seed): \(html)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }
}
