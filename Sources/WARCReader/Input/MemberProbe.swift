import Compression

/// Tells whether a compressed member that has a record in it begins at a place.
struct MemberProbe {
  /// How many bytes decide.
  static let length = 512

  private let kind: MemberKind
  private let decoder: any ByteDecoder

  init(_ kind: MemberKind, dictionary: [UInt8]) {
    self.kind = kind
    decoder =
      kind == .zstd ? ZstdDecoder(dictionary: dictionary) : InflateDecoder(.gzip)
  }

  /// Whether one begins there.
  mutating func isMember(_ bytes: [UInt8], at start: Int) -> Bool {
    guard looksLikeMember(bytes, at: start) else { return false }
    decoder.reset()
    let part = Array(bytes[start..<min(start + Self.length, bytes.count)])
    var output: [UInt8] = []
    var position = 0
    while output.count < 5 {
      let before = (position, output.count)
      do throws(CompressionError) {
        let isDone = try decoder.decode(part, from: &position, into: &output, limit: 16)
        if isDone { break }
      } catch {
        break
      }
      if before == (position, output.count) { break }
    }
    return output.starts(with: "WARC/".utf8)
  }

  private func looksLikeMember(_ bytes: [UInt8], at start: Int) -> Bool {
    if kind == .zstd {
      return bytes[start] == 0x28 && bytes[start...].starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }
    guard bytes[start] == 0x1F, bytes.count - start >= 10, bytes[start + 1] == 0x8B,
      bytes[start + 2] == 8
    else { return false }
    let (flags, extra, system) = (bytes[start + 3], bytes[start + 8], bytes[start + 9])
    return flags < 0x20 && extra <= 4 && (system <= 13 || system == 255)
  }
}
