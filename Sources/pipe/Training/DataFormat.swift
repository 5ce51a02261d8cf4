import ArgumentParser
import PipeKit

/// How rows of texts and labels are written.
enum DataFormat: String, CaseIterable, ExpressibleByArgument {
  /// Told by the name, and where it says nothing by how the file begins.
  case auto
  /// A table, a row each; `.csv`, `.tsv`, `.tab`.
  case csv
  /// An object each; `.jsonl`, `.ndjson`.
  case jsonl
  /// A line each, `__label__` before each label.
  case fasttext
  /// A folder of text files a label.
  case folder

  /// The format of a file.
  ///
  /// - Parameters:
  ///   - name: Its name, without an ending that only says that it is packed.
  ///   - head: How it begins.
  /// - Returns: `nil` where neither tells.
  static func of(_ name: String, head: [UInt8]) -> DataFormat? {
    switch name.pathExtension {
    case "csv", "tsv", "tab": return .csv
    case "jsonl", "ndjson": return .jsonl
    default: break
    }
    let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
    let text = head.dropFirst(isMarked ? 3 : 0).drop { $0 <= 0x20 }
    if text.starts(with: FastTextLines.prefix) { return .fasttext }
    return text.first == UInt8(ascii: "{") ? .jsonl : nil
  }
}
