/// A stage, usually a sink, part of whose work on a batch can be done ahead and on any core.
///
/// It reads with ``Inlet/nextParcel()`` and passes parcels on, without changing their documents.
package protocol PreparingStage: Stage {
  /// Makes of documents what the stage will need of them, such as their bytes in a file.
  ///
  /// Called from several tasks at once, before the stage itself sees the parcel.
  ///
  /// - Parameters:
  ///   - documents: The documents, as they will reach the stage.
  ///   - context: What the engine lends the stage.
  /// - Returns: What was made, from which the stage can do its work without the documents; `nil` where
  ///   it needs the documents themselves.
  func prepare(_ documents: Batch, in context: StageContext) -> (any Sendable)?

  /// Whether all it writes goes to standard output.
  var isStandardOutput: Bool { get }
}

extension PreparingStage {
  /// It writes elsewhere.
  package var isStandardOutput: Bool { false }
}
