/// The keys of a document's JSON form, and of the objects in it.
///
/// A key is recognised by its bytes as two words, the first byte lowest, which is a few comparisons
/// of numbers and makes no string.
enum DocumentKey: String, CaseIterable {
  case id, url, source, title, authors, published, updated, language, body
  case text, summary, labels, keywords, image, links, metadata, trail
  // Of the objects in a document.
  case base64, charset, name, score, scheme, code, evidence, caption, rel, stage, note
  case mediaType = "media_type"

  /// The keys of a document itself.
  static let document: [DocumentKey] = [
    .id, .url, .source, .title, .authors, .published, .updated, .language, .body, .text, .summary,
    .labels, .keywords, .image, .links, .metadata, .trail,
  ]

  /// Recognises a key in two words, the rest of which is zeros; `nil` for one that is unknown.
  @inline(__always)
  init?(_ first: ByteWord, _ second: ByteWord) {
    if second.bits == 0 { self.init(first.bits) } else { self.init(long: first.bits, second.bits) }
  }

  private init?(_ word: UInt64) {
    switch word {
    case 0x6469: self = .id
    case 0x6C7275: self = .url
    case 0x656372756F73: self = .source
    case 0x656C746974: self = .title
    case 0x73726F68747561: self = .authors
    case 0x64657461647075: self = .updated
    case 0x65676175676E616C: self = .language
    case 0x79646F62: self = .body
    case 0x74786574: self = .text
    case 0x7972616D6D7573: self = .summary
    case 0x736C6562616C: self = .labels
    case 0x7364726F7779656B: self = .keywords
    case 0x6567616D69: self = .image
    case 0x736B6E696C: self = .links
    case 0x617461646174656D: self = .metadata
    case 0x6C69617274: self = .trail
    case 0x343665736162: self = .base64
    case 0x74657372616863: self = .charset
    case 0x656D616E: self = .name
    case 0x65726F6373: self = .score
    case 0x656D65686373: self = .scheme
    case 0x65646F63: self = .code
    case 0x65636E6564697665: self = .evidence
    case 0x6E6F6974706163: self = .caption
    case 0x6C6572: self = .rel
    case 0x6567617473: self = .stage
    case 0x65746F6E: self = .note
    default: return nil
    }
  }

  private init?(long first: UInt64, _ second: UInt64) {
    switch (first, second) {
    case (0x656873696C627570, 0x64): self = .published
    case (0x79745F616964656D, 0x6570): self = .mediaType
    default: return nil
    }
  }
}
