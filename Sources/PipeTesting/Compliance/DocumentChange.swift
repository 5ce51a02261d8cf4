import PipeKit

/// What differs between two documents.
enum DocumentChange {
  /// The keys of the fields, in JSON, that differ; what stages say of themselves in `trail` does not count.
  static func fields(from old: Document, to new: Document) -> Set<String> {
    let (old, new) = (members(old), members(new))
    return Set((old.keys + new.keys).filter { $0 != "trail" && old[$0] != new[$0] })
  }

  private static func members(_ document: Document) -> JSONObject {
    (try? JSON(parsing: document.json))?.object ?? [:]
  }

  /// The fields that some example changes.
  static func fields(in examples: [Manual.Example]) -> Set<String> {
    var changed: Set<String> = []
    for example in examples {
      for input in example.input {
        for output in example.output where output.id == input.id {
          changed.formUnion(fields(from: input, to: output))
        }
      }
    }
    return changed
  }
}
