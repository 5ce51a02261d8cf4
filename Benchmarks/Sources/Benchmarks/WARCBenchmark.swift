import Foundation
import WARCReader

/// Reads the responses of a web archive with their HTTP headers and bodies, beside FastWARC in the same run.
///
/// The archive has invented pages, a gzip member a record, and is made anew by `peers/warc_records.py`. Each
/// reader is a process of its own; only reading is timed.
enum WARCBenchmark {
  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 5
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let path = work.appendingPathComponent("pages.warc.gz").path
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/warc_records.py").standardized.path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script, "write", path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Usage.Failure(message: "\(script) could not write \(path)")
    }
    let content = try read(path)
    print(
      "\(content.records) responses, \(content.bytes / 1_000_000) MB in \(PageFiles.size(of: path) / 1_000_000) "
        + "MB, \(runs) runs each, medians")
    var (own, other): ([Usage], [Usage]) = ([], [])
    for _ in 0..<runs {
      own.append(try Usage.of(CommandLine.arguments[0], ["warc-once", path]))
      do {
        other.append(try Usage.of("python3", [script, "read", path]))
      } catch {
        print("FastWARC is left out (pip install fastwarc): \(error)")
      }
    }
    let seconds = tell("pipe", own, content)
    guard !other.isEmpty else { return }
    let others = tell("FastWARC", other, content)
    print("  pipe is \(round(others / seconds * 100) / 100) times as fast as FastWARC")
  }

  private static func tell(
    _ name: String, _ used: [Usage], _ content: (records: Int, bytes: Int)
  ) -> Double {
    let seconds = ChainBenchmark.median(used.map(\.seconds))
    let memory = (used.map(\.peakMemory).max() ?? 0) / 1024
    print(
      "\(name): \(Int(Double(content.records) / seconds)) responses/CPU-s, "
        + "\(Int(Double(content.bytes) / 1e6 / seconds)) MB/CPU-s, \(memory) MiB at most")
    return seconds
  }

  /// Reads an archive, and prints what that has used.
  static func runOnce(_ arguments: [String]) throws {
    guard let path = arguments.first else {
      throw Usage.Failure(message: "usage: warc-once FILE")
    }
    let start = Usage.own.seconds
    _ = try read(path)
    print(Usage.own.seconds - start, Usage.own.peakMemory)
  }

  private static func read(_ path: String) throws -> (records: Int, bytes: Int) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Usage.Failure(message: "there is no \(path)") }
    defer { close(descriptor) }
    var reader = WARCReader(maximumLength: 16 << 20)
    var (records, bytes) = (0, 0)
    let next: (inout [UInt8], Int) -> Int = { buffer, count in
      var length = 0
      buffer.append(addingCapacity: count) { output in
        output.withUnsafeMutableBufferPointer { target, initialized in
          #if canImport(Darwin)
            length = max(Darwin.read(descriptor, target.baseAddress, count), 0)
          #else
            length = max(Glibc.read(descriptor, target.baseAddress, count), 0)
          #endif
          initialized = length
        }
      }
      return length
    }
    while let record = try reader.next(reading: next) {
      guard record.type == .response, let response = reader.httpResponse() else { continue }
      records += 1
      bytes += reader.block(from: response.bodyStart).count
    }
    return (records, bytes)
  }
}
