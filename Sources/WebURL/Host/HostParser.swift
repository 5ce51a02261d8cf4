/// The host parser: from a host as written to its serialisation.
enum HostParser {
  /// Appends the serialisation of a host.
  ///
  /// - Parameters:
  ///   - input: What has the host in it.
  ///   - range: Where the host is.
  ///   - isOpaque: Whether the URL is not special, so that the host is no domain.
  ///   - output: The serialisation of the URL so far.
  /// - Throws: What makes it no host.
  static func parse(
    _ input: Span<UInt8>, _ range: Range<Int>, isOpaque: Bool, into output: inout [UInt8]
  ) throws(WebURL.ParseError) {
    if !range.isEmpty, input[range.lowerBound] == UInt8(ascii: "[") {
      guard input[range.upperBound - 1] == UInt8(ascii: "]") else { throw .ipv6Unclosed }
      var parser = IPv6Parser(input, range.lowerBound + 1..<range.upperBound - 1)
      IPv6Serializer.append(try parser.parse(), to: &output)
    } else if isOpaque {
      try parseOpaque(input, range, into: &output)
    } else {
      try parseDomain(input, range, into: &output)
    }
  }

  private static func parseOpaque(
    _ input: Span<UInt8>, _ range: Range<Int>, into output: inout [UInt8]
  ) throws(WebURL.ParseError) {
    for index in range where input[index] < 0x80 && ByteSet.forbiddenHost.contains(input[index]) {
      throw .hostInvalidCodePoint
    }
    PercentEncoding.encode(input, range, .c0Control, into: &output)
  }

  private static func parseDomain(
    _ input: Span<UInt8>, _ range: Range<Int>, into output: inout [UInt8]
  ) throws(WebURL.ParseError) {
    let start = output.count
    var isPlain = true
    for index in range {
      let byte = input[index]
      if byte >= 0x80 || byte == UInt8(ascii: "%") {
        isPlain = false
        break
      }
      output.append(byte.asciiLowercased)
    }
    if !isPlain {
      output.removeSubrange(start...)
      try toASCII(PercentEncoding.decode(input, range), into: &output)
    }
    guard start < output.count else { throw .domainToASCII }
    for index in start..<output.count where ByteSet.forbiddenDomain.contains(output[index]) {
      throw .domainInvalidCodePoint
    }
    if IPv4Parser.endsInNumber(output.span, start..<output.count) {
      let address = try IPv4Parser.parse(output.span, start..<output.count)
      output.removeSubrange(start...)
      IPv4Serializer.append(address, to: &output)
    }
  }

  /// The domain parser: what is ASCII is put into lower case, and nothing else is asked of it.
  private static func toASCII(
    _ domain: [UInt8], into output: inout [UInt8]
  ) throws(WebURL.ParseError) {
    if domain.allSatisfy({ $0 < 0x80 }) {
      for byte in domain { output.append(byte.asciiLowercased) }
    } else {
      let scalars = String(decoding: domain, as: UTF8.self).unicodeScalars.map(\.value)
      guard DomainProcessing.toASCII(scalars, into: &output) else { throw .domainToASCII }
    }
  }
}
