import PipeKit

/// What a server said of the age of a feed, and what the feed had: with it the server can be asked for the
/// feed only if it has changed (RFC 9110, 13.1).
///
/// It is good for nothing but an answer that has nothing new. So it is used only while all documents of the
/// feed are noted as seen: not when the run that brought them in was given up, or when what was seen has been
/// forgotten.
struct FeedValidator: Sendable {
  /// Of a feed with more documents nothing is noted.
  private static let mostDocuments = 10_000
  private static let longest = 1000

  /// `ETag`.
  let tag: String?
  /// `Last-Modified`.
  let modified: String?
  /// The hash of the address that answered.
  let origin: String
  /// The documents that the feed had.
  let documents: [String]

  /// When it was asked for.
  let asked: Timestamp?
  /// How long it is fresh from then, as the server says.
  let lifetime: Duration

  /// What an answer says; `nil` where it says nothing, or what is not to be stored.
  ///
  /// - Parameters:
  ///   - resource: The answer.
  ///   - documents: What the feed has.
  ///   - now: When it was asked for.
  ///   - earlier: What was known before, where the answer is that nothing has changed.
  ///   - redact: Takes out what must not be stored.
  init?(
    _ resource: Resource, _ documents: [String], now: Timestamp, earlier: FeedValidator? = nil,
    redact: Redactor
  ) {
    guard let answer = resource.validators, documents.count <= Self.mostDocuments,
      resource.lifetime?.isStored ?? true
    else { return nil }
    func checked(_ text: String?) -> String? {
      guard let text, !text.isEmpty, text.utf8.count <= Self.longest, redact(text) == text,
        text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
      else { return nil }
      return text
    }
    tag = checked(answer.tag) ?? earlier?.tag
    modified = checked(answer.modified) ?? earlier?.modified
    asked = now
    // An answer that nothing has changed brings up to date what it names, and nothing else (RFC 9111, 3.2 and 4.3.4).
    lifetime = resource.lifetime?.fresh ?? earlier?.lifetime ?? .zero
    origin = answer.origin
    self.documents = documents
  }

  /// Reads what was noted.
  init?(_ note: JSON?) {
    guard let note = note?.object, let origin = note["origin"]?.string,
      let documents = note["documents"]?.array
    else { return nil }
    tag = note["etag"]?.string
    modified = note["modified"]?.string
    asked = note["asked"]?.string.flatMap { Timestamp($0) }
    lifetime = .seconds(min(max(note["fresh"]?.int ?? 0, 0), 1 << 32))
    self.origin = origin
    self.documents = documents.compactMap(\.string)
    if self.documents.count < documents.count { return nil }
  }

  /// What is noted.
  var note: JSON {
    var note: JSONObject = [
      "origin": .string(origin), "documents": .array(documents.map { .string($0) }),
    ]
    note["etag"] = tag.map { .string($0) }
    note["modified"] = modified.map { .string($0) }
    note["asked"] = asked.map { .string($0.description) }
    let seconds = lifetime.components.seconds
    if seconds > 0 { note["fresh"] = .number(JSONNumber(Int(seconds))) }
    return .object(note)
  }

  /// Until when the feed need not be asked for again; nil where it is time to ask.
  func freshUntil(_ options: Fetch.Options, now: Timestamp) -> Timestamp? {
    guard let asked, asked <= now else { return nil }
    let (least, most) = (options.minFresh.duration, options.maxFresh.duration)
    let end = asked.advanced(by: min(max(lifetime, least), most))
    return now < end ? end : nil
  }

  /// What the server is asked with.
  var headers: [HTTPHeader] {
    [
      tag.map { HTTPHeader("If-None-Match", $0) },
      modified.map { HTTPHeader("If-Modified-Since", $0) },
    ].compactMap(\.self)
  }

  /// What it is noted under: not the address, which may have a secret, but a hash of it, of what chooses entries,
  /// as with other options other entries are new, and of who asks, as somebody else may be shown another feed.
  static func key(_ address: String, _ options: Fetch.Options, salt: String) -> String {
    var hash = ContentHash()
    let chosen = [
      ("per_source", options.perSource.map(String.init) ?? ""),
      ("updates", options.updates ? "1" : ""),
      ("include", options.include.values.map(\.text).joined(separator: "\n")),
      ("exclude", options.exclude.values.map(\.text).joined(separator: "\n")),
      ("allowed_domains", options.allowedDomains.values.map(\.text).joined(separator: "\n")),
      ("user_agent", options.userAgent ?? ""),
      ("headers", sentHeaders(address, options)),
    ].filter { !$0.1.isEmpty }.flatMap { [$0.0, $0.1] }
    let parts = [
      salt, address, options.limit.map(String.init) ?? "", options.since?.settingJSON.string ?? "",
    ]
    for part in parts + chosen {
      hash.add(part.utf8.span)
      hash.add("\0".utf8.span)
    }
    return "feed.\(hash.text)"
  }

  /// The headers that a feed is asked for with, as text.
  private static func sentHeaders(_ address: String, _ options: Fetch.Options) -> String {
    guard let address = PageAddress(address) else { return "" }
    return HostHeaders(options.headers).of(address, isNamed: true, wasSecure: false)
      .map { "\($0.name): \($0.value)" }.joined(separator: "\n")
  }
}
