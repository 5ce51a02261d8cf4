/// The known names in UTF-8, one after the other, for writing.
struct NameBytes: Sendable {
  static let shared = NameBytes()

  private let bytes: [UInt8]
  private let ends: [Int]

  private init() {
    var bytes: [UInt8] = []
    ends = HTMLName.knownTexts.map {
      bytes.append(contentsOf: $0.utf8)
      return bytes.count
    }
    self.bytes = bytes
  }

  /// Appends the text of a name.
  func append(_ name: UInt32, of tree: HTMLTree, to output: inout [UInt8]) {
    let number = Int(name)
    if number < ends.count {
      output.append(contentsOf: bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]])
    } else {
      tree.appendText(of: HTMLName(rawValue: name), to: &output)
    }
  }
}
