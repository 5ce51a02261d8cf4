/// The files beside an output that have what a run writes until it is published.
public struct HiddenFiles: Sendable, Hashable {
  /// The file that documents go to.
  public var part: String
  /// The file that has the result until it gets its name.
  public var temporary: String

  /// Creates a description.
  ///
  /// - Parameters:
  ///   - part: The absolute path of the file that documents go to.
  ///   - temporary: That of the file that has the result until it gets its name.
  public init(part: String, temporary: String) {
    self.part = part
    self.temporary = temporary
  }
}

extension HiddenFiles {
  /// What they are noted under.
  ///
  /// That alone is nothing to go on with: the files may not even be there.
  package static let key = "hidden files"

  /// Reads what was noted; `nil` for anything else.
  package init?(_ json: JSON) {
    guard let object = json.object, let part = object["part"]?.string,
      let temporary = object["temporary"]?.string
    else { return nil }
    self.init(part: part, temporary: temporary)
  }

  /// What is noted.
  package var json: JSON { ["part": .string(part), "temporary": .string(temporary)] }
}
