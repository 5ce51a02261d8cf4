import PipeKit
import Testing

/// The JSON form of documents, as in `docs/document.md`.
@Suite(.timeLimit(.minutes(10))) struct DocumentJSONTests {
  private func document(_ json: String) throws -> Document { try Document(json: Array(json.utf8)) }

  private func text(_ document: Document) -> String {
    String(decoding: document.json, as: UTF8.self)
  }

  @Test(arguments: 0..<5) func comesBackAsItWas(seed: Int) throws {
    var documents = RandomDocument(seed: UInt64(seed))
    for _ in 0..<20 {
      let document = documents.document()
      let json = document.json
      let read = try Document(json: json)
      #expect(read == document)
      #expect(read.json == json)
      // One line, which Foundation reads as the same value as our own reader.
      #expect(!json.contains(0x0A))
      #expect(FoundationJSON.reads(json, as: try JSON(parsing: json)))
      #expect(try JSON(parsing: json).serialized == json)
    }
  }

  @Test(arguments: 0..<4) func readsTheSameHoweverItIsWritten(seed: Int) throws {
    var documents = RandomDocument(seed: UInt64(seed))
    var values = RandomJSON(seed: UInt64(seed))
    for _ in 0..<20 {
      let document = documents.document()
      let value = try JSON(parsing: document.json)
      guard case .object(let object) = value else { continue }
      // Other escapes, white space, and keys in another order.
      let shuffled = JSONObject(
        object.members.shuffled(using: &values.random).map { ($0.key, $0.value) })
      let read = try Document(json: values.text(of: .object(shuffled)))
      #expect(read == document)
    }
  }

  @Test func writesItsKeysInOrderAndUnknownOnesLast() throws {
    let json =
      "{\"id\":\"i\",\"url\":\"u\",\"source\":\"s\",\"title\":\"t\",\"authors\":[\"a\"],"
      + "\"published\":\"2026-11-23\",\"updated\":\"2026-11-23T09:30:00Z\",\"language\":\"en\","
      + "\"body\":{\"text\":\"b\",\"media_type\":\"text/html\",\"charset\":\"utf-8\",\"x\":1},"
      + "\"text\":\"x\",\"summary\":\"y\","
      + "\"labels\":[{\"name\":\"n\",\"score\":0.5,\"scheme\":\"s\",\"code\":\"c\","
      + "\"evidence\":[\"e\"],\"x\":[null]}],\"keywords\":[\"k\"],"
      + "\"image\":{\"url\":\"u\",\"caption\":\"c\",\"x\":null},"
      + "\"links\":[{\"url\":\"u\",\"text\":\"t\",\"rel\":\"r\",\"x\":{}}],"
      + "\"metadata\":{\"b\":1.50,\"a\":null},"
      + "\"trail\":[{\"stage\":\"s\",\"note\":\"n\",\"x\":true}],\"zebra\":1,\"apple\":[]}"
    let document = try document(json)
    #expect(text(document) == json)
    #expect(document.extra.keys == ["zebra", "apple"])
    #expect(document.body?.extra == ["x": 1])
    #expect(document.labels.first?.extra == ["x": [nil]])
    #expect(document.image?.extra == ["x": nil])
    #expect(document.links.first?.extra == ["x": [:]])
    #expect(document.trail.first?.extra == ["x": true])
    // The other way round they are read the same.
    guard case .object(let object) = try JSON(parsing: json) else { return }
    let reversed = JSONObject(object.members.reversed().map { ($0.key, $0.value) })
    #expect(try Document(json: JSON.object(reversed).serialized).title == "t")
  }

  @Test func keysOfOneObjectAreUnknownInAnother() throws {
    let json =
      "{\"id\":\"i\",\"body\":{\"text\":\"\",\"id\":1,\"url\":2},"
      + "\"labels\":[{\"name\":\"n\",\"score\":1,\"text\":3}],\"score\":\"4\",\"stage\":5,"
      + "\"media_type\":6,\"base64\":{\"name\":7}}"
    #expect(text(try document(json)) == json)
  }

  @Test func anUnknownKeyCannotTakeThePlaceOfAField() throws {
    var document = Document(id: "a", title: "b")
    document.extra = ["title": "c", "id": 1, "text": 2, "later": 3]
    document.labels = [Label("n", extra: ["name": "x", "text": 1])]
    let json =
      "{\"id\":\"a\",\"title\":\"b\",\"labels\":[{\"name\":\"n\",\"score\":1,\"text\":1}],\"later\":3}"
    #expect(text(document) == json)
  }

  @Test func nullIsAbsent() throws {
    let keys = RandomDocument.keys.sorted().map { "\"\($0)\":null" }.joined(separator: ",")
    let empty = try document("{}")
    #expect(try document("{\(keys)}") == empty)
    #expect(text(empty) == "{\"id\":\"\(Document.stableID(url: nil))\"}")
    let inner = try document(
      "{\"id\":\"i\",\"body\":{\"text\":null,\"base64\":null,\"media_type\":null,\"charset\":null},"
        + "\"labels\":[{\"name\":\"n\",\"score\":null,\"scheme\":null,\"code\":null,"
        + "\"evidence\":null}],\"image\":{\"url\":\"u\",\"caption\":null},"
        + "\"links\":[{\"url\":\"u\",\"text\":null,\"rel\":null}]}")
    let written =
      "{\"id\":\"i\",\"body\":{\"text\":\"\"},\"labels\":[{\"name\":\"n\",\"score\":1}],"
      + "\"image\":{\"url\":\"u\"},\"links\":[{\"url\":\"u\"}]}"
    #expect(text(inner) == written)
  }

  @Test func nullInMetadataAndUnknownKeysIsKept() throws {
    let json = "{\"id\":\"i\",\"metadata\":{\"a\":null},\"later\":null}"
    #expect(text(try document(json)) == json)
  }

  @Test func emptyListsAreNotWrittenButEmptyTextsAre() throws {
    let lists =
      "\"authors\":[],\"labels\":[],\"keywords\":[],\"links\":[],\"metadata\":{},\"trail\":[]"
    #expect(text(try document("{\"id\":\"i\",\(lists)}")) == "{\"id\":\"i\"}")
    let texts = "{\"id\":\"i\",\"url\":\"\",\"title\":\"\",\"text\":\"\",\"summary\":\"\"}"
    #expect(text(try document(texts)) == texts)
  }

  @Test(arguments: ["", "\"id\":null,", "\"id\":\"\","])
  func derivesAMissingIdentifier(id: String) throws {
    #expect(
      try document("{\(id)\"url\":\"https://a.example/\",\"text\":\"x\"}").id
        == Document.stableID(url: "https://a.example/"))
    #expect(
      try document("{\(id)\"metadata\":{\"guid\":\"g\"},\"text\":\"x\"}").id
        == Document.stableID(url: nil, guid: "g"))
    #expect(
      try document("{\(id)\"text\":\"x\"}").id == Document.stableID(url: nil, content: "x"))
    #expect(
      try document("{\(id)\"title\":\"t\",\"text\":\"\"}").id
        == Document.stableID(url: nil, content: "t"))
    // The values of FNV-1a for no bytes, and for one.
    #expect(try document("{\(id)\"url\":\"\"}").id == "ccbf29ce484222325")
    #expect(try document("{\(id)\"url\":\"a\"}").id == "uaf63dc4c8601ec8c")
  }

  @Test func theIdentifierIsOfAllContent() throws {
    let contents = [
      #""text":"x""#, #""title":"t","text":"x""#, #""title":"u","text":"x""#, #""title":"t""#,
      #""title":"t","summary":"s""#, #""body":{"text":"<p>one"}"#, #""body":{"text":"<p>two"}"#,
      #""metadata":{"a":1}"#, #""metadata":{"a":2}"#, #""later":1"#, #""later":2"#,
      #""labels":[{"name":"a"}]"#, #""text":"x","source":"s""#,
    ]
    let ids = try contents.map { try document("{\($0)}").id }
    #expect(Set(ids).count == contents.count)
    let trail = #","trail":[{"stage":"clean","note":"n"}]"#
    #expect(try contents.map { try document("{\($0)\(trail)}").id } == ids)
  }

  @Test func theLastOfTwoValuesCounts() throws {
    let read = try document(
      "{\"id\":\"a\",\"title\":\"x\",\"later\":1,\"title\":null,\"\\u0069d\":\"b\",\"later\":2,"
        + "\"authors\":[\"x\"],\"authors\":[\"y\"],\"metadata\":{\"a\":1},\"metadata\":{\"b\":2}}")
    let written =
      "{\"id\":\"b\",\"authors\":[\"y\"],\"metadata\":{\"b\":2},\"later\":2}"
    #expect(text(read) == written)
  }

  @Test func writesABodyAsTextWhereItIsUTF8() throws {
    let texts = ["", "a\n\"é\"", "\u{0}", "\u{FEFF}x"]
    for body in texts {
      let document = Document(id: "i", body: Body(Array(body.utf8)))
      let value = try JSON(parsing: document.json)
      #expect(value.object?["body"]?.object?["text"]?.string == body)
      #expect(try Document(json: document.json) == document)
    }
    let bytes: [([UInt8], String)] = [
      ([0xFF], "/w=="), ([0xC3, 0x28], "wyg="), ([0x00, 0x80, 0xFF], "AID/"),
      ([0xED, 0xA0, 0x80, 0x41], "7aCAQQ=="),
    ]
    for (body, base64) in bytes {
      let document = Document(id: "i", body: Body(body, mediaType: "image/png"))
      let json = "{\"id\":\"i\",\"body\":{\"base64\":\"\(base64)\",\"media_type\":\"image/png\"}}"
      #expect(text(document) == json)
      #expect(try Document(json: document.json) == document)
    }
  }

  @Test func readsBase64OfWhatCouldBeText() throws {
    let read = try document("{\"id\":\"i\",\"body\":{\"base64\":\"YWI\\u003d\"}}")
    #expect(text(read) == "{\"id\":\"i\",\"body\":{\"text\":\"ab\"}}")
    #expect(try document("{\"id\":\"i\",\"body\":{\"base64\":\"\"}}").body == Body([]))
  }

  @Test(arguments: [
    ("2026-11-23t09:30:00z", "2026-11-23T09:30:00Z"),
    ("2026-11-23 09:30:00Z", "2026-11-23T09:30:00Z"),
    ("2026-11-23T09:30:00+00:00", "2026-11-23T09:30:00Z"),
    ("2026-11-23T09:30:00.1234567891Z", "2026-11-23T09:30:00.123456789Z"),
    ("2026-11-23T23:59:60Z", "2026-11-23T23:59:59Z"),
    ("2026-11-23", "2026-11-23"), ("2026-11-23T09:30:00.10+05:30", "2026-11-23T09:30:00.10+05:30"),
  ])
  func writesTimesInOneWay(given: String, written: String) throws {
    let read = try document("{\"id\":\"i\",\"published\":\"\(given)\"}")
    #expect(text(read) == "{\"id\":\"i\",\"published\":\"\(written)\"}")
  }

  @Test func readsFromAPartOfAnArray() throws {
    let bytes = Array("xx{\"id\":\"a\"}xx".utf8)
    #expect(try Document(json: bytes[2..<12]).id == "a")
    #expect(
      throws: JSONError(
        line: 9, column: 11, offset: 10, message: "the text goes on behind the value")
    ) {
      try Document(json: bytes[2..<13], line: 9)
    }
    #expect(throws: JSONError(line: 4, column: 2, offset: 101, message: "'x' cannot stand here")) {
      try Document(json: Array("{x}".utf8).span, line: 4, offset: 100)
    }
  }
}
