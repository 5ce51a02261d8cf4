#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Converts text to UTF-8, by iconv where it takes tables.
enum CharacterConverter {
  /// The text in UTF-8, with U+FFFD for what could not be read, and how often that was; nil if the
  /// system does not know the encoding.
  static func utf8(_ bytes: [UInt8], from encoding: EncodingName) -> (bytes: [UInt8], errors: Int)?
  {
    switch encoding {
    case .utf8:
      let errors = utf8Errors(bytes)
      // Decoding replaces what is not valid.
      return (errors == 0 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8), errors)
    case .windows1252:
      return (Windows1252.utf8(bytes), 0)
    default:
      return convert(bytes, from: encoding.iconv)
    }
  }

  /// How many sequences are not valid UTF-8.
  static func utf8Errors(_ bytes: [UInt8]) -> Int {
    if (try? UTF8Span(validating: bytes.span)) != nil { return 0 }
    var errors = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue: continue
      case .error: errors += 1
      case .emptyInput: return errors
      }
    }
  }

  private static func convert(_ bytes: [UInt8], from name: String) -> (bytes: [UInt8], errors: Int)?
  {
    guard let descriptor = iconv_open("UTF-8", name), descriptor != Self.failed else { return nil }
    defer { iconv_close(descriptor) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: max(4096, min(bytes.count * 2, 1 << 20)))
    var result: [UInt8] = []
    var errors = 0
    var consumed = 0
    while consumed < input.count {
      let (read, written, code) = step(descriptor, &input, from: consumed, &output)
      result += output[..<written].lazy.map { UInt8(bitPattern: $0) }
      consumed += read
      // E2BIG only asks for another turn.
      if code == EILSEQ || code == EINVAL {
        errors += 1
        consumed += 1
        result += [0xEF, 0xBF, 0xBD]
      } else if code != 0, code != E2BIG || (read == 0 && written == 0) {
        return nil
      }
    }
    return (result, errors)
  }

  /// One call of iconv: how many bytes it read and wrote, and `errno` or 0.
  private static func step(
    _ descriptor: iconv_t, _ input: inout [CChar], from start: Int, _ output: inout [CChar]
  ) -> (read: Int, written: Int, code: Int32) {
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        guard let sourceStart = source.baseAddress, let targetStart = target.baseAddress else {
          return (0, 0, EINVAL)
        }
        var from: UnsafeMutablePointer<CChar>? = sourceStart + start
        var to: UnsafeMutablePointer<CChar>? = targetStart
        var (sourceLeft, targetLeft) = (source.count - start, target.count)
        let status = iconv(descriptor, &from, &sourceLeft, &to, &targetLeft)
        let code = status == -1 ? errno : 0
        return (source.count - start - sourceLeft, target.count - targetLeft, code)
      }
    }
  }

  private static var failed: iconv_t? { iconv_t(bitPattern: -1) }
}
