import FetchStage
import PipeKit
import TextClassifier

extension DataReader {
  /// Reads fastText's lines.
  func readLines(
    _ input: InputFile, _ path: String, _ found: inout LabelledRows
  ) throws {
    var chunks = LineChunks(maximumLength: Self.longest)
    while let chunk = try chunks.next(reading: { try input.file.read(into: &$0, count: $1) }) {
      let bytes = chunk.bytes
      var number = chunk.line
      if bytes.isEmpty {
        throw DataError(
          "'\(path)' line \(number): the line is longer than \(ByteSize(Self.longest))")
      }
      var start = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while start < bytes.count {
        var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let next = end + 1
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        let line = number
        if bytes[start..<end].contains(where: { $0 > 0x20 }) {
          let (labels, text) = FastTextLines.read(bytes[start..<end])
          try keep(ClassifierText(body: text), labels, &found) { "'\(path)' line \(line)" }
        }
        start = next
        number += 1
      }
    }
  }
}
