/// A document's JSON form, as in `docs/document.md`: keys in a fixed order, nothing for what is
/// absent or empty.
extension [UInt8] {
  /// Appends a document's JSON form.
  mutating func append(_ document: Document) {
    document.lendFields { appendMembers(of: &$0) }
  }

  /// Appends the members; what they are taken from is not changed.
  private mutating func appendMembers(of document: inout DocumentFields) {
    append("{\"id\":\"", quoted: document.id)
    append(",\"url\":\"", document.url)
    append(",\"source\":\"", document.source)
    append(",\"title\":\"", document.title)
    append(",\"authors\":[", document.authors)
    append(",\"published\":\"", document.published)
    append(",\"updated\":\"", document.updated)
    append(",\"language\":\"", document.language)
    if let body = document.body { append(body) }
    append(",\"text\":\"", document.text)
    append(",\"summary\":\"", document.summary)
    appendList(",\"labels\":[", document.labels) { $0.append($1) }
    append(",\"keywords\":[", document.keywords)
    if let image = document.image { append(image) }
    appendList(",\"links\":[", document.links) { $0.append($1) }
    append(document.metadata)
    appendList(",\"trail\":[", document.trail) { $0.append($1) }
    appendExtra(document.extra, besides: DocumentKey.document)
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ body: Body) {
    // One of the first two keys is always there.
    if let text = try? UTF8Span(validating: body.bytes.span) {
      append(",\"body\":")
      append("{\"text\":\"", text.span, isQuoted: true)
    } else {
      append(",\"body\":")
      append("{\"base64\":\"")
      Base64.append(body.bytes, to: &self)
      append(UInt8(ascii: "\""))
    }
    append(",\"media_type\":\"", body.mediaType)
    append(",\"charset\":\"", body.charset)
    appendExtra(body.extra, besides: [.text, .base64, .mediaType, .charset])
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ label: Label) {
    append("{\"name\":\"", quoted: label.name)
    append(",\"score\":", JSONNumber(label.score))
    append(",\"scheme\":\"", label.scheme)
    append(",\"code\":\"", label.code)
    append(",\"evidence\":[", label.evidence)
    appendExtra(label.extra, besides: [.name, .score, .scheme, .code, .evidence])
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ image: Image) {
    append(",\"image\":")
    append("{\"url\":\"", quoted: image.url)
    append(",\"caption\":\"", image.caption)
    appendExtra(image.extra, besides: [.url, .caption])
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ link: Link) {
    append("{\"url\":\"", quoted: link.url)
    append(",\"text\":\"", link.text)
    append(",\"rel\":\"", link.rel)
    appendExtra(link.extra, besides: [.url, .text, .rel])
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ metadata: JSONObject) {
    if metadata.isEmpty { return }
    append(",\"metadata\":")
    let members = metadata.members.span
    for index in members.indices { append(members[index], isFirst: index == 0) }
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ entry: TrailEntry) {
    append("{\"stage\":\"", quoted: entry.stage)
    append(",\"note\":\"", quoted: entry.note)
    appendExtra(entry.extra, besides: [.stage, .note])
    append(UInt8(ascii: "}"))
  }

  @inline(__always)
  private mutating func append(_ lead: StaticString, _ text: String?) {
    if let text { append(lead, quoted: text) }
  }

  @inline(__always)
  private mutating func append(_ lead: StaticString, _ time: Timestamp?) {
    guard let time else { return }
    append(lead)
    time.append(to: &self)
    append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private mutating func append(_ lead: StaticString, _ texts: [String]) {
    appendList(lead, texts) { $0.append("\"", quoted: $1) }
  }

  @inline(__always)
  private mutating func appendList<Item>(
    _ lead: StaticString, _ items: [Item],
    _ appendItem: (inout [UInt8], Item) -> Void
  ) {
    if items.isEmpty { return }
    append(lead)
    var isFirst = true
    for item in items {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      appendItem(&self, item)
    }
    append(UInt8(ascii: "]"))
  }

  /// Appends the members that came with keys the object does not have; a member cannot stand in for
  /// one of its fields.
  @inline(__always)
  private mutating func appendExtra(
    _ extra: JSONObject, besides keys: @autoclosure () -> [DocumentKey]
  ) {
    if extra.isEmpty { return }
    let keys = keys()
    for member in extra.members where !keys.contains(where: { $0.rawValue == member.key }) {
      append(member, isFirst: false)
    }
  }
}
