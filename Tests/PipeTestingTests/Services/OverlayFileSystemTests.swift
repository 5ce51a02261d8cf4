import PipeKit
import PipeTesting
import Testing

/// What is in memory hides what is below, which never changes.
@Suite struct OverlayFileSystemTests {
  private let below = MemoryFileSystem(
    files: ["a": "below", "dir/x": "x below", "dir/y": "y below", "deep/er/z": "z below"])

  private func text(_ system: any FileSystem, _ path: String) -> String? {
    (try? system.contents(of: path)).map { String(decoding: $0, as: UTF8.self) }
  }

  private func overlay(_ files: [String: String] = [:]) -> OverlayFileSystem {
    OverlayFileSystem(over: below, files: files.mapValues { Array($0.utf8) })
  }

  @Test func readsWhatIsInMemoryBeforeWhatIsBelow() throws {
    let system = overlay(["a": "above", "/work/dir/w": "w above", "new/n": "n above"])
    #expect(text(system, "a") == "above")
    #expect(text(system, "./dir/../dir/x") == "x below")
    #expect(text(system, "/work/a") == "above")
    #expect(text(system, "new/n") == "n above")
    #expect(try system.list("dir") == ["w", "x", "y"])
    #expect(try system.list(".") == ["a", "deep", "dir", "new"])
    #expect(try system.info("a")?.size == 5)
    #expect(try system.info("deep/er")?.isDirectory == true)
    #expect(try system.info("no") == nil)
    #expect(try system.resolve("deep/./er") == "/work/deep/er")
    #expect(try system.resolve("new/n") == "/work/new/n")
  }

  @Test func aFileHidesADirectoryOfItsName() throws {
    let system = overlay(["dir": "a file now"])
    #expect(text(system, "dir") == "a file now")
    #expect(try system.info("dir/x") == nil)
    #expect(throws: FileError.self) { try system.list("dir") }
    #expect(throws: FileError.self) { try system.contents(of: "dir/x") }
  }

  @Test func changesNothingBelow() throws {
    let system = overlay()
    try system.write(Array("changed".utf8), to: "a")
    let file = try system.open("dir/x", .append)
    try file.write(Array(" and more".utf8))
    try file.close()
    try system.remove("dir/y")
    try system.rename("deep/er/z", to: "dir/moved")
    try system.createDirectory("deep/new")
    #expect(text(system, "a") == "changed")
    #expect(text(system, "dir/x") == "x below and more")
    #expect(try system.list("dir") == ["moved", "x"])
    #expect(text(system, "dir/moved") == "z below")
    #expect(try system.list("deep/er") == [])
    #expect(try system.list("deep") == ["er", "new"])
    #expect(throws: FileError.self) { try system.open("dir/y", .read) }
    try system.write(Array("again".utf8), to: "dir/y")
    #expect(text(system, "dir/y") == "again")

    #expect(below.paths == ["a", "deep/er/z", "dir/x", "dir/y"])
    #expect(text(below, "a") == "below")
    #expect(text(below, "dir/x") == "x below")
  }

  @Test func refusesWhatADirectoryCannotDo() throws {
    let system = overlay()
    #expect(throws: FileError.self) { try system.open("dir", .replace) }
    #expect(throws: FileError.self) { try system.open("no/file", .replace) }
    #expect(throws: FileError.self) { try system.open("a/file", .replace) }
    #expect(throws: FileError.self) { try system.remove("dir") }
    #expect(throws: FileError.self) { try system.rename("dir", to: "other") }
    #expect(throws: FileError.self) { try system.rename("a", to: "dir") }
    #expect(throws: FileError.self) { try system.createDirectory("a/b") }
    #expect(throws: FileError.self) { try system.syncDirectory("a") }
    try system.syncDirectory("deep/er")
  }

  @Test func hasAnEmptyInputAndKeepsItsOutput() throws {
    let system = overlay()
    #expect(try system.standardInput().contents(limit: 10, path: "") == [])
    try system.standardOutput().write(Array("out".utf8))
    #expect(system.memory.standardOutputText == "out")
  }
}
