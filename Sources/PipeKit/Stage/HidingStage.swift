/// A stage that keeps what it writes in hidden files until it is published.
package protocol HidingStage: Stage {
  /// The hidden files that it is going to create in a run that begins, so that they can be noted together with the
  /// beginning and do not have to be announced.
  ///
  /// - Parameters:
  ///   - stage: The stage's `id`.
  ///   - label: What belongs to the pipeline's state; see ``StageMemory/label``.
  ///   - started: When the run begins.
  ///   - files: The files.
  /// - Returns: The files; `nil` where there are none, or where that is only known later. They may never be created.
  func hiddenFiles(
    of stage: String, label: String, started: Timestamp, in files: any FileSystem
  ) -> HiddenFiles?
}
