/// Compressed data that is small and becomes large: zeros.
package enum GzipOfZeros {
  /// A gzip stream without its trailer that unpacks to `1 + 258 * runs` zero bytes.
  package static func make(runs: Int) -> [UInt8] {
    RepeatingGzip.make([0], period: .one, runs: runs)
  }
}
