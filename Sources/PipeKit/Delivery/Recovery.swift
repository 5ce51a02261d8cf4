import Synchronization

/// Watches for documents that failed in a stage earlier, and now pass it.
///
/// What has passed is told in the documents' order, between the checkpoints: a checkpoint takes along what
/// has passed before it and nothing else, so that a dead letter and its document are never both gone, nor
/// both there. A letter costs 25 bytes, as there may be millions.
package final class Recovery: Sendable {
  /// A dead letter that is watched for.
  package struct Letter: Sendable {
    /// What stands for the document's identifier.
    package let name: NameDigest
    /// The letter's number.
    package let id: Int64

    package init(_ name: String, id: Int64) {
      self.name = NameDigest(name)
      self.id = id
    }
  }

  /// What has become of a letter's document.
  private struct Fate: OptionSet {
    let rawValue: UInt8
    /// It has passed the stage.
    static let through = Fate(rawValue: 1)
    /// It had passed the stage before a checkpoint that is committed.
    static let noted = Fate(rawValue: 2)
    /// It has failed again since the run was begun or continued.
    static let failed = Fate(rawValue: 4)
  }

  private struct State {
    var fates: [Fate]
    /// Those that have passed since the last checkpoint.
    var new: [UInt32] = []
    /// The letters of which it was noted that they are through, and then they failed.
    var withdrawn: [Int64] = []
  }

  /// In the order of their names' digests.
  private let letters: [Letter]
  /// Whether there are letters of what never was a document: they are named by its address.
  private let hasAddresses: Bool
  private let state: Mutex<State>

  /// Creates a watch.
  ///
  /// - Parameters:
  ///   - letters: The letters whose documents are watched for, each once.
  ///   - through: The numbers of those that have passed before, as it was noted of a run that goes on.
  ///   - hasAddresses: Whether some are named by the address of a page, feed or file that could not be read: a
  ///     document of that address or from there tells that it could.
  package init(
    _ letters: consuming [Letter], through: Set<Int64> = [], hasAddresses: Bool = false
  ) {
    letters.sort { $0.name < $1.name }
    var fates = [Fate](repeating: [], count: letters.count)
    if !through.isEmpty {
      for index in letters.indices where through.contains(letters[index].id) {
        fates[index] = [.through, .noted]
      }
    }
    self.letters = letters
    self.hasAddresses = hasAddresses
    state = Mutex(State(fates: fates))
  }

  /// Those of some documents that are watched for, to be told when it is their turn.
  package func find(in documents: Batch) -> [UInt32] {
    documents.compactMap { document in
      var found = index(of: document.id)
      if hasAddresses {
        found = found ?? document.url.flatMap(index) ?? document.source.flatMap(index)
      }
      return found.map(UInt32.init)
    }
  }

  /// Whether a document has failed in the stage in an earlier run, and has not passed it since.
  package func isKept(_ name: String) -> Bool {
    guard let index = index(of: name) else { return false }
    return state.withLock { !$0.fates[index].contains(.through) }
  }

  /// Takes documents that have passed the stage, when it is their turn.
  package func pass(_ found: [UInt32]) {
    if found.isEmpty { return }
    state.withLock { state in
      for index in found where state.fates[Int(index)].isEmpty {
        state.fates[Int(index)] = .through
        state.new.append(index)
      }
    }
  }

  /// Sees documents that have passed the stage, when it is their turn.
  package func see(_ documents: Batch) { pass(find(in: documents)) }

  /// Takes a document that has failed in the stage, and so is not through, whatever was said of it before.
  package func fail(_ name: String) {
    guard let index = index(of: name) else { return }
    state.withLock { state in
      if state.fates[index].contains(.noted) { state.withdrawn.append(letters[index].id) }
      state.fates[index] = .failed
    }
  }

  /// Puts what has passed since the last checkpoint into the next, when it passes the stage.
  package func tell(_ checkpoint: Checkpoint) {
    let new = state.withLock { state in
      defer { state.new = [] }
      return state.new
    }
    if !new.isEmpty { checkpoint.passed(new, in: self) }
  }

  /// Takes back what has passed before a checkpoint that is being committed.
  ///
  /// - Returns: The letters' numbers, but for those whose documents have failed since.
  package func note(_ found: [UInt32]) -> [Int64] {
    state.withLock { state in
      found.compactMap { index in
        guard state.fates[Int(index)] == .through else { return nil }
        state.fates[Int(index)].insert(.noted)
        return letters[Int(index)].id
      }
    }
  }

  /// The letters whose documents are through, as far as it is noted.
  package var healed: [Int64] {
    state.withLock { state in
      letters.indices.filter { state.fates[$0].contains(.noted) }.map { letters[$0].id }
    }
  }

  /// The letters of which it was noted that they are through, and that failed since this was last asked for.
  package func takeWithdrawn() -> [Int64] {
    state.withLock { state in
      defer { state.withdrawn = [] }
      return state.withdrawn
    }
  }

  private func index(of name: String) -> Int? {
    let name = NameDigest(name)
    var (low, high) = (0, letters.count)
    while low < high {
      let middle = low + (high - low) / 2
      if letters[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < letters.count && letters[low].name == name ? low : nil
  }
}
