#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system's tables of characters.
///
/// Only what single characters stand for is taken from them; sequences of bytes are read as the
/// standard says, which differs in what is an error and where reading goes on.
enum Iconv {
  /// The code points that sequences of bytes stand for; 0 for those that stand for none or several.
  static func table(
    _ name: String, count: Int, _ sequence: (Int) -> [UInt8]
  ) -> [UInt32] {
    var table = [UInt32](repeating: 0, count: count)
    guard let descriptor = iconv_open("UTF-32LE", name), descriptor != failed else { return table }
    defer { iconv_close(descriptor) }
    for index in 0..<count { table[index] = code(descriptor, sequence(index)) }
    return table
  }

  private static func code(_ descriptor: iconv_t, _ bytes: [UInt8]) -> UInt32 {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 16)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (sourceLeft, targetLeft) = (source.count, target.count)
        iconv(descriptor, nil, nil, nil, nil)
        guard iconv(descriptor, &from, &sourceLeft, &to, &targetLeft) != -1, sourceLeft == 0,
          // A character may be held back for one that combines with it.
          iconv(descriptor, nil, nil, &to, &targetLeft) != -1
        else { return 0 }
        return target.count - targetLeft
      }
    }
    guard written == 4 else { return 0 }
    return output.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
  }

  private static var failed: iconv_t? { iconv_t(bitPattern: -1) }
}
