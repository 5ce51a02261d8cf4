/// A policy made ready to be asked by number.
struct SanitizerRules: Sendable {
  /// What is allowed of an element.
  struct Element: Sendable {
    var known: Set<HTMLName> = []
    var others: Set<String> = []
    var prefixes: [String] = []
  }

  let policy: SanitizerPolicy
  let starts = StartRule.byName
  let traits = ElementTraits.table
  private var known: [Element?]
  private var others: [String: Element] = [:]
  private var dropped: Set<String>

  init(_ policy: SanitizerPolicy) {
    self.policy = policy
    known = Array(repeating: nil, count: HTMLName.knownCount)
    dropped = policy.droppedElements.union(SanitizerRules.alwaysDropped)
    var allowed = policy.elements
    if allowed["table"] != nil {
      for part in ["caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"] {
        allowed[part] = allowed[part] ?? []
      }
    }
    for (name, attributes) in allowed {
      guard !SanitizerRules.neverAllowed.contains(name), SanitizerRules.isPlain(name) else {
        continue
      }
      var element = Element()
      for attribute in attributes.union(policy.globalAttributes) { element.allow(attribute) }
      if let number = HTMLName(known: name) {
        known[Int(number.rawValue)] = element
      } else {
        others[name] = element
      }
    }
  }

  /// What is allowed of an HTML element; `nil` if it is not itself.
  func element(_ name: HTMLName, in tree: HTMLTree) -> Element? {
    name.isKnown ? known[Int(name.rawValue)] : others[tree.text(of: name)]
  }

  /// Whether an HTML element that is not allowed goes with its content.
  func isDropped(_ name: HTMLName, in tree: HTMLTree) -> Bool {
    dropped.contains(tree.text(of: name))
  }

  /// What the start tag of an element does to those that are open.
  func start(_ name: HTMLName) -> StartRule {
    name.isKnown ? starts[Int(name.rawValue)] : .ordinary
  }

  /// What else there is to know of an element.
  func traits(_ name: HTMLName) -> ElementTraits {
    name.isKnown ? traits[Int(name.rawValue)] : []
  }

  /// Whether a name is read as the same name wherever it is written.
  static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first &- 0x61 < 26 else { return false }
    return name.utf8.allSatisfy {
      $0 &- 0x61 < 26 || Scan.isDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E || $0 == 0x3A
    }
  }

  /// Elements that run, load, or style; that change how what follows is read; or that stand only
  /// where an article does not.
  static let neverAllowed: Set<String> = Set(
    """
    applet base basefont bgsound body embed fencedframe frame frameset head html iframe image
    isindex keygen link listing marquee math menuitem meta noembed noframes noscript object optgroup
    option param plaintext portal script select selectedcontent slot style svg template textarea
    title xmp
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let alwaysDropped: Set<String> = Set(
    """
    applet embed fencedframe frame frameset iframe math noembed noframes noscript object portal
    script select style svg template textarea title
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

extension SanitizerRules.Element {
  fileprivate mutating func allow(_ attribute: String) {
    if attribute.hasSuffix("*") {
      // What is met under a prefix is not known beforehand; event handlers never pass.
      if attribute.count > 1 { prefixes.append(String(attribute.dropLast())) }
    } else if let name = HTMLName(known: attribute) {
      known.insert(name)
    } else {
      others.insert(attribute)
    }
  }

  /// Whether the element may have an attribute.
  func allows(_ name: HTMLName, _ text: String) -> Bool {
    guard SanitizerRules.isPlain(text) else { return false }
    return known.contains(name) || others.contains(text)
      || prefixes.contains { text.hasPrefix($0) }
  }
}
