import Compression
import ExportStage
import PipeKit
import PipeTesting
import Testing

/// Packed files have what files that are not packed would have.
@Suite struct PackedTests {
  private static let paths = ["a.jsonl.gz", "a.csv.gz", "a.tsv.zst", "a.json.zst", "a.json.gz"]

  private static func unpacked(_ path: String, _ files: MemoryFileSystem) throws -> String? {
    let format = try #require(Packing.Format(pathExtension: path.pathExtension))
    guard let bytes = files.bytes(of: path) else { return nil }
    return String(decoding: try format.coding.unpacked(bytes, limit: 1 << 24), as: UTF8.self)
  }

  private static func packed(_ text: String, _ path: String) throws -> [UInt8] {
    let format = try #require(Packing.Format(pathExtension: path.pathExtension))
    var bytes: [UInt8] = []
    let packing = Packing(format)
    try packing.add(Array(text.utf8), into: &bytes)
    try packing.end(into: &bytes)
    return bytes
  }

  private static func plain(_ path: String) -> String {
    String(path.dropLast(path.pathExtension.count + 1))
  }

  private func expected(
    _ path: String, over old: String? = nil, _ mode: Export.Mode = .replace
  ) async throws -> String? {
    let plain = Self.plain(path)
    let test = TestServices(files: old.map { [plain: $0] } ?? [:])
    let options = try Export.Options(to: plain) { $0.mode = mode }
    _ = await export(options, Samples.news, services: test.services)
    return test.files.text(of: plain)
  }

  @Test(arguments: paths)
  func goesOnFromAnyCheckpoint(_ path: String) async throws {
    let expected = try await expected(path)
    for place in 0...Samples.news.count {
      let services = TestServices()
      let options = try Export.Options(to: path)
      let first = Attempt()
      _ = try await first.run(
        options, Samples.news, services: services.services, isPrepared: true, ending: .aborted)
      let note = place == 0 ? nil : first.notes[place - 1]
      let part = try #require(first.notes.last??.object?["part"]?.string)
      services.files.put((services.files.bytes(of: part) ?? []) + [1, 2, 3], at: part)
      let second = Attempt()
      let error = try await second.run(
        options, Samples.news.dropFirst(place), services: services.services, after: note)
      #expect(error == nil)
      // The run was interrupted again before it had given the file its name.
      let third = Attempt()
      let again = try await third.run(
        options, Samples.news.dropFirst(Samples.news.count), services: services.services,
        after: second.last.output)
      #expect(again == nil)
      try await third.last.publish()
      #expect(try Self.unpacked(path, services.files) == expected, "after \(place)")
      #expect(services.files.paths == [path])
      #expect(third.produced == [path: Samples.news.count])
    }
  }

  @Test(
    arguments: ["a.jsonl.gz", "a.jsonl.zst"],
    [nil, "", "{\"id\":\"0\"}\n", "{\"id\":\"0\"}"])
  func addsToWhatIsThere(_ path: String, _ old: String?) async throws {
    let expected = try await expected(path, over: old, .append)
    for place in 0...Samples.news.count {
      let services = TestServices()
      if let old { services.files.put(try Self.packed(old, path), at: path) }
      let before = services.files.bytes(of: path)
      let options = try Export.Options(to: path) { $0.mode = .append }
      let first = Attempt()
      _ = try await first.run(
        options, Samples.news, services: services.services, ending: .aborted)
      #expect(services.files.bytes(of: path) == before)
      let second = Attempt()
      let error = try await second.run(
        options, Samples.news.dropFirst(place), services: services.services,
        after: place == 0 ? nil : first.notes[place - 1])
      #expect(error == nil)
      try await second.last.publish()
      #expect(try Self.unpacked(path, services.files) == expected)
      // It is known that the documents are there.
      let third = Attempt()
      let again = try await third.run(
        options, Samples.news.dropFirst(Samples.news.count), services: services.services,
        after: second.last.output)
      #expect(again == nil)
      try await third.last.publish()
      #expect(try Self.unpacked(path, services.files) == expected)
    }
  }

  @Test func addsRowsToATableOfTheSameColumnsOnly() async throws {
    for (old, isFine) in [("id,title\nx,Old\n", true), ("title,id\nOld,x\n", false)] {
      let test = TestServices()
      test.files.put(try Self.packed(old, "a.csv.gz"), at: "a.csv.gz")
      let options = try Export.Options(to: "a.csv.gz") {
        $0.mode = .append
        $0.fields = [.id, .title]
      }
      let outcome = await export(
        options, [Document(id: "y", title: "New")], services: test.services)
      #expect((outcome.error == nil) == isFine)
      #expect(
        try Self.unpacked("a.csv.gz", test.files) == (isFine ? old + "y,New\n" : old))
    }
  }

  @Test func addsNothingBehindWhatCouldNotBeReadToItsEnd() async throws {
    let whole = try Self.packed("{\"id\":\"0\"}\n", "a.jsonl.gz")
    for old in [Array(whole.dropLast(5)), Array("{\"id\":\"0\"}\n".utf8), whole + [7, 7]] {
      let test = TestServices()
      test.files.put(old, at: "a.jsonl.gz")
      let options = try Export.Options(to: "a.jsonl.gz") { $0.mode = .append }
      let outcome = await export(options, [Document(id: "y")], services: test.services)
      #expect(outcome.stageError?.message.hasPrefix("cannot add to '") == true)
      #expect(outcome.stageError?.code == .badFormat)
      #expect(test.files.bytes(of: "a.jsonl.gz") == old)
      #expect(test.files.paths == ["a.jsonl.gz"])
    }
  }
}
