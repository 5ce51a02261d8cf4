import Fuzzing
import PipeTesting
import Testing
import WARCReader

struct WARCReaderTests {
  private static let records = SampleArchive.records(30)
  private static let plain = records.flatMap { $0 }
  private static let members = records.flatMap { SampleArchive.gzip($0) }
  private static let stream = SampleArchive.gzip(plain)
  private static let dictionary = SampleArchive.dictionary(records)
  private static let frames = records.flatMap { SampleArchive.zstd($0, dictionary: dictionary) }
  private static let forms = [
    plain, members, stream, records.flatMap { SampleArchive.zstd($0) }, SampleArchive.zstd(plain),
    SampleArchive.dictionaryFrame(dictionary) + frames,
    SampleArchive.dictionaryFrame(SampleArchive.zstd(dictionary)) + frames,
  ]

  @Test(arguments: 0..<7, [1, 5, 1000, 1 << 20])
  func everyFormIsReadAlikeHoweverItArrives(form: Int, most: Int) {
    let reading = ArchiveReading(Self.forms[form], most: most, seed: 3)
    #expect(reading.records.count == 61 && reading.errors.isEmpty)
    #expect(reading.records == ArchiveReading(Self.plain).records)
  }

  @Test(arguments: 0..<7)
  func everyPlaceLeadsToTheRecordsBehindIt(form: Int) {
    let whole = ArchiveReading(Self.forms[form])
    for (index, place) in whole.places.enumerated() {
      let rest = ArchiveReading(Self.forms[form], at: place)
      #expect(rest.records == Array(whole.records[(index + 1)...]) && rest.errors.isEmpty)
    }
    if [1, 3, 5, 6].contains(form) { #expect(whole.places.allSatisfy { $0.skipped == 0 }) }
  }

  @Test(arguments: 0..<2)
  func aRecordThatIsDamagedCostsNoOther(form: Int) {
    var parts = Self.records
    if form == 1 { parts = parts.map(SampleArchive.gzip) }
    let middle = parts[20].count / 2
    if form == 0 {
      parts[20][0] = 0x58
    } else {
      parts[20].replaceSubrange(middle..<(middle + 9), with: [1])
    }
    let reading = ArchiveReading(parts.flatMap { $0 })
    var expected = ArchiveReading(Self.plain).records
    expected.remove(at: 20)
    #expect(reading.records == expected)
    #expect(reading.errors.count == 1)
  }

  @Test func aLengthThatDoesNotFitFailsTheRecordAndNotTheNext() {
    for (given, said) in [
      ("Content-Length: 20", "Content-Length: 90"), ("Content-Length: 20", "Content-Length: 7"),
    ] {
      let one = String(
        decoding: SampleArchive.record("resource", block: Array("12345678901234567890".utf8)),
        as: UTF8.self)
      let bad = Array(one.replacing(given, with: said).utf8)
      let reading = ArchiveReading(bad + SampleArchive.page("https://b.example/", "x"))
      #expect(reading.records.count == 1 && reading.errors.count == 1, "\(said)")
      #expect(reading.records.first?.hasPrefix("response https://b.example/") == true)
    }
  }

  @Test func aDictionaryThatIsNotThereIsSaidOnceAndWhatNeedsNoneIsRead() {
    let reading = ArchiveReading(Self.frames + SampleArchive.zstd(Self.records[0]))
    #expect(reading.records.count == 1)
    #expect(
      reading.errors == [
        "the record at byte 0 is packed with dictionary 4711, which the file does not begin with"
      ])
  }

