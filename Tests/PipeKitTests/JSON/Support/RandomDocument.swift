import PipeKit

/// Random documents, with everything that a document can have.
struct RandomDocument {
  private var values: RandomJSON

  init(seed: UInt64) { values = RandomJSON(seed: seed) }

  static let keys: Set<String> = [
    "id", "url", "source", "title", "authors", "published", "updated", "language", "body", "text",
    "summary", "labels", "keywords", "image", "links", "metadata", "trail",
  ]

  mutating func document() -> Document {
    // An empty identifier would be derived anew.
    var document = Document(id: "i" + values.string())
    document.url = optional { $0.values.string() }
    document.source = optional { $0.values.string() }
    document.title = optional { $0.values.string() }
    document.authors = list { $0.values.string() }
    document.published = optional { $0.timestamp() }
    document.updated = optional { $0.timestamp() }
    document.language = optional { $0.values.string() }
    document.body = optional { $0.body() }
    document.text = optional { $0.values.string() }
    document.summary = optional { $0.values.string() }
    document.labels = list { $0.label() }
    document.keywords = list { $0.values.string() }
    document.image = optional {
      Image(
        $0.values.string(), caption: $0.optional { $0.values.string() },
        extra: $0.extra(besides: ["url", "caption"]))
    }
    document.links = list {
      Link(
        $0.values.string(), text: $0.optional { $0.values.string() },
        rel: $0.optional { $0.values.string() }, extra: $0.extra(besides: ["url", "text", "rel"]))
    }
    document.metadata = extra(besides: [])
    document.trail = list {
      TrailEntry(
        stage: $0.values.string(), note: $0.values.string(),
        extra: $0.extra(besides: ["stage", "note"]))
    }
    document.extra = extra(besides: Self.keys)
    return document
  }

  mutating func timestamp() -> Timestamp {
    if values.random.once(in: 4) {
      let day = Int64(values.random.below(3_652_059)) - 719_528
      return Timestamp(seconds: day * 86_400, precision: .day)
    }
    let digits = values.random.below(10)
    let unit = (digits..<9).reduce(1) { product, _ in product * 10 }
    return Timestamp(
      // A day less at both ends, so that the year has four digits in every zone.
      seconds: Int64(values.random.below(3_652_057)) * 86_400 - 719_527 * 86_400
        + Int64(values.random.below(86_400)),
      nanoseconds: Int32(values.random.below(1_000_000_000) / unit * unit),
      offset: Int16(values.random.below(2_879) - 1_439),
      precision: .second(digits: UInt8(digits)))
  }

  private mutating func body() -> Body {
    var bytes = Array(values.string().utf8)
    if values.random.once(in: 2) {
      bytes += (0..<values.random.below(9)).map { _ in UInt8(values.random.below(256)) }
    }
    return Body(
      bytes, mediaType: optional { $0.values.string() }, charset: optional { $0.values.string() },
      extra: extra(besides: ["text", "base64", "media_type", "charset"]))
  }

  private mutating func label() -> Label {
    let scores: [Double] = [
      0, 1, 0.1, 1e-7, Double.leastNonzeroMagnitude, 1e15, 1e300, -0.25,
      Double.random(in: 0...1, using: &values.random),
    ]
    return Label(
      values.string(), score: scores[values.random.below(scores.count)],
      scheme: optional { $0.values.string() }, code: optional { $0.values.string() },
      evidence: list { $0.values.string() },
      extra: extra(besides: ["name", "score", "scheme", "code", "evidence"]))
  }

  private mutating func extra(besides keys: Set<String>) -> JSONObject {
    values.random.once(in: 2) ? [:] : values.object(depth: 2, besides: keys)
  }

  private mutating func optional<Value>(_ make: (inout Self) -> Value) -> Value? {
    values.random.once(in: 3) ? nil : make(&self)
  }

  private mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] {
    (0..<values.random.below(4)).map { _ in make(&self) }
  }
}
