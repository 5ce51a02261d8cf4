import Foundation

/// The text of a good page, packed by Python's gzip, zlib, brotli 1.2 and zstandard 0.25; and bombs.
package struct PackedText {
  package let gzip = Self.bytes("H4sIAAAAAAACA0tUSM/PT1EoSExPBQDGkl2eCwAAAA==")
  package let zlib = Self.bytes("eJxLVEjPz09RKEhMTwUAFqQD6A==")
  package let deflate = Self.bytes("S1RIz89PUShITE8FAA==")
  package let brotli = Self.bytes("CwWAYSBnb29kIHBhZ2UD")
  package let zstd = Self.bytes("KLUv/SQLWQAAYSBnb29kIHBhZ2V8Lnro")
  package let gzipInBrotli = Self.bytes(
    "Cw+AH4sIAAAAAAACA0tUSM/PT1EoSExPBQDGkl2eCwAAAAM=")
  package let truncatedGzipInBrotli = Self.bytes("CwmAH4sIAAAAAAACA0tUSM/PT1EoSAM=")
  /// 64 MiB of zeros.
  package let brotliBomb = Self.bytes(
    "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//+P//"
      + "B/8EQBwWAOje//H//w/+CYA4LADQvf/j//8f/BMAcVgAoHv/Nw==")

  package init() {}

  /// Zeros as blocks of one byte and how often it is there (RFC 8878, 3.1.1.2.2), 128 KiB each.
  func zstdBomb(blocks: Int) -> [UInt8] {
    var bytes: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50]
    for number in 1...max(1, blocks) {
      let header = (128 << 10) << 3 | 1 << 1 | (number == blocks ? 1 : 0)
      bytes += [UInt8(header & 0xFF), UInt8(header >> 8 & 0xFF), UInt8(header >> 16 & 0xFF), 0]
    }
    return bytes
  }

  /// Bytes of which one is wrong: the one at an index, from the end if that is negative.
  func damaged(_ bytes: [UInt8], at index: Int = 13) -> [UInt8] {
    var bytes = bytes
    let place = index < 0 ? bytes.count + index : index
    if bytes.indices.contains(place) { bytes[place] ^= 0xFF }
    return bytes
  }

  private static func bytes(_ text: String) -> [UInt8] {
    Data(base64Encoded: text).map(Array.init) ?? []
  }
}
