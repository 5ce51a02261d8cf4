/// How content is compressed, by the names of HTTP (RFC 9110, section 8.4.1; RFC 8878; RFC 7932).
public enum ContentCoding: String, Sendable, CaseIterable {
  /// RFC 1952.
  case gzip
  /// The zlib format (RFC 1950); many servers send bare DEFLATE (RFC 1951) under this name.
  case deflate
  /// Zstandard.
  case zstd
  /// Brotli.
  case brotli = "br"

  /// Finds a coding by its name in `Content-Encoding`; `nil` for one that is not known, and `identity`.
  public init?(name: String) {
    let name = name.lowercased()
    self.init(rawValue: name.hasPrefix("x-") ? String(name.dropFirst(2)) : name)
  }

  /// The compression that content begins with, by its magic number; `nil` for none.
  ///
  /// Brotli has none, and `deflate` is not looked for, as text may begin like it.
  public static func sniffed(_ bytes: some Collection<UInt8>) -> ContentCoding? {
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) { return .gzip }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    // A skippable frame, as archives with a dictionary begin.
    let head = Array(bytes.prefix(4))
    if head.count == 4, head[0] & 0xF0 == 0x50, head[1...] == [0x2A, 0x4D, 0x18] { return .zstd }
    return nil
  }

  /// A decoder for one stream: a gzip member, a Zstandard frame.
  ///
  /// - Parameter head: How the data begins, where that is known: it tells bare DEFLATE from zlib.
  /// - Returns: The decoder.
  public func makeDecoder(head: some Collection<UInt8>) -> any ByteDecoder {
    switch self {
    case .gzip: return InflateDecoder(.gzip)
    case .deflate:
      let (first, second) = (head.first ?? 0, head.dropFirst().first ?? 0)
      let isZlib = first & 0x0F == 8 && (Int(first) << 8 | Int(second)) % 31 == 0
      return InflateDecoder(isZlib ? .zlib : .raw)
    case .zstd: return ZstdDecoder()
    case .brotli: return BrotliDecoder()
    }
  }
}
