import PipeKit

// What the start of an element means, by the element it is in.
extension FeedBuilder {
  mutating func startChild(_ name: XMLName, _ attributes: Attributes, _ child: inout Frame) {
    guard let term = child.term else { return }
    switch (role, term) {
    case (.feed, .channel):
      noteVersion(uri: name.uri)
      child.role = .feed
      draft.offerLanguage(language(of: child), rank: 1)
      let address = attributes["href"].flatMap { absolute($0, child) }
      offer { $0.link.offer(address, rank: 1) }
    case (.feed, .entry):
      noteVersion(uri: name.uri)
      child.role = .entry
      beginEntry(attributes)
      entry.offerLanguage(language(of: child), rank: 1)
    case (.person, .name), (.person, .email), (.person, .url),
      (.image, .url), (.image, .link), (.source, .title):
      capture(.value, term, &child)
    case (.feed, _), (.entry, _): startField(term, name, attributes, &child)
    default: break
    }
  }

  mutating func beginEntry(_ attributes: Attributes) {
    var entry = FeedDraft()
    if let about = attributes["rdf:about"] ?? attributes["about"] {
      entry.id.offer(about, rank: 2)
      if FeedBase.scheme(Array(about.utf8)) != nil {
        entry.link.offer(FeedBase.none.address(about), rank: 1)
      }
    }
    let base = base
    entry.link.offer(attributes["href"].flatMap { entry.address($0, base) }, rank: 3)
    entry.updated.offer(attributes["lastmod"].flatMap { entry.date($0) }, rank: 1)
    self.entry = entry
    isInEntry = true
  }

  private mutating func startField(
    _ term: FeedTerm, _ name: XMLName, _ attributes: Attributes, _ child: inout Frame
  ) {
    switch term {
    case .image:
      // RSS has elements for the address, others write it as text.
      capture(.value, term, &child)
      child.role = .image
      let address = attributes["href"].flatMap { absolute($0, child) }
      offer { $0.image.offer(address, rank: 2) }
    case .source:
      if isAtom { child.role = .source } else { capture(.value, term, &child) }
    case .person, .otherPerson, .owner:
      capture(.value, term, &child)
      child.role = .person
      person = FeedPerson()
    case .group, .geoWhere: child.role = role
    case .mediaContent:
      takeMedia(attributes, child)
      child.role = role
    case .link: startLink(attributes, &child)
    case .id:
      capture(.value, term, &child)
      // Only RSS has identifiers that are links unless they say otherwise.
      guidIsLink = name.local == "guid" && attributes["ispermalink"]?.lowercased() != "false"
    case .category: startCategory(attributes, &child)
    case .subject:
      capture(.value, term, &child)
      pendingScheme = nil
    case .itunesCategory:
      if let text = attributes["text"] {
        let term = PlainText.of(markup: text)
        addCategory(FeedCategory(term: term, scheme: "itunes"))
      }
      child.role = role
    case .enclosure: takeEnclosure(attributes, child)
    case .itunesImage:
      let address = (attributes["href"] ?? attributes["url"]).flatMap { absolute($0, child) }
      offer { $0.image.offer(address, rank: 3) }
      if address == nil { capture(.value, .logo, &child) }
    case .thumbnail:
      let address = attributes["url"].flatMap { absolute($0, child) }
      offer { $0.image.offer(address, rank: 1) }
    case .title, .dcTitle, .otherTitle, .description, .summary, .dcDescription, .otherSummary,
      .content, .encoded, .body, .rights, .dcRights:
      startText(term, attributes, &child)
    case .unchanged: if isInEntry { entry.isUnchanged = true }
    case .skip, .channel, .entry, .name, .email, .url: break
    default: capture(.value, term, &child)
    }
  }

  mutating func capture(_ mode: TextCapture.Mode, _ term: FeedTerm, _ child: inout Frame) {
    captures.append(
      TextCapture(term, mode, base: base(of: child), memory: takeMemory()))
    child.hasCapture = true
    child.term = term
    child.role = .captured
  }

  /// Text in lower case, as most is already.
  static func lowered(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 && $0 &- 0x41 >= 26 } ? text : text.lowercased()
  }

  /// The absolute address of a reference in an element; nil if its scheme is not let through.
  mutating func absolute(_ reference: String, _ child: Frame) -> String? {
    let base = base(of: child)
    return isInEntry ? entry.address(reference, base) : draft.address(reference, base)
  }

  /// Gives what an element says to the entry, or outside of one to the feed.
  mutating func offer(_ change: (inout FeedDraft) -> Void) {
    if isInEntry {
      change(&entry)
      return
    }
    change(&draft)
    if draft.link.rank != draftLinkRank {
      draftLinkRank = draft.link.rank
      if let link = draft.link.value, FeedBase.isTooLong(link) { faults.hasLongBase = true }
      feedPage = FeedBase(draft.link.value, ration)
    }
  }

  mutating func addCategory(_ category: FeedCategory) {
    guard !category.term.isEmpty else { return }
    offer { if $0.categories.count < 1000 { $0.categories.append(category) } }
  }
}

