public import PipeKit

/// Takes e-mail addresses, phone numbers and card numbers out of texts.
public struct Redact: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// Whether e-mail addresses go.
    @Setting("Whether e-mail addresses are taken out.")
    public var emails = true
    /// Whether phone numbers go.
    @Setting("Whether phone numbers are taken out.")
    public var phones = true
    /// Whether card numbers go.
    @Setting("Whether numbers of payment cards are taken out.")
    public var cards = true
    /// What stands in their place.
    @Setting("What is put in their place; {kind} stands for email, phone or card.")
    public var mark = "[{kind}]"
    /// Creates the usual options.
    public init() {}
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "redact", "Takes e-mail addresses, phone numbers and card numbers out of texts.",
    details: """
      Title, text and summary are looked through. A card number has 13 to 19 digits, in groups or not, begins with 2 \
      to 6, and has the right check digit (Luhn, ISO/IEC 7812-1). A phone number begins with + and a country's code (ITU-T E.164), or with 0 \
      and has its groups parted, or has the form 555-123-4567; numbers in other forms, which are as often years, sums \
      or scores, stay. How many of each were found stands in the metadata as redacted.
      """,
    examples: [
      Manual.Example(
        "An address, a phone and a card; a wrong check digit makes it no card",
        input: [
          Document(
            id: "a", title: "Ask ann@example.org",
            text: "Call +47 55 55 55 55. Card 4111 1111 1111 1111, not 4111 1111 1111 1112.",
            summary: "Call 555-123-4567.")
        ],
        output: [
          Document(
            id: "a", title: "Ask [email]",
            text: "Call [phone]. Card [card], not 4111 1111 1111 1112.",
            summary: "Call [phone].", metadata: ["redacted": ["email": 1, "phone": 2, "card": 1]])
        ])
    ])

  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Takes out what is found.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    var counts: [SensitiveKind: Int] = [:]
    if let text = document.title { document.title = clean(text, &counts) }
    if let text = document.text { document.text = clean(text, &counts) }
    if let text = document.summary { document.summary = clean(text, &counts) }
    if !counts.isEmpty {
      document.metadata["redacted"] = .object(
        JSONObject(
          SensitiveKind.allCases.compactMap { kind in
            counts[kind].map { (kind.rawValue, .number(JSONNumber($0))) }
          }))
    }
    return .pass
  }

  private func clean(_ text: String, _ counts: inout [SensitiveKind: Int]) -> String {
    let bytes = Array(text.utf8)
    let wanted = SensitiveKind.allCases.filter { kind in
      switch kind {
      case .email: options.emails
      case .phone: options.phones
      case .card: options.cards
      }
    }
    let found = SensitiveFinder(bytes).matches().filter { wanted.contains($0.kind) }
    if found.isEmpty { return text }
    var result: [UInt8] = []
    var start = 0
    for match in found {
      result += bytes[start..<match.range.lowerBound]
      result += options.mark.replacing("{kind}", with: match.kind.rawValue).utf8
      counts[match.kind, default: 0] += 1
      start = match.range.upperBound
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }
}
