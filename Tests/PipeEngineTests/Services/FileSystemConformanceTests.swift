import PipeEngine
import PipeKit
import Testing

/// What every file system owes its users, asked of the one in memory and the machine's alike.
@Suite struct FileSystemConformanceTests {
  typealias Kind = FileSystemFixture.Kind

  @Test(arguments: Kind.allCases)
  func readsBackWhatWasWritten(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.put("one two three", at: "a.txt")
    let file = try fixture.system.open(fixture.path("a.txt"), .read)
    var buffer: [UInt8] = [0x23]
    #expect(try file.read(into: &buffer, count: 4) == 4)
    #expect(String(decoding: buffer, as: UTF8.self) == "#one ")
    #expect(try file.read(into: &buffer, count: 100) == 9)
    #expect(try file.read(into: &buffer, count: 100) == 0)
    #expect(try file.read(into: &buffer, count: 0) == 0)
    #expect(try file.read(into: &buffer, count: -5) == 0)
    #expect(String(decoding: buffer, as: UTF8.self) == "#one two three")
    #expect(try file.length() == 13)
  }

  @Test(arguments: Kind.allCases)
  func readsOnFromWhereItIsTold(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.put("one two three", at: "a.txt")
    let file = try fixture.system.open(fixture.path("a.txt"), .read)
    for (offset, rest) in [
      (8, "three"), (4, "two three"), (13, ""), (99, ""), (0, "one two three"),
    ] {
      try file.seek(to: offset)
      var buffer: [UInt8] = []
      _ = try file.read(into: &buffer, count: 100)
      #expect(String(decoding: buffer, as: UTF8.self) == rest)
    }
    #expect(fixture.kind { try file.seek(to: -1) } == .other)
  }

