import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

struct FileWalkerTests {
  private func paths(_ pattern: String, _ files: any FileSystem) throws -> [String] {
    var walker = try FileWalker(pattern, files)
    var found: [String] = []
    while let path = try walker.next() { found.append(path) }
    return found
  }

  @Test func doesNotRunInCircles() throws {
    let memory = MemoryFileSystem(files: ["d/a.txt": "", "d/loop/b.txt": "", "d/z.txt": ""])
    let files = LinkedFiles(memory, links: ["d/loop": "/work/d"])
    #expect(try paths("d", files) == ["d/a.txt", "d/z.txt"])
  }

  @Test func linksThatLeadOutOfTheFolderAreNotFollowedAndCounted() throws {
    let memory = MemoryFileSystem(files: [
      "d/a.txt": "", "d/etc/b.txt": "", "d/in/c.txt": "", "d/root/x.txt": "", "d/z.txt": "",
    ])
    let files = LinkedFiles(
      memory, links: ["d/etc": "/etc", "d/in": "/work/d/z", "d/root": "/"])
    var walker = try FileWalker("d", files)
    var found: [String] = []
    while let path = try walker.next() { found.append(path) }
    #expect(found == ["d/a.txt", "d/in/c.txt", "d/z.txt"])
    #expect(walker.skippedLinks?.words == "link 'd/etc' and 1 other, which lead")
    #expect(try paths("d/**/*.txt", files) == found)
  }

  @Test func aLinkThatIsNamedItselfIsFollowed() throws {
    let memory = MemoryFileSystem(files: ["d/etc/b.txt": "", "d/etc/c/d.txt": ""])
    let files = LinkedFiles(memory, links: ["d/etc": "/etc", "d/etc/c": "/etc/c"])
    #expect(try paths("d/etc", files) == ["d/etc/b.txt", "d/etc/c/d.txt"])
  }

  @Test func aFolderWithALikeNameIsOutside() throws {
    let memory = MemoryFileSystem(files: ["d/link/b.txt": ""])
    #expect(try paths("d", LinkedFiles(memory, links: ["d/link": "/work/data"])) == [])
  }

  @Test func goesOnAfterADirectoryThatCannotBeRead() throws {
    let files = MemoryFileSystem(files: ["d/a.txt": "", "d/b/c.txt": "", "d/z.txt": ""])
    files.setFault { operation, path in
      operation == .list && path == "d/b"
        ? FileError(.denied, path: path, "permission denied") : nil
    }
    var walker = try FileWalker("d", files)
    #expect(try walker.next() == "d/a.txt")
    #expect(throws: FileError.self) { try walker.next() }
    #expect(try walker.next() == "d/z.txt")
    #expect(try walker.next() == nil)
  }

  @Test func looksNoDeeperThanThePattern() throws {
    let files = MemoryFileSystem(files: ["d/a/b/c.txt": "", "d/a/e.txt": "", "d/f.txt": ""])
    files.setFault { operation, path in
      operation == .list && path == "d/a/b" ? FileError(.other, path: path, "not needed") : nil
    }
    #expect(try paths("d/*/*.txt", files) == ["d/a/e.txt"])
    #expect(try paths("d/*.txt", files) == ["d/f.txt"])
    #expect(try paths("d/{f,a/e}.txt", files) == ["d/a/e.txt", "d/f.txt"])
  }
}
