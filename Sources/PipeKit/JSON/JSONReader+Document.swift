extension JSONReader {
  /// Reads a document's JSON form, with nothing but white space around it, into the fields of an empty
  /// document.
  mutating func read(
    _ document: inout DocumentFields, _ json: Span<UInt8>
  ) throws(JSONError) {
    skipByteOrderMark(json)
    guard try token(json) == UInt8(ascii: "{") else {
      throw mismatch("a document", "an object", json)
    }
    let extra = try members(json) { (reader, key) throws(JSONError) in
      switch key {
      case .id: document.id = try reader.text(key, json) ?? ""
      case .url: document.url = try reader.text(key, json)
      case .source: document.source = try reader.source(json)
      case .title: document.title = try reader.text(key, json)
      case .authors: document.authors = try reader.texts(key, json)
      case .published: document.published = try reader.timestamp(key, json)
      case .updated: document.updated = try reader.timestamp(key, json)
      case .language: document.language = try reader.text(key, json)
      case .body: document.body = try reader.body(json)
      case .text: document.text = try reader.text(key, json)
      case .summary: document.summary = try reader.text(key, json)
      case .labels: document.labels = try reader.labels(json)
      case .keywords: document.keywords = try reader.texts(key, json)
      case .image: document.image = try reader.image(json)
      case .links: document.links = try reader.links(json)
      case .metadata: document.metadata = try reader.metadata(json)
      case .trail: document.trail = try reader.trail(json)
      default: return false
      }
      return true
    }
    if !extra.isEmpty { document.extra = extra }
    try end(json)
    if document.id.isEmpty { document.id = document.derivedID }
  }

  private mutating func source(_ json: Span<UInt8>) throws(JSONError) -> String? {
    guard try isPresent(.source, "\"", json) else { return nil }
    var seen = ByteWord(0)
    if let range = plainString(json, &seen),
      source.utf8.withContiguousStorageIfAvailable({ $0.span.isPart(of: json, range) }) == true
    {
      at = range.upperBound + 1
    } else {
      source = try string(json)
    }
    return source
  }

  private mutating func body(_ json: Span<UInt8>) throws(JSONError) -> Body? {
    guard try isPresent(.body, "{", json) else { return nil }
    let start = at
    var text: [UInt8]?
    var base64: [UInt8]?
    var body = Body([])
    body.extra = try members(json) { (reader, key) throws(JSONError) in
      switch key {
      case .text:
        text = try reader.isPresent(key, "\"", json) ? try reader.stringBytes(json) : nil
      case .base64: base64 = try reader.base64(json)
      case .mediaType: body.mediaType = try reader.text(key, json)
      case .charset: body.charset = try reader.text(key, json)
      default: return false
      }
      return true
    }
    if text != nil, base64 != nil {
      throw error("'body' has both 'text' and 'base64'", json, at: start)
    }
    body.bytes = text ?? base64 ?? []
    return body
  }

  private mutating func base64(_ json: Span<UInt8>) throws(JSONError) -> [UInt8]? {
    guard try isPresent(.base64, "\"", json) else { return nil }
    let start = at
    guard let bytes = Base64.decode(try stringBytes(json)) else {
      throw error("'base64' is not valid base64", json, at: start)
    }
    return bytes
  }

  private mutating func labels(_ json: Span<UInt8>) throws(JSONError) -> [Label] {
    try list(.labels, "{", json) { (reader) throws(JSONError) in
      let start = reader.at
      var name: String?
      var label = Label("")
      label.extra = try reader.members(json) { (reader, key) throws(JSONError) in
        switch key {
        case .name: name = try reader.text(key, json)
        case .score: label.score = try reader.score(json) ?? 1
        case .scheme: label.scheme = try reader.text(key, json)
        case .code: label.code = try reader.text(key, json)
        case .evidence: label.evidence = try reader.texts(key, json)
        default: return false
        }
        return true
      }
      label.name = try reader.required(name, .name, of: .labels, json, at: start)
      return label
    }
  }

  private mutating func score(_ json: Span<UInt8>) throws(JSONError) -> Double? {
    let byte = try token(json)
    if byte == UInt8(ascii: "-") || byte &- 0x30 < 10 { return try double(json) }
    guard byte == UInt8(ascii: "n") else { throw mismatch("'score'", "a number", json) }
    try literal("ull", json)
    return nil
  }

  private mutating func image(_ json: Span<UInt8>) throws(JSONError) -> Image? {
    guard try isPresent(.image, "{", json) else { return nil }
    let start = at
    var url: String?
    var image = Image("")
    image.extra = try members(json) { (reader, key) throws(JSONError) in
      switch key {
      case .url: url = try reader.text(key, json)
      case .caption: image.caption = try reader.text(key, json)
      default: return false
      }
      return true
    }
    image.url = try required(url, .url, of: .image, json, at: start)
    return image
  }

  private mutating func links(_ json: Span<UInt8>) throws(JSONError) -> [Link] {
    try list(.links, "{", json) { (reader) throws(JSONError) in
      let start = reader.at
      var url: String?
      var link = Link("")
      link.extra = try reader.members(json) { (reader, key) throws(JSONError) in
        switch key {
        case .url: url = try reader.text(key, json)
        case .text: link.text = try reader.text(key, json)
        case .rel: link.rel = try reader.text(key, json)
        default: return false
        }
        return true
      }
      link.url = try reader.required(url, .url, of: .links, json, at: start)
      return link
    }
  }

  private mutating func metadata(_ json: Span<UInt8>) throws(JSONError) -> JSONObject {
    guard try isPresent(.metadata, "{", json) else { return [:] }
    return try object(json)
  }

  private mutating func trail(_ json: Span<UInt8>) throws(JSONError) -> [TrailEntry] {
    try list(.trail, "{", json) { (reader) throws(JSONError) in
      let start = reader.at
      var stage: String?
      var note: String?
      let extra = try reader.members(json) { (reader, key) throws(JSONError) in
        switch key {
        case .stage: stage = try reader.text(key, json)
        case .note: note = try reader.text(key, json)
        default: return false
        }
        return true
      }
      return TrailEntry(
        stage: try reader.required(stage, .stage, of: .trail, json, at: start),
        note: try reader.required(note, .note, of: .trail, json, at: start), extra: extra)
    }
  }
}

extension DocumentFields {
  /// The identifier of a document that came without one.
  fileprivate var derivedID: String {
    let guid = metadata["guid"]?.string
    if url?.isEmpty ?? true, guid?.isEmpty ?? true { return Document(self).contentID }
    return Document.stableID(url: url, guid: guid)
  }
}
