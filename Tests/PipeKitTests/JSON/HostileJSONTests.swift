import PipeKit
import Testing

/// Input made to be slow, or to use up the stack.
///
/// That the tests end in time is what they show.
@Suite(.timeLimit(.minutes(10))) struct HostileJSONTests {
  private static let count = 10_000

  /// The same members at the top level of a document, in its metadata, and in a label.
  private static func documents(_ members: [UInt8]) -> [[UInt8]] {
    [
      Array("{".utf8) + members + Array("}".utf8),
      Array("{\"metadata\":{".utf8) + members + Array("}}".utf8),
      Array("{\"labels\":[{\"name\":\"n\",".utf8) + members + Array("}]}".utf8),
    ]
  }

  private static func joined(_ count: Int, _ item: (Int) -> String) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += item(index).utf8
    }
    return bytes
  }

  @Test func readsAnObjectOfManyKeys() throws {
    let members = Self.joined(Self.count) { "\"k\($0)\":\($0)" }
    let text = Array("{".utf8) + members + Array("}".utf8)
    let value = try JSON(parsing: text)
    #expect(value.object?.count == Self.count)
    #expect(value.serialized == text)
  }

  @Test(arguments: 0..<3) func readsADocumentOfManyKeys(place: Int) throws {
    let members = Self.joined(Self.count) { "\"k\($0)\":\($0)" }
    let document = try Document(json: Self.documents(members)[place])
    let objects = [document.extra, document.metadata, document.labels.first?.extra ?? [:]]
    #expect(objects[place].count == Self.count)
    #expect(try Document(json: document.json).json == document.json)
  }

  @Test func readsAKeyThatComesAgainAndAgain() throws {
    let members = Self.joined(Self.count) { "\"k\":\($0)" }
    let text = Array("{".utf8) + members + Array("}".utf8)
    #expect(try JSON(parsing: text) == ["k": .number(JSONNumber(Self.count - 1))])
    for text in Self.documents(members) {
      #expect(try Document(json: text).json.count < 100)
    }
    let titles = Self.joined(Self.count) { "\"title\":\"\($0)\"" }
    let document = try Document(json: Array("{".utf8) + titles + Array("}".utf8))
    #expect(document.title == "\(Self.count - 1)")
  }

  @Test(arguments: ["[]", "{}", "[[1]]", "{\"a\":{}}"])
  func readsAListOfManyContainers(item: String) throws {
    let text = Array("[".utf8) + Self.joined(Self.count) { _ in item } + Array("]".utf8)
    let value = try JSON(parsing: text)
    #expect(value.array?.count == Self.count)
    #expect(value.serialized == text)
  }

  @Test func readsAnObjectOfManyContainers() throws {
    let members = Self.joined(Self.count) { "\"k\($0)\":[]" }
    let text = Array("{".utf8) + members + Array("}".utf8)
    #expect(try JSON(parsing: text).serialized == text)
  }

  @Test func refusesDeepNestingAndSaysWhere() throws {
    let expected = JSONError(
      line: 1, column: 513, offset: 512, message: "more than 512 brackets are open")
    let lists = [UInt8](repeating: UInt8(ascii: "["), count: 20_000)
    #expect(throws: expected) { try JSON(parsing: lists) }
    let closed = lists + [UInt8](repeating: UInt8(ascii: "]"), count: 20_000)
    #expect(throws: expected) { try JSON(parsing: closed) }
    let objects = Array(String(repeating: "{\"a\":", count: 20_000).utf8)
    #expect(throws: JSONError.self) { try JSON(parsing: objects) }
    #expect(throws: JSONError.self) { try Document(json: objects) }
    #expect(throws: JSONError.self) { try Document(json: Array("{\"metadata\":".utf8) + objects) }
    #expect(throws: JSONError.self) { try Document(json: Array("{\"labels\":".utf8) + lists) }
  }

  @Test func readsAndWritesTheDeepestNestingAllowed() throws {
    let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let value = try JSON(parsing: text)
    #expect(value.serialized == Array(text.utf8))
    #expect(try JSON(parsing: value.prettyPrinted) == value)
    #expect(value.hashValue == value.hashValue)
    let lists = String(repeating: "[", count: 511) + String(repeating: "]", count: 511)
    let document = try Document(json: Array("{\"id\":\"a\",\"x\":\(lists)}".utf8))
    #expect(document.json == Array("{\"id\":\"a\",\"x\":\(lists)}".utf8))
    #expect(throws: JSONError.self) { try Document(json: Array("{\"x\":[\(lists)]}".utf8)) }
  }

  @Test(arguments: ["\\n", "\\u00e9", "\\ud83d\\ude00", "x\\\""])
  func readsALongStringOfEscapes(escape: String) throws {
    let count = (1 << 20) / escape.utf8.count
    let string = Array(("\"" + String(repeating: escape, count: count) + "\"").utf8)
    let read = try JSON(parsing: string)
    #expect(try JSON(parsing: read.serialized).serialized == read.serialized)
  }

  @Test func readsManyStringsWithEscapes() throws {
    let text = Array("[".utf8) + Self.joined(Self.count) { _ in "\"a\\nb\"" } + Array("]".utf8)
    #expect(try JSON(parsing: text).serialized == text)
  }

  @Test func readsALongNumber() throws {
    let text = "[1" + String(repeating: "0", count: 1 << 20) + "]"
    let value = try JSON(parsing: text)
    #expect(value.serialized == Array(text.utf8))
    #expect(value.array?.first?.double == .infinity)
    #expect(value.array?.first?.int == nil)
  }
}
