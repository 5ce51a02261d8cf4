import FetchStage

/// Reads lines as fastText has them: words, of which those that begin with `__label__` are labels.
enum FastTextLines {
  /// What a label begins with.
  static let prefix = Array("__label__".utf8)

  /// The labels and the text of a line.
  static func read(_ line: ArraySlice<UInt8>) -> (labels: [String], text: String) {
    var labels: [String] = []
    var text: [UInt8] = []
    var start = line.startIndex
    while start < line.endIndex {
      let end = line[start...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? line.endIndex
      let word = line[start..<end]
      if word.starts(with: prefix) {
        let label = word.dropFirst(prefix.count)
        if !label.isEmpty { labels.append(String(decoding: label, as: UTF8.self)) }
      } else if !word.isEmpty {
        if !text.isEmpty { text.append(0x20) }
        text += word
      }
      start = end < line.endIndex ? end + 1 : end
    }
    return (labels, TableFile.text(text))
  }
}
