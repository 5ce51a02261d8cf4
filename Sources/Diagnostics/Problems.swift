/// Everything found wrong in one go: at least one diagnostic, in the order of the text.
public struct Problems: Error, Sendable, Hashable {
  /// The findings by file and place, each once; never empty.
  public let diagnostics: [Diagnostic]

  /// Takes one finding.
  public init(_ diagnostic: Diagnostic) {
    diagnostics = [diagnostic]
  }

  /// Takes findings in any order; nil if there are none.
  public init?(_ diagnostics: some Sequence<Diagnostic>) {
    let sorted = diagnostics.sortedByPlace()
    guard !sorted.isEmpty else { return nil }
    self.diagnostics = sorted
  }

  /// Takes one finding and any number of others.
  public init(_ first: Diagnostic, _ others: some Sequence<Diagnostic>) {
    diagnostics = ([first] + others).sortedByPlace()
  }
}

extension Problems: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { diagnostics.startIndex }
  /// The number of findings.
  public var endIndex: Int { diagnostics.endIndex }
  /// The finding at a position.
  public subscript(position: Int) -> Diagnostic { diagnostics[position] }
}

extension Problems: CustomStringConvertible {
  /// One headline a line.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
