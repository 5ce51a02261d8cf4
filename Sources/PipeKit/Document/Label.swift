/// What a document is about, according to one scheme.
public struct Label: Sendable, Hashable {
  /// The name people read: `politics`.
  public var name: String
  /// How sure the scheme is, from 0 to 1.
  public var score: Double
  /// What the label belongs to: `rules`, `iptc`, ….
  public var scheme: String?
  /// The label's code in its scheme: `medtop:11000000`.
  public var code: String?
  /// What in the document speaks for the label.
  public var evidence: [String]
  /// The keys of the JSON form that this version does not know.
  public var extra: JSONObject

  /// Creates a label.
  public init(
    _ name: String, score: Double = 1, scheme: String? = nil, code: String? = nil,
    evidence: [String] = [], extra: JSONObject = [:]
  ) {
    self.name = name
    self.score = score
    self.scheme = scheme
    self.code = code
    self.evidence = evidence
    self.extra = extra
  }
}
