import FetchStage
import PipeKit

/// The objects of a file of JSON Lines.
enum DataObjects {
  /// Passes on each object and the number of its line, up to the first line that is none.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - path: What it is called in errors.
  ///   - example: What a line is to be like.
  ///   - body: Takes an object and the number of its line.
  /// - Throws: ``DataError`` for a line that is no object; `FileError`; what `body` throws.
  static func forEach(
    in input: InputFile, _ path: String, like example: String,
    _ body: (JSONObject, _ line: Int) throws -> Void
  ) throws {
    var chunks = LineChunks(maximumLength: DataReader.longest)
    while let chunk = try chunks.next(reading: { try input.file.read(into: &$0, count: $1) }) {
      var lines = JSONLines(chunk)
      while true {
        let value: JSON
        do throws(JSONError) {
          guard let next = try lines.nextValue() else { break }
          value = next
        } catch {
          throw DataError("'\(path)' \(error)")
        }
        let line = lines.line - 1
        guard let object = value.object else {
          throw DataError(
            "'\(path)' line \(line): the line is no object",
            hint: "each line is to be as \(example)")
        }
        try body(object, line)
      }
    }
  }
}
