public import PipeKit

/// A pattern for web addresses, in the syntax of path patterns: `https://example.org/news/**`,
/// `example.org/news/**`, `/news/**`.
///
/// With `://` it is held against the whole address, with `/` in front against path and query, else against
/// host, path and query. An address is also known by its form without the parameters of the query that only tell where a
/// reader came from, and so it matches if either form does.
public struct AddressPattern: SettingValue, Hashable {
  private enum Part {
    case address
    case hostAndPath
    case path
  }

  private let glob: Glob
  private let part: Part

  /// Reads a pattern.
  ///
  /// - Parameter text: The pattern.
  /// - Throws: ``OptionProblem`` where it is empty or not a path pattern.
  public init(_ text: String) throws {
    if text.isEmpty { throw OptionProblem("the pattern is empty") }
    glob = try Glob(text)
    part = text.contains("://") ? .address : text.hasPrefix("/") ? .path : .hostAndPath
  }

  /// Reads a pattern.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// The pattern as it was written.
  var text: String { glob.text }

  /// Whether the pattern matches an address.
  func matches(_ address: PageAddress) -> Bool {
    if matches(address, address.target) { return true }
    guard let query = address.query else { return false }
    let significant = address.significantQuery
    return significant != query
      && matches(address, address.path + (significant.isEmpty ? "" : "?\(significant)"))
  }

  private func matches(_ address: PageAddress, _ target: String) -> Bool {
    switch part {
    case .path: return glob.matches(target)
    case .hostAndPath: return glob.matches(address.authority + target)
    case .address: return glob.matches(address.origin + target)
    }
  }

  /// Whether two patterns are written alike.
  public static func == (a: Self, b: Self) -> Bool { a.glob == b.glob }
  /// Hashes the pattern as written.
  public func hash(into hasher: inout Hasher) { hasher.combine(glob) }

  /// Text with wildcards.
  public static var schema: JSONObject { ["type": "string", "minLength": 1] }
  /// What a manual calls the type.
  public static var typeName: String { "address pattern" }
  /// The pattern.
  public var settingJSON: JSON { glob.settingJSON }
}
