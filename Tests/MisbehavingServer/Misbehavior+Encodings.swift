import Foundation
import PipeKit

extension Misbehavior {
  /// What is small and becomes large.
  static let bombs: [Misbehavior] = [
    encoded("gzip-bomb", .failure(.tooLarge), "gzip", GzipOfZeros.make(runs: 40_000)),
    encoded(
      "deflate-bomb", .failure(.tooLarge), "deflate",
      Array(GzipOfZeros.make(runs: 40_000).dropFirst(10))),
    encoded("brotli-bomb", .failure(.tooLarge), "br", packed.brotliBomb),
    // What unpacks to nothing takes its time, layer by layer.
    encoded("emptiness-in-gzip", .answer(200, ""), "gzip", GzipOfNothing.make(blocks: 200_000)),
    encoded(
      "emptiness-in-gzip-in-gzip", .failure(.tooLarge), "gzip, gzip",
      GzipOfNothing.packed(runs: 40_000)),
    encoded(
      "emptiness-in-gzips", .failure(.other, "more than 2"), "gzip, gzip, gzip",
      GzipOfNothing.packed(runs: 40_000)),
    encoded("zstd-bomb", .failure(.tooLarge), "zstd", packed.zstdBomb(blocks: 500)),
    Misbehavior("chunked-gzip-bomb", .failure(.tooLarge)) { _ in
      let bomb = GzipOfZeros.make(runs: 40_000)
      let head = chunkedHead.replacing("\r\n\r\n", with: "\r\nContent-Encoding: gzip\r\n\r\n")
      return Reply([
        .text(head + String(bomb.count, radix: 16) + "\r\n"), .send(bomb), .text("\r\n0\r\n\r\n"),
      ])
    },
  ]

  /// What is packed, well or badly.
  static let encodings: [Misbehavior] = [
    encoded("gzip", .answer(200), "gzip", packed.gzip),
    encoded("x-gzip", .answer(200), "x-gzip", packed.gzip),
    encoded("gzip-in-capitals", .answer(200), "GZIP", packed.gzip),
    encoded("deflate-with-zlib-header", .answer(200), "deflate", packed.zlib),
    encoded("deflate-without-zlib-header", .answer(200), "deflate", packed.deflate),
    encoded("brotli", .answer(200), "br", packed.brotli),
    encoded("zstd", .answer(200), "zstd", packed.zstd),
    encoded("identity", .answer(200), "identity", Array(goodText.utf8)),
    encoded("no-encoding-named", .answer(200), "", Array(goodText.utf8)),
    encoded("packed-emptiness", .answer(200, ""), "gzip", []),
    encoded("gzip-in-brotli", .answer(200), "gzip, br", packed.gzipInBrotli),
    encoded("encoding-is-a-charset", .failure(.other, "encoding"), "utf-8", Array(goodText.utf8)),
    encoded("unknown-encoding", .failure(.other, "encoding"), "compress", Array(goodText.utf8)),
    encoded("claims-gzip", .failure(.other), "gzip", Array(goodText.utf8)),
    encoded("claims-brotli", .failure(.other), "br", Array(goodText.utf8)),
    encoded("claims-zstd", .failure(.other), "zstd", Array(goodText.utf8)),
    encoded("claims-gzip-twice", .failure(.other), "gzip, gzip", packed.gzip),
    encoded("many-encodings", .failure(.other), "gzip, gzip, gzip, gzip, gzip, gzip", packed.gzip),
    encoded("damaged-gzip", .failure(.other), "gzip", packed.damaged(packed.gzip)),
    encoded("wrong-gzip-checksum", .failure(.other), "gzip", packed.damaged(packed.gzip, at: -6)),
    encoded("damaged-brotli", .failure(.other), "br", packed.damaged(packed.brotli, at: 0)),
    encoded("damaged-zstd", .failure(.other), "zstd", packed.damaged(packed.zstd, at: 6)),
    encoded("truncated-gzip", .failure(.connect, cutShort), "gzip", packed.gzip.dropLast(12)),
    encoded("gzip-without-trailer", .failure(.connect, cutShort), "gzip", packed.gzip.dropLast(8)),
    encoded("truncated-zlib", .failure(.connect, cutShort), "deflate", packed.zlib.dropLast(6)),
    encoded(
      "truncated-deflate", .failure(.connect, cutShort), "deflate", packed.deflate.dropLast(4)),
    encoded("truncated-brotli", .failure(.connect, cutShort), "br", packed.brotli.dropLast(4)),
    encoded("truncated-zstd", .failure(.connect, cutShort), "zstd", packed.zstd.dropLast(8)),
    encoded(
      "truncated-gzip-in-brotli", .failure(.connect, cutShort), "gzip, br",
      packed.truncatedGzipInBrotli),
    encoded("gzip-and-more", .answer(200), "gzip", packed.gzip + Array("and more".utf8)),
    encoded("gzip-and-zeros", .answer(200), "gzip", packed.gzip + [0, 0, 0, 0]),
    encoded("brotli-and-more", .answer(200), "br", packed.brotli + Array("and more".utf8)),
    encoded("zstd-and-more", .answer(200), "zstd", packed.zstd + Array("and more".utf8)),
    encoded("zlib-and-more", .answer(200), "deflate", packed.zlib + Array("and more".utf8)),
    encoded(
      "gzip-in-two-members", .answer(200, goodText + goodText), "gzip", packed.gzip + packed.gzip),
    encoded(
      "gzip-and-half-a-member", .failure(.connect, cutShort), "gzip",
      packed.gzip + packed.gzip.dropLast(9)),
    encoded("identity-around-gzip", .answer(200), "identity, gzip, identity", packed.gzip),
    encoded("gzip-thrice", .failure(.other, "more than 2"), "gzip, gzip, gzip", packed.gzip),
    Misbehavior(
      "encodings-in-two-fields", .answer(200),
      .http(
        headers: ["Content-Encoding: gzip", "Content-Encoding: br"], body: packed.gzipInBrotli)),
    Misbehavior(
      "gone-and-badly-packed", .answer(410, ""),
      .http("410 Gone", headers: ["Content-Encoding: gzip"], text: goodText)),
    Misbehavior(
      "redirects-badly-packed", .answer(302, ""),
      .http("302 Found", headers: ["Content-Encoding: gzip"], text: goodText)),
    Misbehavior(
      "packs-for-the-transfer", .failure(.other, "transfer encoding"),
      .http(headers: ["Transfer-Encoding: gzip, gzip, gzip, chunked"], body: packed.gzip)),
    Misbehavior(
      "packs-for-the-transfer-by-escape", .failure(.other, "transfer encoding"),
      .http(headers: ["transfer-encoding: \u{1B}[31mgzip"], body: packed.gzip)),
  ]

  private static let packed = PackedText()
  private static let cutShort = "the compressed body is cut short"

  private static func encoded(
    _ name: String, _ outcome: Outcome, _ encoding: String, _ body: some Sequence<UInt8>
  ) -> Misbehavior {
    Misbehavior(
      name, outcome, .http(headers: ["Content-Encoding: \(encoding)"], body: Array(body)))
  }
}
