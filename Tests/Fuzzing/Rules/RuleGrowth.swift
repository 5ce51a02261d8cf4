import ClassifyStage
import PipeTesting

/// What is done to files of rules that are measured.
package struct RuleGrowth: GrowthSubject {
  /// Kinds that are known to be hard.
  package static let families = [
    "name# of place\n", "^[a]\n…a#\n", "[a#]\nb\n", "a# * b\n", "*a#\n", "a\n", "[", "# x\n",
    "é#\n",
    "^label,keyword\n…x,one #\n", "^label,keyword\n…\"", "^a: […'b#', ",
  ].map { GrowthFamily($0) }

  /// What it can do.
  package let operations = ["txt", "csv"]
  /// The length of the shorter of the inputs that are compared.
  package let length = 1 << 14

  package init() {}

  /// There is nothing to get ready.
  package mutating func prepare(_ bytes: [UInt8]) -> Int { bytes.count }

  /// Reads a file, and makes its search.
  package mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int {
    let files = MemoryFileSystem()
    files.put(bytes, at: "rules." + operation)
    return (try? Classify.make(yaml: "rules_file: rules.\(operation)", files: files)) == nil ? 0 : 1
  }
}
