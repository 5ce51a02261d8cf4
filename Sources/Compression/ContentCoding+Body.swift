extension ContentCoding {
  /// The most compressed data that is unpacked in one go, and the most that may come of it.
  private static let mostAtOnce = (taken: 1 << 20, made: 4 << 20)
  /// DEFLATE makes of a byte no more than this many.
  private static let mostOfAByte = 1032

  /// Unpacks a message's body: what stands behind the data, and is none, is passed over, as browsers do.
  ///
  /// The time that passes between two calls of `pause` depends on the format alone, some milliseconds, so
  /// that data which takes long to unpack can be given up.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - limit: The most bytes that may come of it.
  ///   - pause: Called between two pieces; what it throws ends it.
  /// - Returns: What came of it.
  /// - Throws: ``CompressionError``, of the kind `truncated` where the data ends before its end and of the
  ///   kind `tooLarge` where more would come of it; what `pause` throws.
  public func unpackedBody(
    _ body: [UInt8], limit: Int, pause: () throws -> Void
  ) throws -> [UInt8] {
    if self == .gzip, let output = Self.unpackedMember(body, limit: limit) { return output }
    var output: [UInt8] = []
    try unpack(body, into: &output, limit: limit, ignoresWhatFollows: true, pause: pause)
    // Bodies are kept: not with more than twice their room.
    if output.capacity / 2 > output.count { return output.withUnsafeBufferPointer { Array($0) } }
    return output
  }

  /// Unpacks data that is one gzip member of ordinary size; nil for anything else, damaged data too.
  private static func unpackedMember(_ body: [UInt8], limit: Int) -> [UInt8]? {
    guard body.count <= mostAtOnce.taken, body.count > 18 else { return nil }
    // How long the content says that it is (RFC 1952, 2.3.1), which need not be so.
    let length = body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length > 0, length <= min(limit, mostAtOnce.made, body.count * mostOfAByte) else {
      return nil
    }
    var output = [UInt8](repeating: 0, count: length)
    guard
      case .done(taken: body.count, made: length) = WholeGzipDecoder().decode(
        body, from: 0, into: &output)
    else { return nil }
    return output
  }
}
