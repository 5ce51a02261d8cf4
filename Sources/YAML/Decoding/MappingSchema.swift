/// What is known of a type that is decoded from a mapping, without decoding anything.
///
/// With it, decoding goes on after a wrong or missing value, and every key is known beforehand.
public struct MappingSchema: Sendable {
  /// What is known of one key.
  public struct Field: Sendable {
    /// The key as written in the file.
    public var key: String
    /// What is decoded where the key is absent or its value is wrong; of the property's own type.
    public var fallback: (any Sendable)?
    /// Whether the key has to be there.
    public var isRequired: Bool
    /// Says what is wrong with a decoded value, such as one outside a range; nil if it is right.
    ///
    /// The value is of the property's own type.
    public var check: (@Sendable (Any) -> (message: String, hint: String?)?)?

    /// Describes a key.
    public init(
      key: String, fallback: (any Sendable)? = nil, isRequired: Bool = false,
      check: (@Sendable (Any) -> (message: String, hint: String?)?)? = nil
    ) {
      self.key = key
      self.fallback = fallback
      self.isRequired = isRequired
      self.check = check
    }
  }

  /// What messages call the mapping, such as `'clean'` with its quotes.
  ///
  /// Empty to name it after its key. For the outermost mapping the subject given to `decode` is
  /// used instead.
  public var subject: String
  /// The keys, by coding key, that is, by the name of the property.
  public var fields: [String: Field]

  /// Describes a mapping.
  public init(subject: String = "", fields: [String: Field]) {
    self.subject = subject
    self.fields = fields
  }
}
