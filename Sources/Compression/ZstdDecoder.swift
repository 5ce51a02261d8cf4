import CZstd

/// Decodes Zstandard (RFC 8878), frame by frame, by libzstd.
///
/// A frame that needs a window of more than 128 MiB is refused, as `zstd` itself does.
public final class ZstdDecoder: ByteDecoder, @unchecked Sendable {
  /// What it is called in errors.
  public let name = "zstd"
  private let context: OpaquePointer?

  /// Creates a decoder.
  ///
  /// - Parameter dictionary: What all frames were compressed with; empty for none.
  public init(dictionary: [UInt8] = []) {
    context = ZSTD_createDCtx()
    if let context, !dictionary.isEmpty {
      dictionary.withUnsafeBytes { bytes in
        _ = ZSTD_DCtx_loadDictionary(context, bytes.baseAddress, bytes.count)
      }
    }
  }

  deinit { ZSTD_freeDCtx(context) }

  /// Prepares for another frame; the dictionary stays.
  public func reset() {
    if let context { ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }
  }

  /// Decodes as much as there is input, or room, for.
  public func decode(
    _ input: [UInt8], from position: inout Int, into output: inout [UInt8], limit: Int
  ) throws(CompressionError) -> Bool {
    guard let context else {
      throw CompressionError(.unsupported, "no memory to unpack with", offset: position)
    }
    let start = position
    var result = 0
    var taken = 0
    output.append(addingCapacity: limit) { span in
      span.withUnsafeMutableBufferPointer { bytes, count in
        input.withUnsafeBytes { source in
          var from = ZSTD_inBuffer(
            src: source.baseAddress.map { $0 + start }, size: source.count - start, pos: 0)
          var to = ZSTD_outBuffer(dst: bytes.baseAddress, size: min(bytes.count, limit), pos: 0)
          result = ZSTD_decompressStream(context, &to, &from)
          taken = from.pos
          count = to.pos
        }
      }
    }
    position += taken
    if ZSTD_isError(result) != 0 {
      let code = ZSTD_getErrorCode(result)
      let needsMore =
        code == ZSTD_error_dictionary_wrong
        || code == ZSTD_error_frameParameter_windowTooLarge
      let detail = String(cString: ZSTD_getErrorName(result))
      throw error(needsMore ? .unsupported : .damaged, detail, at: position)
    }
    return result == 0
  }
}