  @Test(arguments: Kind.allCases)
  func movesMegabytesUnchanged(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    let file = try fixture.system.open(fixture.path("big"), .replace)
    try file.write(bytes)
    try file.write([])
    try file.sync()
    try file.close()
    #expect(try fixture.system.contents(of: fixture.path("big")) == bytes)
    #expect(
      fixture.kind { _ = try fixture.system.contents(of: fixture.path("big"), limit: 1000) }
        == .tooLarge)
  }

  @Test(arguments: Kind.allCases)
  func emptiesAFileThatIsReplacedAndExtendsOneThatIsAppendedTo(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.put("long content", at: "a")
    try fixture.put("short", at: "a")
    #expect(try fixture.text(of: "a") == "short")
    for _ in 0..<2 {
      let file = try fixture.system.open(fixture.path("a"), .append)
      try file.write(Array("+".utf8))
      try file.close()
    }
    #expect(try fixture.text(of: "a") == "short++")
    let created = try fixture.system.open(fixture.path("b"), .append)
    try created.close()
    #expect(try fixture.text(of: "b") == "")
  }

  @Test(arguments: Kind.allCases, [FileMode.replace, .append])
  func goesOnWritingWhereAFileWasCut(_ kind: Kind, _ mode: FileMode) throws {
    let fixture = try FileSystemFixture(kind)
    let file = try fixture.system.open(fixture.path("a"), mode)
    try file.write(Array("one two".utf8))
    try file.truncate(to: 3)
    try file.write(Array("!".utf8))
    #expect(try file.length() == 4)
    #expect(try fixture.text(of: "a") == "one!")
    try file.truncate(to: 6)
    try file.write(Array("?".utf8))
    #expect(try fixture.text(of: "a") == "one!\0\0?")
    #expect(fixture.kind { try file.truncate(to: -1) } == .other)
    #expect(fixture.kind { _ = try file.read(into: &scratch, count: 1) } == .other)
  }

  @Test(arguments: Kind.allCases)
  func refusesToWriteWhatWasOpenedForReading(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.put("x", at: "a")
    let file = try fixture.system.open(fixture.path("a"), .read)
    #expect(fixture.kind { try file.write([1]) } == .other)
    #expect(fixture.kind { try file.truncate(to: 0) } == .other)
    #expect(try fixture.text(of: "a") == "x")
  }

  @Test(arguments: Kind.allCases)
  func mayBeClosedTwiceAndIsUselessAfterwards(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    let file = try fixture.system.open(fixture.path("a"), .replace)
    try file.close()
    try file.close()
    #expect(fixture.kind { try file.write([1]) } == .other)
    #expect(fixture.kind { try file.sync() } == .other)
    #expect(fixture.kind { _ = try file.length() } == .other)
  }

  @Test(arguments: Kind.allCases)
  func saysWhatIsWrongWithAPath(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    let system = fixture.system
    try fixture.put("x", at: "file")
    try system.createDirectory(fixture.path("dir"))
    let cases: [(String, FileMode, FileError.Kind)] = [
      ("missing", .read, .notFound), ("missing/a", .replace, .notFound),
      ("dir", .read, .wrongKind), ("dir", .replace, .wrongKind), ("dir", .append, .wrongKind),
      ("file/a", .read, .wrongKind), ("file/a", .replace, .wrongKind),
      ("a\0b", .replace, .other),
    ]
    for (name, mode, wanted) in cases {
      let found = fixture.kind { _ = try system.open(fixture.path(name), mode) }
      #expect(found == wanted, "\(name) \(mode)")
    }
    #expect(fixture.kind { _ = try system.open("", .read) } == .notFound)
    let error = #expect(throws: FileError.self) { try system.open(fixture.path("no"), .read) }
    #expect(error?.message == "no such file or directory")
    #expect(error?.path == fixture.path("no"))
  }

  @Test(arguments: Kind.allCases)
  func knowsFilesFromDirectories(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.put("12345", at: "file")
    let file = try #require(try fixture.system.info(fixture.path("file")))
    #expect(!file.isDirectory && file.size == 5)
    #expect(try fixture.system.info(fixture.root)?.isDirectory == true)
    #expect(try fixture.system.info(fixture.path("missing")) == nil)
    #expect(try fixture.system.info(fixture.path("missing/deeper")) == nil)
    #expect(try fixture.system.info(fixture.path("file/deeper")) == nil)
  }

  @Test(arguments: Kind.allCases)
  func listsADirectorysNamesInOrder(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    for name in ["b", "ä", "a", ".hidden"] { try fixture.put("", at: name) }
    try fixture.system.createDirectory(fixture.path("c/d"))
    try fixture.put("", at: "c/e")
    #expect(try fixture.system.list(fixture.root) == [".hidden", "a", "b", "c", "ä"])
    #expect(try fixture.system.list(fixture.path("c/")) == ["d", "e"])
    #expect(fixture.kind { _ = try fixture.system.list(fixture.path("a")) } == .wrongKind)
    #expect(fixture.kind { _ = try fixture.system.list(fixture.path("no")) } == .notFound)
  }

  @Test(arguments: Kind.allCases)
  func createsDirectoriesAsOftenAsItIsAsked(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    for _ in 0..<2 { try fixture.system.createDirectory(fixture.path("x/./y//z/")) }
    #expect(try fixture.system.info(fixture.path("x/y/z"))?.isDirectory == true)
    try fixture.put("", at: "file")
    #expect(fixture.kind { try fixture.system.createDirectory(fixture.path("file")) } == .wrongKind)
    #expect(
      fixture.kind { try fixture.system.createDirectory(fixture.path("file/x")) } == .wrongKind)
    try fixture.system.createDirectory(".")
    try fixture.system.createDirectory("/")
  }

  @Test(arguments: Kind.allCases)
  func renamesOverWhatHasTheName(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    let system = fixture.system
    try fixture.put("new", at: "a")
    try fixture.put("old", at: "b")
    let reader = try system.open(fixture.path("b"), .read)
    try system.rename(fixture.path("a"), to: fixture.path("b"))
    #expect(try fixture.text(of: "b") == "new")
    #expect(try system.list(fixture.root) == ["b"])
    // Who has the old file open still reads the old file.
    #expect(try reader.contents(limit: 100, path: "b") == Array("old".utf8))

    try system.createDirectory(fixture.path("dir"))
    try fixture.put("", at: "dir/inside")
    try system.createDirectory(fixture.path("empty"))
    let cases: [(String, String, FileError.Kind)] = [
      ("missing", "c", .notFound), ("b", "missing/c", .notFound), ("b", "dir", .wrongKind),
      ("dir", "b", .wrongKind), ("b", "c\0", .other), ("empty", "dir", .other),
      ("dir", "dir/below", .other),
    ]
    for (old, new, wanted) in cases {
      let found = fixture.kind { try system.rename(fixture.path(old), to: fixture.path(new)) }
      #expect(found == wanted, "\(old) to \(new)")
    }
    try system.rename(fixture.path("dir"), to: fixture.path("empty"))
    #expect(try system.list(fixture.path("empty")) == ["inside"])
  }

  @Test(arguments: Kind.allCases)
  func removesFilesButNotDirectories(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.put("x", at: "a")
    let reader = try fixture.system.open(fixture.path("a"), .read)
    try fixture.system.remove(fixture.path("a"))
    try fixture.system.remove(fixture.path("a"))
    try fixture.system.remove(fixture.path("no/such/directory"))
    #expect(try fixture.system.info(fixture.path("a")) == nil)
    #expect(try reader.contents(limit: 100, path: "a") == [0x78])
    #expect(fixture.kind { try fixture.system.remove(fixture.root) } == .wrongKind)
  }

  @Test(arguments: Kind.allCases)
  func resolvesPathsToTheirPlainForm(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.system.createDirectory(fixture.path("x/y"))
    let root = try fixture.system.resolve(fixture.root)
    #expect(try fixture.system.resolve(fixture.path("x/./y/../y/")) == root + "/x/y")
    #expect(try fixture.system.resolve(".").hasPrefix("/"))
    #expect(fixture.kind { _ = try fixture.system.resolve(fixture.path("no")) } == .notFound)
  }

  @Test(arguments: Kind.allCases)
  func makesDirectoriesDurable(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.put("", at: "a")
    try fixture.system.syncDirectory(fixture.root)
    #expect(fixture.kind { try fixture.system.syncDirectory(fixture.path("a")) } == .wrongKind)
    #expect(fixture.kind { try fixture.system.syncDirectory(fixture.path("no")) } == .notFound)
  }

  @Test(arguments: Kind.allCases)
  func writesWholeFilesAndLeavesNoTemporaryOne(_ kind: Kind) throws {
    let fixture = try FileSystemFixture(kind)
    try fixture.system.write(Array("whole".utf8), to: fixture.path("new/dir/a"))
    #expect(try fixture.system.list(fixture.path("new/dir")) == ["a"])
    #expect(try fixture.text(of: "new/dir/a") == "whole")
  }

  private var scratch: [UInt8] {
    get { [] }
    nonmutating set {}
  }
}
