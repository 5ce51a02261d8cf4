import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A digest's documents are in a file until it is written.
@Suite struct DigestRecordTests {
  @Test func readsBackWhatADigestShows() throws {
    for document in Samples.news + [Samples.hostile, Document(id: "")] {
      let item = DigestItem(document)
      let again = try #require(DigestItem(record: try JSON(parsing: item.record.serialized)))
      #expect(again.record == item.record)
      #expect(again.link?.address == item.link?.address)
      #expect(again.published == item.published)
      #expect(again.summary == item.summary)
    }
  }

  @Test(arguments: ["", "1", "[]", "[1,2,3,4,5,6,7,8,9,10]", "{", "[\"a\"]\n"])
  func saysThatARecordIsDamaged(_ rest: String) throws {
    let records = DigestItem.lines(of: Samples.news) + Array(rest.utf8)
    let order = DigestOrder(title: "", day: "", grouping: nil, style: MarkdownDigest.self)
    if rest.isEmpty {
      #expect(throws: StageError.self) {
        try Digest(order, Spool(reader: SpoolReader(records), length: records.count + 1))
      }
    } else {
      let error = #expect(throws: StageError.self) {
        try Digest(order, Spool(reader: SpoolReader(records), length: records.count))
      }
      #expect(error?.message.hasSuffix("is damaged") == true)
    }
  }

  @Test func readsRecordsInAnyOrder() throws {
    var generator = SeededGenerator(seed: 11)
    let documents = (0..<300).map { index in
      let length = Int.random(in: 0...9000, using: &generator)
      return Document(
        id: "\(index)", title: "\(index)", summary: String(repeating: "x", count: length))
    }
    let files = MemoryFileSystem()
    files.put(DigestItem.lines(of: documents), at: "spool")
    var reader = SpoolReader(try files.open("spool", .read), path: "spool")
    var offsets = [0]
    for index in documents.indices {
      let (item, next) = try reader.item(at: offsets[index])
      #expect(item.title == "\(index)")
      offsets.append(next)
    }
    for _ in 0..<2000 {
      let index = Int.random(in: documents.indices, using: &generator)
      #expect(try reader.item(at: offsets[index]).item.title == "\(index)")
    }
  }

  @Test func linksTheAnchorsThatRenderersGive() throws {
    // Names that get in each other's way, in a random order.
    let names = ["A", "a", "A 1", "A-1-1", "B", "B-2", "Contents", "T", "Other topics", "1", "-1"]
    var generator = SeededGenerator(seed: 5)
    for round in 0..<200 {
      let documents = (0..<30).map { index in
        let name = names[Int.random(in: names.indices, using: &generator)]
        let label = names[Int.random(in: names.indices, using: &generator)]
        return Document(id: "\(index)", title: name, labels: index % 7 == 0 ? [] : [Label(label)])
      }
      let text = try digestText(documents, title: "T", MarkdownDigest.self)
      let lines = text.split(separator: "\n")
      var slugs = HeadingSlugs()
      var anchors: [String] = []
      for line in lines where line.hasPrefix("#") {
        let marks = line.prefix { $0 == "#" }
        let heading = line.dropFirst(marks.count + 1).filter { $0 != "\\" }
        let anchor = slugs.slug(of: heading)
        if marks.count == 2 { anchors.append(anchor) }
      }
      let links = lines.filter { $0.hasPrefix("- [") }.compactMap { line in
        line.firstRange(of: "](#").map { line[$0.upperBound...].prefix { $0 != ")" } }
      }
      // The first is that of the contents themselves.
      #expect(links.map(String.init) == Array(anchors.dropFirst()), "round \(round)")
    }
  }
}
