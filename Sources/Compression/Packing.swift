import CDeflate
import CZstd

/// Packs data that arrives in pieces into gzip members (RFC 1952) or Zstandard frames (RFC 8878).
///
/// Several of them in a row are a file of what they hold together, so that one can be ended at any place
/// and another put behind it. Used by one task at a time.
public final class Packing: @unchecked Sendable {
  /// What data is packed by.
  public enum Format: String, Sendable, CaseIterable {
    /// DEFLATE (RFC 1951) by libdeflate, at level 6.
    case gzip
    /// Zstandard by libzstd, at level 3, with checksums.
    case zstd

    /// The format that the end of a file's name tells, in lower case and without the dot; `nil` for
    /// any other.
    public init?(pathExtension: String) {
      switch pathExtension {
      case "gz", "gzip": self = .gzip
      case "zst", "zstd": self = .zstd
      default: return nil
      }
    }

    /// How it is unpacked.
    public var coding: ContentCoding { self == .gzip ? .gzip : .zstd }
  }

  /// How many bytes become one gzip member; libdeflate packs what is there as a whole.
  private static let memberSize = 1 << 20

  private let format: Format
  private let compressor: OpaquePointer?
  private let context: OpaquePointer?
  /// What is yet to become a gzip member.
  private var waiting: [UInt8] = []
  /// Whether a frame has begun and not ended.
  private var isInside = false

  /// Prepares for data from its first byte on.
  public init(_ format: Format) {
    self.format = format
    compressor = format == .gzip ? libdeflate_alloc_compressor(6) : nil
    context = format == .zstd ? ZSTD_createCCtx() : nil
    if let context { ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1) }
  }

  deinit {
    libdeflate_free_compressor(compressor)
    ZSTD_freeCCtx(context)
  }

  /// Takes data.
  ///
  /// - Parameters:
  ///   - bytes: The data.
  ///   - output: Gets what has come of it so far, behind what it has.
  /// - Throws: ``CompressionError`` where there is no memory.
  public func add(_ bytes: [UInt8], into output: inout [UInt8]) throws(CompressionError) {
    if bytes.isEmpty { return }
    guard format == .gzip else {
      isInside = true
      return try packFrame(bytes, ZSTD_e_continue, into: &output)
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let taken = rest.prefix(Self.memberSize - waiting.count)
      waiting += taken
      rest = rest.dropFirst(taken.count)
      if waiting.count == Self.memberSize { try packMember(into: &output) }
    }
  }

  /// Ends the member or frame, if one has begun: up to here everything can be unpacked.
  ///
  /// - Parameter output: Gets the rest of it, behind what it has.
  /// - Throws: ``CompressionError`` where there is no memory.
  public func end(into output: inout [UInt8]) throws(CompressionError) {
    switch format {
    case .gzip: if !waiting.isEmpty { try packMember(into: &output) }
    case .zstd: if isInside { try packFrame([], ZSTD_e_end, into: &output) }
    }
    isInside = false
  }

  private func packMember(into output: inout [UInt8]) throws(CompressionError) {
    let bound = libdeflate_gzip_compress_bound(compressor, waiting.count)
    var made = 0
    if let compressor {
      output.append(addingCapacity: bound) { span in
        span.withUnsafeMutableBufferPointer { bytes, count in
          made = libdeflate_gzip_compress(
            compressor, waiting, waiting.count, bytes.baseAddress, bytes.count)
          count = made
        }
      }
    }
    if made == 0 { throw noMemory }
    waiting.removeAll(keepingCapacity: true)
  }

  private func packFrame(
    _ bytes: [UInt8], _ end: ZSTD_EndDirective, into output: inout [UInt8]
  ) throws(CompressionError) {
    guard let context else { throw noMemory }
    var taken = 0
    var left = 0
    repeat {
      let start = taken
      output.append(addingCapacity: ZSTD_CStreamOutSize()) { span in
        span.withUnsafeMutableBufferPointer { target, count in
          bytes.withUnsafeBytes { source in
            var from = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: start)
            var to = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
            left = ZSTD_compressStream2(context, &to, &from, end)
            taken = from.pos
            count = to.pos
          }
        }
      }
      if ZSTD_isError(left) != 0 { throw noMemory }
    } while taken < bytes.count || (end == ZSTD_e_end && left > 0)
  }

  private var noMemory: CompressionError {
    CompressionError(.unsupported, "no memory to pack with", offset: 0)
  }
}
