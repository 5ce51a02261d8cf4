/// Writes what a policy allows of the attributes of an element.
struct SafeAttributes {
  let rules: SanitizerRules
  private let escaping = MarkupEscaping.cautiousAttribute
  /// Whether the last element had the image that it is for.
  private(set) var hasSource = false

  init(_ rules: SanitizerRules) { self.rules = rules }

  /// Appends the allowed attributes of an element to its start tag.
  mutating func append(
    of node: HTMLNode, _ name: HTMLName, _ allowed: SanitizerRules.Element, in tree: HTMLTree,
    to output: inout [UInt8]
  ) {
    let isLink = name == .a || name == .area || name == .form
    hasSource = false
    var written: [UInt8] = []
    for record in tree.attributeRecords(of: node) {
      let attribute = HTMLName(rawValue: record.name)
      let text = tree.text(of: attribute)
      guard allowed.allows(attribute, text),
        let safe = safe(tree.bytes(record.start, record.length), of: text, isLink: isLink)
      else { continue }
      write(text, safe[...], to: &written)
      if attribute == .src || attribute == .srcset { hasSource = true }
    }
    output.append(contentsOf: written)
    guard isLink else { return }
    if let relation = rules.policy.linkRelation { write("rel", relation, to: &output) }
    if let target = rules.policy.linkTarget { write("target", target, to: &output) }
  }

  private func write(_ name: String, _ value: String, to output: inout [UInt8]) {
    write(name, Array(value.utf8)[...], to: &output)
  }

  private func write(_ name: String, _ value: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(0x20)
    output.append(contentsOf: name.utf8)
    output.append(0x3D)
    output.append(0x22)
    escaping.append(value, to: &output)
    output.append(0x22)
  }

  /// What may be written of a value; `nil` if nothing may.
  private func safe(_ value: ArraySlice<UInt8>, of name: String, isLink: Bool) -> [UInt8]? {
    let policy = rules.policy
    switch AttributeSort.of(name) {
    case .plain: return Array(value)
    case .never: return nil
    case .url: return url(value, of: name)
    case .candidates: return candidates(value, of: name)
    case .style: return StyleDeclarations.allowed(in: value, policy.styleProperties)
    case .identifier: return words(value, policy.identifiers, single: true)
    case .reference: return words(value, policy.identifiers, single: false)
    case .classes: return words(value, policy.classes, single: false)
    case .relation: return isLink && policy.linkRelation != nil ? nil : Array(value)
    case .target: return isLink && policy.linkTarget != nil ? nil : Array(value)
    }
  }

  private func url(_ value: ArraySlice<UInt8>, of name: String) -> [UInt8]? {
    guard var url = SafeURL.cleaned(value) else { return nil }
    let schemes = rules.policy.attributeSchemes[name] ?? rules.policy.schemes
    if url.first == 0x23, case .prefix(let prefix) = rules.policy.identifiers, url.count > 1 {
      return [0x23] + prefixed(url[1...], prefix)
    }
    if let resolve = rules.policy.resolveURL {
      guard let resolved = resolve(String(decoding: url, as: UTF8.self)),
        let cleaned = SafeURL.cleaned(Array(resolved.utf8)[...])
      else { return nil }
      url = cleaned
    }
    let relative = rules.policy.allowsRelativeURLs
    return SafeURL.isAllowed(url, schemes: schemes, relative: relative) ? url : nil
  }

  private func candidates(_ value: ArraySlice<UInt8>, of name: String) -> [UInt8]? {
    var result: [UInt8] = []
    for candidate in ImageCandidates(value) {
      guard let url = url(candidate.url, of: name), !url.isEmpty, url.first != 0x2C,
        url.last != 0x2C, !url.contains(where: Scan.isSpace),
        candidate.descriptor.isEmpty || ImageCandidates.size(candidate.descriptor) != nil
      else { continue }
      if !result.isEmpty { result.append(contentsOf: ", ".utf8) }
      result.append(contentsOf: url)
      if !candidate.descriptor.isEmpty {
        result.append(0x20)
        result.append(contentsOf: candidate.descriptor)
      }
    }
    return result.isEmpty ? nil : result
  }

  /// What is left of identifiers or classes, which spaces part unless there is but one.
  private func words(
    _ value: ArraySlice<UInt8>, _ policy: SanitizerPolicy.Identifiers, single: Bool
  ) -> [UInt8]? {
    let words = single ? [value] : value.split(whereSeparator: Scan.isSpace)
    var kept: [[UInt8]] = []
    for word in words where !word.isEmpty {
      switch policy {
      case .drop: return nil
      case .keep: kept.append(Array(word))
      case .prefix(let prefix): kept.append(prefixed(word, prefix))
      case .only(let names):
        let text = String(decoding: word, as: UTF8.self)
        let isAllowed = names.contains {
          $0.hasSuffix("*") ? text.hasPrefix($0.dropLast()) : text == $0
        }
        if isAllowed { kept.append(Array(word)) }
      }
    }
    return kept.isEmpty ? nil : Array(kept.joined(separator: [0x20]))
  }

  private func prefixed(_ word: ArraySlice<UInt8>, _ prefix: String) -> [UInt8] {
    word.starts(with: prefix.utf8) ? Array(word) : Array(prefix.utf8) + Array(word)
  }
}
