import CPluginTable

extension [UInt8] {
  /// Where some bytes stand for the first time.
  func firstOffset(of part: [UInt8]) -> Int? {
    withUnsafeBytes { all in
      part.withUnsafeBytes { part in
        guard let start = all.baseAddress, let wanted = part.baseAddress else { return nil }
        let found = pipe_bytes_find(start, all.count, wanted, part.count)
        return found < 0 ? nil : found
      }
    }
  }
}
