import Foundation
import PipeKit
import Testing

@testable import PipeEngine

@Suite struct LocalFileSystemTests {
  @Test func givesNewFilesOrdinaryPermissions() throws {
    let fixture = try FileSystemFixture(.local)
    try fixture.put("x", at: "a")
    let attributes = try FileManager.default.attributesOfItem(atPath: fixture.path("a"))
    let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
    #expect(mode & 0o600 == 0o600)
    #expect(mode & 0o133 == 0)
  }

  @Test func whoAsksForADirectoryWaitsUntilItIsFree() async throws {
    let fixture = try FileSystemFixture(.local)
    try fixture.put("", at: "a")
    let path = fixture.path("a")
    let folder = String(path.dropLast(2))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let files = LocalFileSystem()
          for _ in 0..<20 {
            try files.locking(folder) {
              let bytes = try files.contents(of: path, limit: 1 << 16)
              let file = try files.open(path, .replace)
              try file.write(bytes + [0x2E])
              try file.close()
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try fixture.text(of: "a").count == 160)
  }

  @Test func followsSymbolicLinks() throws {
    let fixture = try FileSystemFixture(.local)
    try fixture.put("x", at: "a")
    for (link, target) in [("link", "a"), ("dangling", "nothing")] {
      try FileManager.default.createSymbolicLink(
        atPath: fixture.path(link), withDestinationPath: target)
    }
    #expect(try fixture.system.info(fixture.path("link"))?.size == 1)
    #expect(try fixture.system.resolve(fixture.path("link")).hasSuffix("/a"))
    #expect(try fixture.system.info(fixture.path("dangling")) == nil)
    #expect(try fixture.system.linkTarget(fixture.path("dangling")) == "nothing")
    for other in ["a", "nothing", "a/b", ""] {
      #expect(try fixture.system.linkTarget(fixture.path(other)) == nil)
    }
    #expect(try fixture.system.place(of: fixture.path("dangling")).hasSuffix("/nothing"))
    try fixture.system.remove(fixture.path("link"))
    #expect(try fixture.text(of: "a") == "x")
  }

  @Test func reportsAPipeThatNobodyReads() throws {
    LocalFileSystem.ignoreBrokenPipes()
    let fixture = try FileSystemFixture(.local)
    let pipe = Pipe()
    let path = "/proc/self/fd/\(pipe.fileHandleForWriting.fileDescriptor)"
    guard FileManager.default.fileExists(atPath: path) else { return }
    let file = try fixture.system.open(path, .replace)
    try file.write([1])
    try file.sync()
    try pipe.fileHandleForReading.close()
    #expect(fixture.kind { try file.write([1]) } == .brokenPipe)
  }

  @Test func reportsAFullDisk() throws {
    let fixture = try FileSystemFixture(.local)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let file = try fixture.system.open("/dev/full", .append)
    let error = #expect(throws: FileError.self) { try file.write([1]) }
    #expect(error?.kind == .noSpace)
    #expect(error?.message == "no space left on device")
  }

  @Test func waitsForADescriptorThatIsNotReady() throws {
    let pipe = Pipe()
    let ends = [pipe.fileHandleForReading, pipe.fileHandleForWriting].map(\.fileDescriptor)
    for end in ends { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    // More than a pipe holds, so that the writer has to go on where it was stopped.
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    let thread = Thread {
      try? LocalFile(ends[1], path: "writer", isOwner: false).write(bytes)
      try? pipe.fileHandleForWriting.close()
    }
    thread.start()
    let reader = LocalFile(ends[0], path: "reader", isOwner: false)
    #expect(try reader.contents(limit: 1 << 20, path: "reader") == bytes)
  }

  @Test func leavesTheStandardStreamsOpen() throws {
    let system = LocalFileSystem()
    try system.standardOutput().close()
    try system.standardInput().close()
    #expect(fcntl(1, F_GETFD) != -1)
    #expect(fcntl(0, F_GETFD) != -1)
  }
}
