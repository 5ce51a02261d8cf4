import CDeflate

/// DEFLATE (RFC 1951) without anything around it, of data that is there as a whole, as archives have it.
public enum Deflate {
  /// Packs data by libdeflate, at level 6.
  ///
  /// - Parameter bytes: The data.
  /// - Returns: The stream.
  /// - Throws: ``CompressionError`` where there is no memory.
  public static func packed(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(6) else { throw noMemory }
    defer { libdeflate_free_compressor(compressor) }
    var output: [UInt8] = []
    output.append(
      addingCapacity: libdeflate_deflate_compress_bound(compressor, bytes.count)
    ) { span in
      span.withUnsafeMutableBufferPointer { target, count in
        count = libdeflate_deflate_compress(
          compressor, bytes, bytes.count, target.baseAddress, target.count)
      }
    }
    if output.isEmpty { throw noMemory }
    return output
  }

  /// Unpacks a stream that says nothing of how long its data are.
  ///
  /// - Parameters:
  ///   - bytes: The stream; what stands behind it is passed over.
  ///   - size: How many bytes come of it.
  /// - Returns: The data.
  /// - Throws: ``CompressionError`` where the stream is damaged, or other than so many bytes come of it.
  public static func unpacked(_ bytes: [UInt8], size: Int) throws(CompressionError) -> [UInt8] {
    let decoder = InflateDecoder(.raw)
    var output: [UInt8] = []
    var position = 0
    while true {
      let before = (output.count, position)
      // One byte more than there may be tells that there are more.
      let room = min(size - output.count + 1, 1 << 20)
      let isDone = try decoder.decode(bytes, from: &position, into: &output, limit: room)
      if output.count > size {
        throw CompressionError(
          .tooLarge, "deflate data has more than \(size) bytes", offset: position)
      }
      if isDone { break }
      if before == (output.count, position) {
        throw CompressionError(.truncated, "deflate data ends before its end", offset: position)
      }
    }
    if output.count < size {
      throw CompressionError(
        .truncated, "deflate data has less than \(size) bytes", offset: position)
    }
    return output
  }

  /// The CRC-32 (ISO 3309) of data, as gzip and ZIP have it.
  public static func checksum(of bytes: [UInt8]) -> UInt32 {
    libdeflate_crc32(0, bytes, bytes.count)
  }

  private static var noMemory: CompressionError {
    CompressionError(.unsupported, "no memory to pack with", offset: 0)
  }
}
