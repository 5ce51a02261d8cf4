/// What a ``HTMLSanitizer`` lets through; everything else is left out.
///
/// Names are in lower case. An attribute or class that ends in `*` stands for all that begin so. What
/// may never be let through, whatever a policy says, is listed at ``HTMLSanitizer``.
public struct SanitizerPolicy: Sendable {
  /// What becomes of an element that is not allowed.
  public enum Disallowed: Sendable {
    /// Its content stays, the element goes.
    case unwrap
    /// It goes with its content.
    case drop
    /// It is shown as the text of its tags.
    case escape
  }

  /// What becomes of identifiers or classes.
  public enum Identifiers: Sendable {
    /// They are left out.
    case drop
    /// They stay, and may be those that the page's own scripts and styles look for.
    case keep
    /// They get a prefix that the page's own do not have, and so do links to them.
    case prefix(String)
    /// These stay.
    case only(Set<String>)
  }

  /// The elements that are allowed, each with the attributes that it may have besides
  /// ``globalAttributes``.
  ///
  /// `table` stands for all the parts of tables.
  public var elements: [String: Set<String>] = [:]
  /// The attributes that every element may have.
  public var globalAttributes: Set<String> = []
  /// What becomes of elements that are not allowed.
  public var disallowed = Disallowed.unwrap
  /// The elements that go with their content, though others are unwrapped.
  public var droppedElements: Set<String> = [
    "audio", "button", "canvas", "datalist", "input", "video",
  ]

  /// The schemes that URLs may have.
  public var schemes: Set<String> = ["http", "https"]
  /// The schemes for the attributes that have others.
  ///
  /// `data` only ever lets images of common formats through.
  public var attributeSchemes: [String: Set<String>] = ["href": ["http", "https", "mailto", "tel"]]
  /// Whether URLs may be relative.
  public var allowsRelativeURLs = true
  /// Makes URLs absolute or other ones.
  ///
  /// Where it gives `nil`, the attribute is dropped; what it gives is checked as any other URL.
  public var resolveURL: (@Sendable (String) -> String?)?

  /// The CSS properties that `style` may have, if `style` is an allowed attribute.
  public var styleProperties: Set<String> = []
  /// What becomes of `id` and `name`, if they are allowed attributes.
  public var identifiers = Identifiers.drop
  /// What becomes of classes, if `class` is an allowed attribute.
  public var classes = Identifiers.drop

  /// The `rel` that every link gets.
  public var linkRelation: String? = "noopener noreferrer"
  /// The `target` that every link gets.
  public var linkTarget: String?
  /// How deep elements may be nested, at most 256; what is nested deeper is unwrapped.
  public var maximumDepth = 100

  /// Creates a policy that lets nothing through but text.
  public init() {}
}
