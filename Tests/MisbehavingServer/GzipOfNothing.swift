/// Compressed data that takes time to unpack, and becomes nothing: stored blocks of no bytes (RFC 1951, 3.2.4).
package enum GzipOfNothing {
  private static let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  private static let block: [UInt8] = [0, 0, 0, 0xFF, 0xFF]

  /// A whole gzip stream of so many blocks.
  package static func make(blocks: Int) -> [UInt8] {
    let body = repeatElement(block, count: max(1, blocks) - 1).joined()
    return head + body + [1] + block.dropFirst() + [UInt8](repeating: 0, count: 8)
  }

  /// A gzip stream, again packed by gzip, of about 52 blocks a run, without the trailers.
  package static func packed(runs: Int) -> [UInt8] {
    RepeatingGzip.make(head + block, period: .five, runs: runs)
  }
}