// MARK: Links and media

extension FeedBuilder {
  private mutating func startLink(_ attributes: Attributes, _ child: inout Frame) {
    guard let href = attributes["href"] else {
      // RSS, or an Atom link without an address.
      if attributes["rel"] == nil { capture(.value, .link, &child) }
      return
    }
    guard let address = absolute(href, child) else { return }
    let type = attributes["type"].map(Self.lowered)
    switch attributes["rel"].map(Self.lowered) ?? "alternate" {
    case "alternate", "http://www.iana.org/assignments/relation/alternate":
      let isPage = Self.isPage(type)
      // Within RSS an Atom link is worth less than RSS's own.
      let rank = (isPage ? 6 : 4) - (isAtom ? 0 : 3)
      offer { $0.link.offer(address, rank: rank) }
    case "self": if !isInEntry, draft.selfLink == nil { draft.selfLink = address }
    case "next": if !isInEntry, draft.nextLink == nil { draft.nextLink = address }
    case "hub": if !isInEntry, draft.hubLink == nil { draft.hubLink = address }
    case "enclosure":
      let length = attributes["length"].flatMap { Int($0) }
      offer { $0.add(FeedEnclosure(url: address, type: attributes["type"], length: length)) }
    case "replies":
      if Self.isPage(type) {
        offer { $0.comments.offer(address, rank: 2) }
      }
    default: break
    }
  }

  /// Whether a media type in lower case, or none, is that of a page.
  private static func isPage(_ type: String?) -> Bool {
    guard let type, type != "text/html" else { return true }
    let bytes = Array(type.utf8)
    return Scan.end(of: "html", in: bytes.span, 0..<bytes.count) != nil
  }

  private mutating func takeEnclosure(_ attributes: Attributes, _ child: Frame) {
    guard let written = attributes["url"] ?? attributes["href"],
      let address = absolute(written, child)
    else { return }
    let length = attributes["length"].flatMap { Int($0) }
    let enclosure = FeedEnclosure(
      url: address, type: attributes["type"], length: length)
    offer { $0.add(enclosure) }
  }

  private mutating func takeMedia(_ attributes: Attributes, _ child: Frame) {
    guard let url = attributes["url"].flatMap({ absolute($0, child) }) else { return }
    let type = attributes["type"]
    let isImage = attributes["medium"] == "image" || type?.hasPrefix("image/") == true
    offer { draft in
      if isImage { draft.image.offer(url, rank: 2) }
      let length = attributes["filesize"].flatMap { Int($0) }
      draft.add(FeedEnclosure(url: url, type: type, length: length))
    }
  }

  private mutating func startCategory(_ attributes: Attributes, _ child: inout Frame) {
    if let term = attributes["term"] {
      addCategory(
        FeedCategory(term: term, scheme: attributes["scheme"], label: attributes["label"]))
    } else {
      capture(.value, .category, &child)
      pendingScheme = attributes["domain"] ?? attributes["scheme"]
    }
  }
}

// MARK: Texts

extension FeedBuilder {
  private mutating func startText(_ term: FeedTerm, _ attributes: Attributes, _ child: inout Frame)
  {
    let type = attributes["type"].map(Self.lowered)
    if term == .content, let source = attributes["src"] {
      // The content is elsewhere: what a reader would open.
      let isPage = Self.isPage(type)
      let address = isPage ? absolute(source, child) : nil
      offer { $0.link.offer(address, rank: 2) }
      return
    }
    let mode = Self.mode(
      type: type, mode: attributes["mode"]?.lowercased(), isAtom: isAtom, isAtom03: isAtom03,
      isBody: term == .body, isGuess: term.isPlainByDefault)
    let isPlainType = type == "text/plain" || type == "text"
    captures.append(
      TextCapture(
        term, mode, isWrapped: type == "xhtml", isPlainType: isPlainType, base: base(of: child),
        memory: takeMemory()))
    child.hasCapture = true
    child.role = .captured
  }

  /// How a text is written (RFC 4287, 3.1 and 4.1.3; Atom 0.3, 3.1; RSS by what feeds do).
  static func mode(
    type: String?, mode: String?, isAtom: Bool, isAtom03: Bool, isBody: Bool,
    isGuess: Bool
  ) -> TextCapture.Mode {
    switch mode {
    case "base64": return .base64
    case "escaped": return .html
    case "xml": return .xhtml
    default: break
    }
    if isBody { return .xhtml }
    guard let type else { return isAtom ? (isAtom03 ? .xhtml : .plain) : isGuess ? .guess : .html }
    switch type {
    case "text", "text/plain": return isAtom ? .plain : .guess
    case "html", "text/html": return .html
    case "xhtml", "application/xhtml+xml": return .xhtml
    default:
      if type.hasSuffix("+xml") || type.hasSuffix("/xml") { return .xhtml }
      if type.hasPrefix("text/") { return .plain }
      return isAtom && type.contains("/") ? .base64 : .html
    }
  }
}
