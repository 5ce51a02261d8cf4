/// The files that options name and that are read while a pipeline is checked: lists, rules.
///
/// What is wrong with them is found then, and named with file and line. A run that goes on where another was
/// interrupted starts over when such a file has changed.
public protocol OptionFiles: Sendable {
  /// The content of a file.
  ///
  /// - Parameters:
  ///   - path: The file; a relative path starts at the working directory.
  ///   - limit: The largest length allowed, in bytes.
  /// - Returns: The bytes.
  /// - Throws: ``FileError``.
  func contents(of path: String, limit: Int) throws(FileError) -> [UInt8]

  /// Reads a value from a YAML file, as it would be read in a pipeline file.
  ///
  /// - Parameters:
  ///   - type: The type of the value.
  ///   - path: The file.
  ///   - limit: The largest length allowed, in bytes.
  /// - Returns: The value.
  /// - Throws: Everything that is wrong with the file, with its places; a stage's initialiser passes it on as it is.
  func decode<Value: Decodable>(
    _ type: Value.Type, fromYAML path: String, limit: Int
  ) throws -> Value
}
