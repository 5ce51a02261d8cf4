/// One thing that a stage did to a document.
public struct TrailEntry: Sendable, Hashable {
  /// The stage's `id` in the pipeline, or its name.
  public var stage: String
  /// What it did, in a few words: `title from json-ld`.
  public var note: String
  /// The keys of the JSON form that this version does not know.
  public var extra: JSONObject

  /// Creates an entry.
  public init(stage: String, note: String, extra: JSONObject = [:]) {
    self.stage = stage
    self.note = note
    self.extra = extra
  }
}
