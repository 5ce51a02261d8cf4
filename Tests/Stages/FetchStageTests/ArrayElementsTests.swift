import PipeKit
import Testing

@testable import FetchStage

@Suite struct ArrayElementsTests {
  private static let text = Array("[\n{\"a\": \"]\"},\n[1, 2]\n, \"b\"\n]\n".utf8)

  /// Reads a text from an offset on, a few bytes at once.
  private struct Reader {
    var offset = 0

    mutating func read(_ buffer: inout [UInt8], _ count: Int) -> Int {
      let part = ArrayElementsTests.text[offset...].prefix(min(count, 3))
      buffer += part
      offset += part.count
      return part.count
    }
  }

  private func rest(_ elements: inout ArrayElements, from offset: Int) throws -> [String] {
    var reader = Reader(offset: offset)
    var found: [String] = []
    while let element = try elements.next(reading: { reader.read(&$0, $1) }) {
      found.append(String(decoding: element.bytes, as: UTF8.self).trimmed)
    }
    return found
  }

  @Test func goesOnBehindEachElementAndBehindTheLast() throws {
    var (elements, reader) = (ArrayElements(maximumLength: 100), Reader())
    var expected = [#"{"a": "]"}"#, "[1, 2]", #""b""#]
    repeat {
      let element = try elements.next(reading: { reader.read(&$0, $1) })
      if element != nil { expected.removeFirst() }
      var next = ArrayElements(
        maximumLength: 100, line: elements.line, hash: elements.hash)
      #expect(try rest(&next, from: elements.hash.count) == expected)
      if element == nil { break }
    } while true
    #expect(expected.isEmpty)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