  @Test func aLengthBeyondTheEndDoesNotHideTheRecordsBehindIt() {
    let huge =
      "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 999999999999999999\r\n\r\nx\r\n\r\n"
    let bytes = Self.records[0] + Array(huge.utf8) + Self.records[1...].flatMap { $0 }
    let there = bytes.count - Self.records[0].count - huge.utf8.count + 5
    for most in [7, 1 << 20] {
      let reading = ArchiveReading(bytes, most: most, fileLength: bytes.count)
      #expect(reading.records == ArchiveReading(Self.plain).records)
      #expect(
        reading.errors == [
          "the record at byte \(Self.records[0].count) ends after \(there) of 999999999999999999 bytes"
        ])
    }
    // Of what cannot be read again it is at least said.
    let stream = ArchiveReading(bytes)
    #expect(stream.records.count == 2 && stream.errors.count == 1)
    #expect(stream.errors.first?.hasSuffix("bytes, and nothing behind it is read") == true)
    let member = ArchiveReading(
      SampleArchive.gzip(Array(huge.utf8)) + SampleArchive.gzip(Self.records[0]))
    #expect(member.records.count == 2 && member.errors.count == 1)
  }

  @Test(arguments: [
    ("WARC/1.0\r\n", 20_000, 20_000), ("\nWARC/1.0 x", 20_000, 20_000), ("xWARC/1.0", 20_000, 2),
    ("xWARC/1.0", 120_000, nil),
  ])
  func manyHeadersWithoutAnEndTakeLinearTimeAndCostNoRecordBehindThem(
    unit: String, count: Int, errors: Int?
  ) {
    let bytes = Array(String(repeating: unit, count: count).utf8)
    let reading = ArchiveReading(bytes + Array("\r\n".utf8) + Self.records[0])
    #expect(reading.records.count == 1)
    #expect(errors == nil || reading.errors.count == errors)
  }

  @Test func framesThatAreSkippedMayBeMany() {
    let empty = SampleArchive.dictionaryFrame([])
    let bytes = Array(repeatElement(empty, count: 100_000).joined())
    let reading = ArchiveReading(bytes + SampleArchive.zstd(Self.records[0]))
    #expect(reading.records.count == 1 && reading.errors.isEmpty)
  }

  @Test func theFirstSegmentOfARecordIsTruncated() throws {
    let bytes = SampleArchive.record(
      "resource", block: Array("Begin".utf8), contentType: "text/plain",
      more: "WARC-Segment-Number: 1\r\n")
    var pieces = PieceReader(bytes + Self.records[0], most: .max, seed: 1)
    var reader = WARCReader()
    let first = try reader.next { pieces.read(into: &$0, count: $1) }
    #expect(first?.truncated == "segment")
    #expect(try reader.next { pieces.read(into: &$0, count: $1) }?.truncated == nil)
  }

  @Test func anArchiveThatIsCutOffTellsItsLastRecord() {
    let reading = ArchiveReading(Array(Self.members.dropLast(30)))
    #expect(reading.records.count == 60)
    #expect(reading.errors.count == 1 && reading.errors[0].contains("before its end"))
  }

  @Test func aBlockThatIsTooLongIsPassedOver() {
    let big = SampleArchive.page("https://big.example/", String(repeating: "x", count: 3_000_000))
    for parts in [[big] + Self.records, ([big] + Self.records).map(SampleArchive.gzip)] {
      let reading = ArchiveReading(parts.flatMap { $0 }, maximumLength: 100_000)
      #expect(reading.records.count == 62 && reading.errors.isEmpty)
    }
  }

  @Test func chunksAndCompressionAreTakenOffBodies() throws {
    let packed = SampleArchive.gzip(Array("Good day".utf8))
    let size = String(packed.count, radix: 16)
    let head =
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n\(size)\r\n"
    let block = Array(head.utf8) + packed + Array("\r\n0\r\n\r\n".utf8)
    var pieces = PieceReader(SampleArchive.record("response", block: block), most: 50, seed: 1)
    var reader = WARCReader()
    _ = try reader.next { pieces.read(into: &$0, count: $1) }
    let response = try #require(reader.httpResponse())
    #expect(response.status == 200)
    let (bytes, error) = response.decoded(reader.block(from: response.bodyStart), limit: 100)
    #expect(bytes == Array("Good day".utf8) && error == nil)
    // An archive may have kept the fields of a body that it has unpacked.
    #expect(response.decoded(Array("Good day".utf8), limit: 100).bytes == Array("Good day".utf8))
  }

  @Test func nothingGoesWrongWithWhateverInput() {
    let source = RecordMutator(seed: 1)
    var target = RecordTarget()
    for number in 0..<150 {
      let (input, choices) = source.input(number)
      let faults = target.faults(in: input, choices: choices)
      #expect(faults.isEmpty, "seed 1, input \(number): \(faults.first ?? "")")
      if !faults.isEmpty { return }
    }
  }
}
