import Diagnostics

/// One run of one type's `init(from:)`.
final class DecodingScope {
  /// What is known of the type.
  let schema: MappingSchema?
  /// Made-up values for keys that failed in an earlier run, by path.
  let patches: [String: Any]
  /// Made-up values for keys that failed in this run, by path.
  var offers: [String: Any] = [:]
  /// What was found wrong and passed over.
  var problems: [Diagnostic] = []
  /// Whether the type has asked for anything of its node.
  var isAsked = false
  /// The mappings that were looked into, by path.
  private var frames: [String: MappingFrame] = [:]

  init(schema: MappingSchema?, patches: [String: Any]) {
    self.schema = schema
    self.patches = patches
  }

  /// The mapping that a decoder of this run looks into, the same for every look.
  func frame(_ cursor: Cursor, path: String) throws(DecodingFailure) -> MappingFrame {
    isAsked = true
    if let frame = frames[path] { return frame }
    let frame = try MappingFrame(cursor, schema: path.isEmpty ? schema : nil)
    frames[path] = frame
    return frame
  }

  /// Everything found wrong but the failure that ended the run, if one did.
  ///
  /// A run that was cut short has not asked for all its keys, so without a schema nothing can be
  /// said about unknown ones.
  func finish(isComplete: Bool) -> [Diagnostic] {
    var found = problems
    for frame in frames.values where isComplete || frame.schema != nil {
      found += frame.unknownKeys()
      found += frame.missingKeys()
    }
    return found
  }
}
