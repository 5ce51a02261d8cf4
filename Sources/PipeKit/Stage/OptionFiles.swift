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

  /// Maps a file whose beginning says how long it is, and what is in it: only that counts for whether a run that was
  /// interrupted may go on.
  ///
  /// - Parameters:
  ///   - path: The file; a relative path starts at the working directory.
  ///   - limit: The most bytes that are read of what cannot be mapped, such as a pipe.
  ///   - headLength: How many bytes tell the length.
  ///   - length: Tells it of the first bytes, which may be fewer, or throws where they are not what is looked for.
  /// - Returns: The content.
  /// - Throws: ``FileError``, and what the closure throws.
  func mapped(
    _ path: String, limit: Int, headLength: Int, length: ([UInt8]) throws -> Int
  ) throws -> MappedFile

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
