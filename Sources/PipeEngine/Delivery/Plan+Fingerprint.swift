import PipeKit
import YAML

extension Plan {
  /// What each stage's results depend on, as hashes.
  ///
  /// That is the stage and its version, its options, which documents it sees, and whether those go on
  /// that fail; not how often it tries. The pipeline's limit of documents' sizes stands behind the
  /// stages, under its key.
  ///
  /// - Parameter salt: Belongs to the database, so that nobody can look up a secret by its hash.
  /// - Returns: A fingerprint a stage.
  func fingerprints(salt: UInt64) -> [StageFingerprint] {
    var limit = FNV1a()
    limit.add(salt)
    limit.add(UInt64(maxDocument))
    return stages.map { step in
      var hash = FNV1a()
      hash.add(salt)
      hash.add(step.manual.name)
      hash.add(String(step.manual.version))
      if let options = step.written { hash.add(options) }
      if let files = step.filesRead { hash.add(files) }
      for entry in step.writtenKeys where entry.name == "when" { hash.add(entry.value) }
      if step.policy == .keep { hash.add("keep") }
      return StageFingerprint(stage: step.id, hash: hash.text)
    } + [StageFingerprint(stage: StageFingerprint.limit, hash: limit.text)]
  }
}

extension FNV1a {
  /// Adds a text; the byte behind it cannot stand in one, so that two texts are not the same as one.
  fileprivate mutating func add(_ text: String) {
    add(text.utf8.span)
    add(0xFF)
  }

  /// Adds a tree; the order of a mapping's keys says nothing.
  fileprivate mutating func add(_ node: Node) {
    switch node.value {
    case .scalar(let scalar): add(scalar.text)
    case .sequence(let items):
      add("[\(items.count)")
      for item in items { add(item) }
    case .mapping(let entries):
      add("{\(entries.count)")
      for entry in entries.sorted(by: { $0.name < $1.name }) {
        add(entry.name)
        add(entry.value)
      }
    }
  }
}

extension [StageFingerprint] {
  /// The stages that only have another `id` than before, by the one they had.
  ///
  /// Of several with the same options it cannot be told which is which.
  func renamed(from old: [StageFingerprint]) -> [String: String] {
    let (before, now) = (Set(old.map(\.stage)), Set(map(\.stage)))
    let gone = Dictionary(grouping: old.filter { !now.contains($0.stage) }, by: \.hash)
    let new = Dictionary(grouping: filter { !before.contains($0.stage) }, by: \.hash)
    var renamed: [String: String] = [:]
    for (hash, stages) in gone where stages.count == 1 {
      if let stage = stages.first, let others = new[hash], others.count == 1 {
        renamed[stage.stage] = others.first?.stage
      }
    }
    return renamed
  }

  /// The stages of which the results would be others, in words; empty where none would.
  package func changes(from old: [StageFingerprint]) -> [String] {
    let before = Dictionary(old.map { ($0.stage, $0.hash) }) { first, _ in first }
    let now = Set(map(\.stage))
    let moved = self.renamed(from: old)
    let names = Dictionary(moved.map { ($0.value, $0.key) }) { first, _ in first }
    var changes = compactMap { stage -> String? in
      if let name = names[stage.stage] { return "'\(name)' is now '\(stage.stage)'" }
      return switch before[stage.stage] {
      case nil: "'\(stage.stage)' is new"
      case stage.hash: nil
      default: "'\(stage.stage)' has other options"
      }
    }
    changes += old.filter { !now.contains($0.stage) && moved[$0.stage] == nil }.map {
      "'\($0.stage)' is gone"
    }
    if changes.isEmpty, map(\.stage) != old.map(\.stage) {
      changes = ["the stages' order is another"]
    }
    return changes
  }
}
