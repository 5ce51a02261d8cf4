import CurlHTTP
import FetchStage
import Foundation
import PipeEngine
import PipeKit
import PipeTesting

/// Fetches generated pages from an nginx on this machine, beside bare libcurl and Scrapy in the same run.
///
/// The hosts are 64 addresses of the loopback network; pacing is off, and 128 requests are under way at once.
/// What is told is the processor time of the client alone.
enum HTTPBenchmark {
  private static let hosts = 64
  private static let pages = 2000
  private static let concurrency = 128

  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 5
    guard LoopbackNginx.path != nil else {
      throw Usage.Failure(
        message: "there is no nginx: apt-get install nginx, or brew install nginx")
    }
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let folder = work.appendingPathComponent("pages")
    let bytes = try writePages(to: folder)
    let server = try LoopbackNginx(pages: folder, in: work)
    defer { server.stop() }
    let list = work.appendingPathComponent("pages.txt").path
    let once = (0..<pages).map { "http://127.0.0.\($0 % hosts + 1):\(server.port)/\($0).html" }
    try (once.joined(separator: "\n") + "\n").write(toFile: list, atomically: true, encoding: .utf8)
    print(
      "\(pages) pages of \(bytes / pages) bytes, gzip, \(hosts) hosts, \(runs) runs each, medians")
    let own = CommandLine.arguments[0]
    var programs = [
      ("pipe's client", [own, "http-client", list]), ("pipe's fetch", [own, "http-fetch", list]),
    ]
    programs += peers(in: work).map { ($0, $1 + [list]) }
    var results: [[Result]] = programs.map { _ in [] }
    for _ in 0..<runs {
      for (index, (_, command)) in programs.enumerated() {
        results[index].append(try Result.of(command))
      }
    }
    for (index, (name, _)) in programs.enumerated() {
      let cost = ChainBenchmark.median(results[index].map(\.cost)) * 1e6
      let rate = ChainBenchmark.median(results[index].map(\.rate))
      print("\(name): \(Int(rate)) pages/s, \(Int(cost.rounded())) CPU-µs a page")
    }
  }

  /// What a client says of a run: pages, seconds, processor seconds.
  private struct Result {
    var pages: Int
    var seconds: Double
    var processorSeconds: Double

    var cost: Double { processorSeconds / Double(pages) }
    var rate: Double { Double(pages) / seconds }

    static func of(_ command: [String]) throws -> Result {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = command
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let parts = (text.split(separator: "\n").last ?? "").split(separator: " ").map { Double($0) }
      guard parts.count == 3, let count = parts[0], let seconds = parts[1], let used = parts[2],
        Int(count) == HTTPBenchmark.pages
      else {
        throw Usage.Failure(message: "\(command.joined(separator: " ")) lost pages: '\(text)'")
      }
      return Result(pages: Int(count), seconds: seconds, processorSeconds: used)
    }
  }

  private static func peers(in work: URL) -> [(String, [String])] {
    var found: [(String, [String])] = []
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers").standardized.path
    let program = work.appendingPathComponent("http_pages").path
    if succeeds(["cc", "-O2", "-o", program, "\(folder)/http_pages.c", "-lcurl"]) {
      found.append(("libcurl", [program]))
    } else {
      print("libcurl is left out: it takes cc and the headers of libcurl")
    }
    let python = ProcessInfo.processInfo.environment["SCRAPY_PYTHON"] ?? "python3"
    if succeeds([python, "-c", "import scrapy"]) {
      found.append(("Scrapy", [python, "\(folder)/http_pages.py"]))
    } else {
      print("Scrapy is left out (pip install scrapy; SCRAPY_PYTHON=… names the Python that has it)")
    }
    return found
  }

  private static func succeeds(_ command: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  // MARK: The clients

  /// Asks for all pages of a list by the client alone, in a process of its own.
  static func runClient(_ arguments: [String]) async throws {
    let addresses = try addresses(arguments)
    let client = CurlHTTPClient()
    let (start, before) = (ContinuousClock.now, Usage.own.seconds)
    var count = 0
    try await withThrowingTaskGroup(of: Bool.self) { group in
      var rest = addresses[...]
      func add() {
        guard let url = rest.popFirst() else { return }
        group.addTask {
          let response = try await client.send(
            HTTPRequest(url: url, maxRedirects: 0, allowsPrivateAddresses: true))
          return response.status == 200 && response.body.suffix(8).elementsEqual("</html>\n".utf8)
        }
      }
      for _ in 0..<concurrency { add() }
      for try await isWhole in group {
        if isWhole { count += 1 }
        add()
      }
    }
    tell(count, start, before)
  }

  /// Fetches all pages of a list by the stage, in the engine.
  static func runFetch(_ arguments: [String]) async throws {
    let pages = try addresses(arguments).joined(separator: ", ")
    let stage = try Fetch.make(
      yaml: """
        {concurrency: \(concurrency), per_host: {connections: 8, delay: 0s}, robots: false,
        allow_private: true, pages: [\(pages)]}
        """, hasInput: false)
    let counter = PageCounter()
    let services = Services(
      clock: SystemClock(), files: LocalFileSystem(), http: CurlHTTPClient())
    let (start, before) = (ContinuousClock.now, Usage.own.seconds)
    _ = try await PipelineRun(
      Plan(name: "pages", stages: [Plan.Step(stage), Plan.Step(counter)]), services: services,
      options: .init(workers: 2)
    ).run()
    tell(counter.count, start, before)
  }

  private static func addresses(_ arguments: [String]) throws -> [String] {
    guard let path = arguments.first else { throw Usage.Failure(message: "usage: … LIST") }
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func tell(_ count: Int, _ start: ContinuousClock.Instant, _ before: Double) {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    print(count, Double(seconds) + Double(attoseconds) / 1e18, Usage.own.seconds - before)
  }

  // MARK: The pages

  /// Writes pages that are like articles, the same each time; gives their size in bytes.
  private static func writePages(to folder: URL) throws -> Int {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var random = SeededGenerator(seed: 64)
    var size = 0
    for number in 0..<pages {
      let page = Data(page(number, &random).utf8)
      size += page.count
      try page.write(to: folder.appendingPathComponent("\(number).html"))
    }
    guard succeeds(["gzip", "--recursive", "--keep", folder.path]) else {
      throw Usage.Failure(message: "the pages could not be compressed: it takes gzip")
    }
    return size
  }

  private static func page(_ number: Int, _ random: inout SeededGenerator) -> String {
    func words(_ count: Int) -> String {
      (0..<count).map { _ in
        let length = Int.random(in: 2...10, using: &random)
        let letters = (0..<length).map { _ in
          "etaoinshrdlucmfwyp".randomElement(using: &random) ?? "e"
        }
        return String(letters)
      }.joined(separator: " ")
    }
    let links = (0..<40).map {
      "<li><a href=\"/\(($0 * 37 + number) % pages).html\">\(words(3))</a></li>"
    }
    let paragraphs = (0..<Int.random(in: 8...30, using: &random)).map { _ in
      "<p>\(words(Int.random(in: 20...90, using: &random))).</p>"
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>\(words(7))</title></head>
      <body><nav><ul>\(links.joined())</ul></nav>
      <article><h1>\(words(7))</h1>
      \(paragraphs.joined(separator: "\n"))
      </article></body>
      </html>

      """
  }
}
