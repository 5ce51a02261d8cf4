import MisbehavingServer
import PipeKit
import Testing

@testable import CurlHTTP

struct ContentEncodingTests {
  private static let later = ContinuousClock.now.advanced(by: .seconds(100_000))

  private func encoding(_ fields: String...) throws -> ContentEncoding {
    let headers = fields.map { HTTPHeader("content-encoding", $0) }
    return try ContentEncoding(
      of: HTTPResponse(status: 200, url: "http://a.test/", headers: headers), url: "http://a.test/")
  }

  @Test func nothingIsNothingHoweverItIsPacked() throws {
    for name in ["gzip", "deflate", "br", "zstd", "br, gzip"] {
      #expect(try encoding(name).unpack([], maxBytes: 0, before: Self.later).isEmpty)
    }
  }

  @Test func workThatTakesLongEndsWhenTheTimeIsOver() throws {
    let gzip = try encoding("gzip")
    let past = ContinuousClock.now.advanced(by: .seconds(-1))
    for body in [GzipOfNothing.make(blocks: 1_000_000), GzipOfZeros.make(runs: 100_000)] {
      let error = #expect(throws: HTTPError.self) {
        try gzip.unpack(body, maxBytes: 64 << 20, before: past)
      }
      #expect(error?.kind == .timeout && error?.isTransient == true)
    }
    // What has come in time is not lost for want of a millisecond.
    #expect(try gzip.unpack(GzipOfNothing.make(blocks: 9), maxBytes: 1, before: past).isEmpty)
  }

  @Test func workEndsWhenTheTaskIsCancelled() async throws {
    let gzip = try encoding("gzip")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try gzip.unpack(
        GzipOfNothing.make(blocks: 1_000_000), maxBytes: 64 << 20, before: Self.later)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func noLayerMakesMoreThanTheLargestBody() throws {
    // 100 MB between the layers, and nothing in the end.
    let body = GzipOfNothing.packed(runs: 400_000)
    let error = #expect(throws: HTTPError.self) {
      try encoding("gzip, gzip").unpack(body, maxBytes: 1 << 20, before: Self.later)
    }
    #expect(error?.kind == .tooLarge)
  }

  @Test func aBodyIsAsLargeAsAllowed() throws {
    let body = PackedText().gzip
    let gzip = try encoding("gzip")
    let count = Misbehavior.goodText.utf8.count
    #expect(try gzip.unpack(body, maxBytes: count, before: Self.later).count == count)
    let error = #expect(throws: HTTPError.self) {
      try gzip.unpack(body, maxBytes: count - 1, before: Self.later)
    }
    #expect(error?.kind == .tooLarge)
  }

  @Test func everyPlaceWhereABodyIsCutIsNoticed() throws {
    let packed = PackedText()
    for (name, body) in [
      ("gzip", packed.gzip), ("deflate", packed.zlib), ("deflate", packed.deflate),
      ("br", packed.brotli), ("zstd", packed.zstd), ("gzip, br", packed.gzipInBrotli),
    ] {
      for count in 1..<body.count {
        let error = #expect(throws: HTTPError.self, "\(name), \(count) bytes") {
          try encoding(name).unpack(Array(body.prefix(count)), maxBytes: 100, before: Self.later)
        }
        #expect(error?.kind == .connect && error?.isTransient == true, "\(name), \(count) bytes")
      }
    }
  }

  @Test func whatIsNotKnownIsRefused() throws {
    for name in ["compress", "utf-8", "gzip, none", "gzip;q=1"] {
      let error = #expect(throws: HTTPError.self) { try encoding(name) }
      #expect(error?.message.contains("encoding") == true)
    }
    #expect(throws: HTTPError.self) { try encoding("gzip", "br", "gzip") }
    #expect(throws: Never.self) { try encoding("gzip, identity,, identity", "IDENTITY", "", "br") }
  }
}
