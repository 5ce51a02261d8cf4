import PipeKit

// What the end of an element means.
extension FeedBuilder {
  /// Takes what an element contained.
  mutating func take(_ capture: TextCapture, _ frame: Frame) {
    switch capture.term {
    case .title, .dcTitle, .otherTitle, .description, .summary, .dcDescription, .otherSummary,
      .content, .encoded, .body, .rights, .dcRights:
      if let text = capture.text(text, &sanitizer) { takeText(text, capture, frame) }
    default:
      // Half an address or a date is another one.
      let value = isTruncated ? "" : capture.value(text)
      if !value.isEmpty { takeValue(value, capture.term, frame) }
    }
  }

  private mutating func takeText(_ text: FeedText, _ capture: TextCapture, _ frame: Frame) {
    if role == .source {
      offer { $0.source = $0.source ?? text.plainText }
      return
    }
    let isEntry = isInEntry
    offer { draft in
      switch capture.term {
      case .title: draft.title.offer(text, rank: 5)
      case .dcTitle: draft.title.offer(text, rank: 3)
      case .otherTitle: draft.title.offer(text, rank: 1)
      case .description, .summary:
        // Of two the first is the short one, or so those who write two mean it.
        let hasSummary = draft.summary.rank >= 5
        if isEntry && hasSummary { draft.content.offer(text, rank: 3) }
        draft.summary.offer(text, rank: 5)
      case .dcDescription: draft.summary.offer(text, rank: 3)
      case .otherSummary: draft.summary.offer(text, rank: 1)
      case .content: draft.content.offer(text, rank: 5)
      case .encoded: draft.content.offer(text, rank: 6)
      case .body: draft.content.offer(text, rank: 4)
      case .rights: draft.rights.offer(text, rank: 5)
      case .dcRights: draft.rights.offer(text, rank: 3)
      default: break
      }
    }
  }

  private mutating func takeValue(_ value: String, _ term: FeedTerm, _ frame: Frame) {
    switch term {
    case .name: person.name = person.name ?? PlainText.of(markup: value)
    case .email: person.email = person.email ?? value
    case .url where role == .image:
      let address = absolute(value, frame)
      offer { $0.image.offer(address, rank: 2) }
    case .url where person.url != nil: break
    case .url: person.url = absolute(value, frame)
    case .person, .otherPerson, .owner:
      if person.isEmpty, let named = PersonText.person(value) { person = named }
    case .link where role == .image: break
    case .image:
      if FeedBase.isWebAddress(value) { offer { $0.image.offer(value, rank: 1) } }
    case .source, .title: offer { $0.source = $0.source ?? PlainText.of(markup: value) }
    default:
      let (scheme, base, isLink) = (pendingScheme, base(of: frame), guidIsLink)
      offer { Self.take(value, term, scheme: scheme, base, idIsLink: isLink, into: &$0) }
    }
  }

  private static func take(
    _ value: String, _ term: FeedTerm, scheme: String?, _ base: FeedBase, idIsLink: Bool,
    into draft: inout FeedDraft
  ) {
    switch term {
    case .link: draft.link.offer(draft.address(value, base), rank: 5)
    case .originalLink where draft.originalLink == nil:
      draft.originalLink = draft.address(value, base)
    case .id:
      draft.id.offer(value, rank: 5)
      // Nearly all that looks like anything else is no link, whatever the rules say.
      if idIsLink, value.utf8.first == UInt8(ascii: "/") || FeedBase.isWebAddress(value) {
        draft.link.offer(draft.address(value, base), rank: 2)
      }
    case .identifier: draft.id.offer(value, rank: 1)
    case .published: draft.published.offer(draft.date(value), rank: 5)
    case .pubDate: draft.published.offer(draft.date(value), rank: 5)
    case .issued: draft.published.offer(draft.date(value), rank: 4)
    case .updated: draft.updated.offer(draft.date(value), rank: 5)
    case .modified: draft.updated.offer(draft.date(value), rank: 4)
    case .lastBuildDate: draft.updated.offer(draft.date(value), rank: 5)
    case .created: draft.created.offer(draft.date(value), rank: 5)
    case .dcDate:
      let date = draft.date(value)
      draft.updated.offer(date, rank: 2)
      draft.published.offer(date, rank: 1)
    case .category, .subject:
      let term = PlainText.of(markup: value)
      if !term.isEmpty, draft.categories.count < 1000 {
        draft.categories.append(FeedCategory(term: term, scheme: scheme))
      }
    case .comments: draft.comments.offer(draft.address(value, base), rank: 3)
    case .duration: draft.duration = draft.duration ?? MediaDuration.seconds(value)
    case .commentCount:
      draft.commentCount = draft.commentCount ?? UInt32(value).map { Int($0) }
    case .geoPoint: draft.point = draft.point ?? FeedPoint(value)
    case .geoLatitude: draft.latitude = draft.latitude ?? Double(value)
    case .geoLongitude: draft.longitude = draft.longitude ?? Double(value)
    case .generator: draft.generator.offer(value, rank: 1)
    case .language: draft.offerLanguage(value, rank: 3)
    case .dcLanguage: draft.offerLanguage(value, rank: 2)
    case .logo: draft.image.offer(draft.address(value, base), rank: 2)
    case .icon: draft.image.offer(draft.address(value, base), rank: 1)
    case .creator: offerPerson(value, rank: 4, to: &draft)
    case .editor: offerPerson(value, rank: 5, to: &draft)
    case .itunesAuthor: offerPerson(value, rank: 3, to: &draft)
    case .publisher, .webMaster: offerPerson(value, rank: 1, to: &draft)
    default: break
    }
  }

  private static func offerPerson(_ value: String, rank: Int, to draft: inout FeedDraft) {
    guard draft.authors.values.count < 1000,
      let person = PersonText.person(PlainText.of(markup: value))
    else { return }
    draft.authors.offer(person, rank: rank)
  }

  mutating func endPerson(_ frame: Frame) {
    defer { person = FeedPerson() }
    guard !person.isEmpty else { return }
    let person = person
    switch frame.term {
    case .person: offer { if $0.authors.values.count < 1000 { $0.authors.offer(person, rank: 6) } }
    case .owner: offer { $0.authors.offer(person, rank: 2) }
    default: break
    }
  }
}
