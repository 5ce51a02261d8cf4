import PipeKit
import Testing

/// A document whose known keys have other types than theirs is refused at the value.
@Suite struct DocumentRejectionTests {
  static let types: [Rejection] = [
    .init("", 0, "the text ends too early"),
    .init("[]", 0, "a document must be an object, not a list"),
    .init(" null", 1, "a document must be an object, not null"),
    .init("\"a\"", 0, "a document must be an object, not a string"),
    .init("x", 0, "'x' cannot stand here"),
    .init("{\"id\":1}", 6, "'id' must be a string, not a number"),
    .init("{\"url\":true}", 7, "'url' must be a string, not true"),
    .init("{\"source\":[]}", 10, "'source' must be a string, not a list"),
    .init("{\"title\":{}}", 9, "'title' must be a string, not an object"),
    .init("{\"title\": x}", 10, "'x' cannot stand here"),
    .init("{\"title\":nul}", 12, "'}' cannot stand here"),
    .init("{\"authors\":\"a\"}", 11, "'authors' must be a list, not a string"),
    .init("{\"authors\":[\"a\",null]}", 16, "each of 'authors' must be a string, not null"),
    .init("{\"keywords\":[1]}", 13, "each of 'keywords' must be a string, not a number"),
    .init("{\"keywords\":[\"a\",]}", 17, "']' cannot stand here"),
    .init("{\"language\":-1}", 12, "'language' must be a string, not a number"),
    .init("{\"text\":false}", 8, "'text' must be a string, not false"),
    .init("{\"summary\":1}", 11, "'summary' must be a string, not a number"),
    .init("{\"labels\":{}}", 10, "'labels' must be a list, not an object"),
    .init("{\"labels\":[\"a\"]}", 11, "each of 'labels' must be an object, not a string"),
    .init("{\"labels\":[null]}", 11, "each of 'labels' must be an object, not null"),
    .init("{\"labels\":[{}]}", 11, "'name' is missing in 'labels'"),
    .init("{\"labels\":[{\"name\":null}]}", 11, "'name' is missing in 'labels'"),
    .init("{\"labels\":[{\"name\":1}]}", 19, "'name' must be a string, not a number"),
    .init(
      "{\"labels\":[{\"score\":\"1\"}]}", 20, "'score' must be a number, not a string"),
    .init("{\"labels\":[{\"score\":1e999}]}", 20, "the number is too large"),
    .init("{\"labels\":[{\"score\":01}]}", 21, "'1' cannot stand here"),
    .init("{\"labels\":[{\"evidence\":\"a\"}]}", 23, "'evidence' must be a list, not a string"),
    .init("{\"image\":\"a\"}", 9, "'image' must be an object, not a string"),
    .init("{\"image\":{}}", 9, "'url' is missing in 'image'"),
    .init(
      "{\"image\":{\"url\":\"a\",\"caption\":1}}", 30, "'caption' must be a string, not a number"),
    .init("{\"links\":[{\"rel\":\"a\"}]}", 10, "'url' is missing in 'links'"),
    .init("{\"links\":[[]]}", 10, "each of 'links' must be an object, not a list"),
    .init("{\"metadata\":[]}", 12, "'metadata' must be an object, not a list"),
    .init("{\"metadata\":{\"a\":01}}", 18, "'1' cannot stand here"),
    .init("{\"trail\":[{\"note\":\"a\"}]}", 10, "'stage' is missing in 'trail'"),
    .init("{\"trail\":[{\"stage\":\"a\"}]}", 10, "'note' is missing in 'trail'"),
    .init("{\"body\":\"a\"}", 8, "'body' must be an object, not a string"),
    .init("{\"body\":{\"text\":1}}", 16, "'text' must be a string, not a number"),
    .init("{\"body\":{\"media_type\":1}}", 22, "'media_type' must be a string, not a number"),
    .init(
      "{\"body\":{\"text\":\"\",\"base64\":\"\"}}", 8, "'body' has both 'text' and 'base64'"),
  ]

  static let values: [Rejection] =
    ["", "2026", "2026-13-01", "2026-11-23T09:30Z", "2026-11-23T09:30:00", "yesterday", "２"].map {
      .init(
        "{\"published\":\"\($0)\"}", 13,
        "'published' must be a time such as 2026-11-23T09:30:00Z or a date")
    } + [
      .init(
        "{\"updated\":\"2026-11-23T09:30:00Z\\n\"}", 11,
        "'updated' must be a time such as 2026-11-23T09:30:00Z or a date"),
      .init("{\"updated\":1700000000}", 11, "'updated' must be a string, not a number"),
    ]
    + ["A", "AA", "AAA", "AA=A", "A===", "====", "AB==", "AAB=", "AA==AA==", "AA=\\n=", "A-_="].map
  {
    .init("{\"body\":{\"base64\":\"\($0)\"}}", 18, "'base64' is not valid base64")
  }

  static let places: [Rejection] = [
    .init("{\"id\":\"a\"}x", 10, "the text goes on behind the value"),
    .init("{\"id\":\"a\"}{}", 10, "the text goes on behind the value"),
    .init("{\"id\":\"a\",}", 10, "'}' cannot stand here"),
    .init("{\"id\":\"a\"", 9, "the text ends too early"),
    .init(
      "{\n \"id\": \"a\",\n \"title\": 5\n}", 24, line: (3, 11),
      "'title' must be a string, not a number"),
    .init("{\r\n\"é\": [\r\n\"\\x\"]}", 13, line: (3, 2), "no such escape"),
    .init([0x7B, 0x22, 0x69, 0x64, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D], 7, "not valid UTF-8"),
    .init("{\"title\":\"\\ud800\"}", 10, "half of a surrogate pair"),
    .init("{\"text\":\"a\nb\"}", 10, "a control character in a string must be escaped"),
    .init("{\"body\":{\"text\":\"\\q\"}}", 17, "no such escape"),
    .init("{\"source\":\"\\q\"}", 11, "no such escape"),
    .init("{\"published\":\"\\q\"}", 14, "no such escape"),
    .init("{\"ti\\qtle\":1}", 4, "no such escape"),
    .init("{\"title\" \"a\"}", 9, "'\"' cannot stand here"),
    .init("{title:1}", 1, "'t' cannot stand here"),
  ]

  @Test(arguments: [types, values, places].joined())
  func saysWhatIsWrongAndWhere(rejection: Rejection) {
    #expect(throws: rejection.error) { try Document(json: rejection.text) }
    // As a line of a file, the place is the file's.
    guard !rejection.text.contains(0x0A), !rejection.text.isEmpty else { return }
    let part = JSONLines.documents(in: Array("{}\n".utf8) + rejection.text)
    var expected = rejection.error
    expected.line = 2
    expected.offset += 3
    #expect(part.errors == [expected])
    #expect(part.documents.count == 1)
  }
}
