/// Gathers diagnostics up to a limit, so that a file that is wrong everywhere costs little.
package struct DiagnosticCollector {
  /// What was gathered, in the order it came.
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many more there were.
  package private(set) var omitted = 0
  private let limit: Int

  /// Whether anything came.
  package var isEmpty: Bool { diagnostics.isEmpty }
  /// Whether further diagnostics are only counted.
  package var isFull: Bool { diagnostics.count >= limit }

  /// What was gathered, and a note on what was left out; nil if nothing came.
  package var problems: Problems? {
    guard omitted > 0, let last = diagnostics.last else { return Problems(diagnostics) }
    let note = Diagnostic(
      .note, code: "more-problems", "\(omitted) more problem\(omitted == 1 ? "" : "s") not shown",
      file: last.file)
    return Problems(diagnostics.sortedByPlace(), thenAlways: note)
  }

  /// Starts empty.
  package init(limit: Int = 100) {
    self.limit = max(1, limit)
  }

  /// Adds one.
  package mutating func add(_ diagnostic: Diagnostic) {
    if isFull { omitted += 1 } else { diagnostics.append(diagnostic) }
  }

  /// Adds several.
  package mutating func add(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics { add(diagnostic) }
  }
}

extension Problems {
  /// Takes sorted findings and a last word that stays last.
  fileprivate init(_ sorted: [Diagnostic], thenAlways last: Diagnostic) {
    diagnostics = sorted + [last]
  }
}
