public import PipeKit

/// A clock, files and a network for one test, in memory.
///
///     let test = TestServices(files: ["urls.txt": "https://example.org/"])
///     … run a stage with test.services …
///     #expect(test.files.text(of: "out.jsonl") == …)
public struct TestServices: Sendable {
  /// The clock.
  public var clock: TestClock
  /// The files.
  public var files: MemoryFileSystem
  /// The network.
  public var http: TestHTTPClient

  /// Creates services; the files' times come from the clock.
  ///
  /// - Parameters:
  ///   - files: The files there are, by path.
  ///   - pages: What the network answers, by address.
  ///   - clock: The clock; one that stands at 2026-01-01T00:00:00Z unless given.
  public init(
    files: [String: String] = [:], pages: [String: String] = [:], clock: TestClock = TestClock()
  ) {
    self.clock = clock
    self.files = MemoryFileSystem(files: files, clock: clock)
    http = TestHTTPClient(pages: pages)
  }

  /// The same as a stage's context and the engine take them; nothing is logged.
  public var services: Services { Services(clock: clock, files: files, http: http) }
}
