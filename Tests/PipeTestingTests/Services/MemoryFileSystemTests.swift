import PipeKit
import PipeTesting
import Testing

@Suite struct MemoryFileSystemTests {
  @Test func startsWithTheFilesItIsGiven() throws {
    let files = MemoryFileSystem(files: ["a/b.txt": "one", "/etc/c": "two"])
    #expect(files.paths == ["/etc/c", "a/b.txt"])
    #expect(files.text(of: "./a/b.txt") == "one")
    #expect(files.text(of: "../etc/c") == "two")
    #expect(try files.resolve("a") == "/work/a")
    #expect(try files.list(".") == ["a"])
  }

  @Test func keepsStandardOutputAndServesStandardInput() throws {
    let files = MemoryFileSystem(standardInput: "in")
    #expect(try files.standardInput().contents(limit: 10, path: "-") == Array("in".utf8))
    for _ in 0..<2 {
      let output = try files.standardOutput()
      try output.write(Array("out".utf8))
      try output.close()
    }
    #expect(files.standardOutputText == "outout")
    files.setStandardInput([0x78])
    #expect(try files.standardInput().contents(limit: 10, path: "-") == [0x78])
  }

  @Test(arguments: FileOperation.allCases)
  func failsWhereTheTestWantsIt(_ operation: FileOperation) throws {
    let files = MemoryFileSystem(files: ["a": "text"])
    files.setFault { asked, path in
      asked == operation ? FileError(.denied, path: path, "asked for") : nil
    }
    #expect(throws: FileError.self) {
      _ = try files.info("a")
      _ = try files.list(".")
      _ = try files.resolve("a")
      _ = try files.linkTarget("a")
      try files.createDirectory("x")
      let file = try files.open("a", .append)
      try file.write(Array("+text".utf8))
      try file.sync()
      _ = try file.length()
      try file.truncate(to: 1)
      try file.close()
      _ = try files.open("a", .read).read(into: &self.nowhere, count: 1)
      try files.rename("a", to: "b")
      try files.remove("b")
      try files.syncDirectory(".")
      _ = try files.standardInput()
      _ = try files.standardOutput()
    }
    if operation == .write { #expect(files.text(of: "a") == "text+t") }
    files.setFault(nil)
    #expect(try files.info("a")?.isDirectory != true)
  }

  @Test func stampsFilesWithTheClocksTime() throws {
    let clock = TestClock()
    let files = MemoryFileSystem(files: ["a": ""], clock: clock)
    clock.advance(by: .seconds(60))
    let file = try files.open("a", .append)
    #expect(try files.info("a")?.modified == clock.now().advanced(by: .seconds(-60)))
    try file.write([1])
    #expect(try files.info("a")?.modified == clock.now())
  }

  private var nowhere: [UInt8] {
    get { [] }
    nonmutating set {}
  }
}
