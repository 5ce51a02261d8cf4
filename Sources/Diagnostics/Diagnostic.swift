/// Something worth telling the author of a file: what is wrong, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
  /// How much a diagnostic matters.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The file cannot be used as it is.
    case error
    /// The file can be used, but probably does not do what its author wants.
    case warning
    /// Something to know.
    case note
  }

  /// A second place that belongs to a diagnostic, such as the first of two equal keys.
  public struct Related: Sendable, Hashable {
    /// What there is to see, such as `first written here`.
    public var message: String
    /// Where to look.
    public var location: SourceLocation
    /// The file's name; nil for the file of the diagnostic itself.
    public var file: String?

    /// Describes a second place; without a file it lies in the diagnostic's own.
    public init(_ message: String, at location: SourceLocation, file: String? = nil) {
      self.message = message
      self.location = location
      self.file = file
    }
  }

  /// How much it matters.
  public var severity: Severity
  /// A short stable name for this kind of finding in kebab case, such as `unknown-option`.
  public var code: String
  /// What is wrong, in one line without a full stop.
  public var message: String
  /// The file's name; nil if the finding belongs to no file.
  public var file: String?
  /// The place in the file; nil if the finding concerns it as a whole.
  public var location: SourceLocation?
  /// What to do about it.
  public var hint: String?
  /// Other places to look at.
  public var related: [Related]

  /// Describes a finding.
  public init(
    _ severity: Severity, code: String, _ message: String, file: String? = nil,
    at location: SourceLocation? = nil, hint: String? = nil, related: [Related] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.file = file
    self.location = location
    self.hint = hint
    self.related = related
  }

  /// Describes an error.
  public static func error(
    _ code: String, _ message: String, file: String? = nil, at location: SourceLocation? = nil,
    hint: String? = nil, related: [Related] = []
  ) -> Diagnostic {
    Diagnostic(
      .error, code: code, message, file: file, at: location, hint: hint, related: related)
  }

  /// Describes a warning.
  public static func warning(
    _ code: String, _ message: String, file: String? = nil, at location: SourceLocation? = nil,
    hint: String? = nil, related: [Related] = []
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: code, message, file: file, at: location, hint: hint, related: related)
  }

  /// Describes something to know.
  public static func note(
    _ code: String, _ message: String, file: String? = nil, at location: SourceLocation? = nil,
    hint: String? = nil, related: [Related] = []
  ) -> Diagnostic {
    Diagnostic(
      .note, code: code, message, file: file, at: location, hint: hint, related: related)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The headline `file:line:column: error: message [code]`, without the source line.
  public var description: String {
    var place = file.map { $0 + ":" } ?? ""
    if let location { place += "\(location.line):\(location.column):" }
    let separator = place.isEmpty ? "" : " "
    return Escaping.printable("\(place)\(separator)\(severity.rawValue): \(message) [\(code)]")
  }
}

extension Sequence<Diagnostic> {
  /// The diagnostics by file name and place, each once.
  ///
  /// Those without a file come first, those without a place lead their file, and diagnostics of
  /// one place keep their order.
  public func sortedByPlace() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let unique = filter { seen.insert($0).inserted }
    return unique.enumerated().sorted { left, right in
      let leftFile = left.element.file ?? ""
      let rightFile = right.element.file ?? ""
      if leftFile != rightFile { return leftFile < rightFile }
      let leftPlace = left.element.location.map { ($0.line, $0.column) } ?? (0, 0)
      let rightPlace = right.element.location.map { ($0.line, $0.column) } ?? (0, 0)
      if leftPlace != rightPlace { return leftPlace < rightPlace }
      return left.offset < right.offset
    }.map(\.element)
  }
}
