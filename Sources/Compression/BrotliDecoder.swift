import CBrotli

/// Decodes Brotli (RFC 7932) by libbrotlidec.
public final class BrotliDecoder: ByteDecoder, @unchecked Sendable {
  /// What it is called in errors.
  public let name = "brotli"
  private var state: OpaquePointer?

  /// Creates a decoder.
  public init() { state = BrotliDecoderCreateInstance(nil, nil, nil) }

  deinit { if let state { BrotliDecoderDestroyInstance(state) } }

  /// Prepares for another stream.
  public func reset() {
    if let state { BrotliDecoderDestroyInstance(state) }
    state = BrotliDecoderCreateInstance(nil, nil, nil)
  }

  /// Decodes as much as there is input, or room, for.
  public func decode(
    _ input: [UInt8], from position: inout Int, into output: inout [UInt8], limit: Int
  ) throws(CompressionError) -> Bool {
    guard let state else {
      throw CompressionError(.unsupported, "no memory to unpack with", offset: position)
    }
    let start = position
    var result = BROTLI_DECODER_RESULT_ERROR
    var left = input.count - start
    output.append(addingCapacity: limit) { span in
      span.withUnsafeMutableBufferPointer { bytes, count in
        input.withUnsafeBufferPointer { source in
          var next: UnsafePointer<UInt8>? = source.baseAddress.map { $0 + start }
          var target: UnsafeMutablePointer<UInt8>? = bytes.baseAddress
          let room = min(bytes.count, limit)
          var roomLeft = room
          result = BrotliDecoderDecompressStream(state, &left, &next, &roomLeft, &target, nil)
          count = room - roomLeft
        }
      }
    }
    position = input.count - left
    if result == BROTLI_DECODER_RESULT_ERROR {
      let code = BrotliDecoderGetErrorCode(state)
      let detail = BrotliDecoderErrorString(code).map { String(cString: $0) } ?? "unknown error"
      throw error(.damaged, detail, at: position)
    }
    return result == BROTLI_DECODER_RESULT_SUCCESS
  }
}
