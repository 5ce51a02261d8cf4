import CZlib
import CZstd

/// Invented web archives.
package enum SampleArchive {
  /// A record.
  package static func record(
    _ type: String, url: String = "https://a.example/", block: [UInt8],
    contentType: String = "application/http; msgtype=response", more: String = ""
  ) -> [UInt8] {
    let head =
      "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:x:\(url)>\r\n"
      + "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: \(url)\r\n\(more)"
      + "Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// The record of a page.
  package static func page(
    _ url: String, _ body: String, head: String = "Content-Type: text/html; charset=utf-8",
    status: Int = 200
  ) -> [UInt8] {
    record(
      "response", url: url, block: Array("HTTP/1.1 \(status) X\r\n\(head)\r\n\r\n\(body)".utf8))
  }

  /// Pages with what stands between them.
  package static func records(_ count: Int) -> [[UInt8]] {
    var records = [
      record(
        "warcinfo", block: Array("software: x\r\n".utf8), contentType: "application/warc-fields")
    ]
    for number in 0..<count {
      let url = "https://a.example/\(number)"
      records.append(record("request", url: url, block: Array("GET / HTTP/1.1\r\n\r\n".utf8)))
      let text = String(repeating: "<p>Page \(number).</p>", count: 1 + number * 37 % 200)
      records.append(page(url, text))
    }
    return records
  }

  /// A gzip member.
  package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var bytes = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    let room = output.count
    bytes.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        _ = deflate(&stream, Z_FINISH)
      }
    }
    output.removeLast(Int(stream.avail_out))
    return output
  }

  /// A Zstandard frame.
  ///
  /// - Parameters:
  ///   - bytes: What is compressed.
  ///   - dictionary: What it is compressed with; empty for none.
  /// - Returns: The frame.
  package static func zstd(_ bytes: [UInt8], dictionary: [UInt8] = []) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress_usingDict(
      context, &output, output.count, bytes, bytes.count, dictionary, dictionary.count, 3)
    return ZSTD_isError(count) == 0 ? Array(output.prefix(count)) : []
  }

  /// A dictionary with a number, made for records.
  package static func dictionary(_ records: [[UInt8]]) -> [UInt8] {
    let samples = records.flatMap { $0 }
    let sizes = records.map(\.count)
    let content = Array(samples.suffix(1 << 12))
    var output = [UInt8](repeating: 0, count: 1 << 14)
    let parameters = ZDICT_params_t(compressionLevel: 3, notificationLevel: 0, dictID: 4711)
    let count = ZDICT_finalizeDictionary(
      &output, output.count, content, content.count, samples, sizes, UInt32(sizes.count),
      parameters)
    return ZDICT_isError(count) == 0 ? Array(output.prefix(count)) : []
  }

  /// The skippable frame with a dictionary that an archive begins with (IIPC, "WARC Zstandard Compression").
  package static func dictionaryFrame(_ content: [UInt8]) -> [UInt8] {
    let size = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
    return [0x5D, 0x2A, 0x4D, 0x18] + size + content
  }
}
