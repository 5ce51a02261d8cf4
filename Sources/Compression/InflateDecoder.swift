import CZlib

/// Decodes DEFLATE (RFC 1951), bare or as gzip or zlib have it, by zlib.
public final class InflateDecoder: ByteDecoder, @unchecked Sendable {
  /// What is around the data.
  public enum Format: String, Sendable {
    /// A gzip member (RFC 1952).
    case gzip
    /// RFC 1950.
    case zlib
    /// Nothing.
    case raw
  }

  /// What it is called in errors.
  public var name: String { format == .raw ? "deflate" : format.rawValue }
  private let format: Format
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether zlib has got its memory.
  private let isReady: Bool

  /// Creates a decoder.
  public init(_ format: Format) {
    self.format = format
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let bits: Int32 =
      switch format {
      case .gzip: 15 + 16
      case .zlib: 15
      case .raw: -15
      }
    isReady =
      inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deallocate()
  }

  /// Prepares for another stream.
  public func reset() { if isReady { inflateReset(stream) } }

  /// Decodes as much as there is input, or room, for.
  public func decode(
    _ input: [UInt8], from position: inout Int, into output: inout [UInt8], limit: Int
  ) throws(CompressionError) -> Bool {
    guard isReady else {
      throw CompressionError(.unsupported, "no memory to unpack with", offset: position)
    }
    let start = position
    // zlib counts in 32 bits.
    let available = min(input.count - start, 1 << 30)
    let room = min(limit, 1 << 30)
    var status = Z_OK
    var taken = 0
    output.append(addingCapacity: room) { span in
      span.withUnsafeMutableBufferPointer { bytes, count in
        input.withUnsafeBufferPointer { source in
          stream.pointee.next_in = source.baseAddress.map {
            UnsafeMutablePointer(mutating: $0 + start)
          }
          stream.pointee.avail_in = UInt32(available)
          stream.pointee.next_out = bytes.baseAddress
          stream.pointee.avail_out = UInt32(min(bytes.count, room))
          status = inflate(stream, Z_NO_FLUSH)
          taken = available - Int(stream.pointee.avail_in)
          count = min(bytes.count, room) - Int(stream.pointee.avail_out)
        }
      }
    }
    position += taken
    switch status {
    case Z_STREAM_END: return true
    // There was nothing to do it with, or no room.
    case Z_OK, Z_BUF_ERROR: return false
    case Z_NEED_DICT: throw error(.unsupported, "it needs a dictionary", at: position)
    default:
      let detail = stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)"
      throw error(.damaged, detail, at: position)
    }
  }
}
