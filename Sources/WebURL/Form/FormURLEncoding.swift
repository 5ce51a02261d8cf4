/// The format `application/x-www-form-urlencoded`, which queries are usually in.
///
/// ```swift
/// FormURLEncoding.parse("a=1&b=%C3%A9+")                   // a: "1", b: "é "
/// FormURLEncoding.serialize([.init(name: "q", value: "a&b")])  // "q=a%26b"
/// ```
public enum FormURLEncoding {
  /// The pairs of a string, in their order.
  ///
  /// Bytes that are not UTF-8 are replaced by U+FFFD.
  public static func parse(_ string: some StringProtocol) -> [WebURL.QueryPair] {
    string.utf8.split(separator: UInt8(ascii: "&")).map { sequence in
      let name = sequence.prefix { $0 != UInt8(ascii: "=") }
      let value = sequence.dropFirst(name.count + 1)
      return WebURL.QueryPair(name: decode(name), value: decode(value))
    }
  }

  /// The string of pairs, in their order.
  public static func serialize(_ pairs: some Sequence<WebURL.QueryPair>) -> String {
    var output: [UInt8] = []
    for pair in pairs {
      if !output.isEmpty { output.append(UInt8(ascii: "&")) }
      encode(pair.name, into: &output)
      output.append(UInt8(ascii: "="))
      encode(pair.value, into: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func decode(_ bytes: some Sequence<UInt8>) -> String {
    let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    return String(decoding: PercentEncoding.decode(spaced.span, spaced.indices), as: UTF8.self)
  }

  private static func encode(_ text: String, into output: inout [UInt8]) {
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") {
        output.append(UInt8(ascii: "+"))
      } else if ByteSet.formURLEncoded.contains(byte) {
        PercentEncoding.append(byte, to: &output)
      } else {
        output.append(byte)
      }
    }
  }
}
