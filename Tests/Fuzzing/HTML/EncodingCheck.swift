import HTML
import PipeTesting

/// Whatever the bytes and whatever is said of them, they become UTF-8 that is not much longer, and a
/// document is parsed as if it had been that.
enum EncodingCheck {
  private static let labels =
    HTMLEncoding.allCases.map(\.rawValue)
    + [
      "", " UTF-8\n", "latin1", "x", "utf-16", "iso-2022-kr", "hz-gb-2312", "utf8\0",
      "unicode-1-1-utf-8",
    ]

  static func faults(
    of bytes: [UInt8], by parser: inout HTMLParser, _ generator: inout SeededGenerator
  ) -> [String] {
    let label = generator.onceIn(3) ? nil : generator.pick(labels)
    let encoding = HTMLEncoding.detect(bytes, declared: label)
    let decoded = encoding.decode(bytes)
    if !TreeCheck.isValid(decoded[...]) { return ["\(encoding) gives no UTF-8"] }
    if decoded.count > bytes.count * 3 + 3 { return ["\(encoding) gives \(decoded.count) bytes"] }
    let other = generator.pick(HTMLEncoding.allCases)
    if !TreeCheck.isValid(other.decode(bytes)[...]) { return ["\(other) gives no UTF-8"] }
    let tree = parser.parse(bytes, charset: label)
    let late = parser.lateEncoding
    if late != nil, label.flatMap(HTMLEncoding.init(label:)) != nil {
      return ["a meta is believed more than the label \(label ?? "")"]
    }
    let used = late ?? encoding
    let text = String(decoding: used == encoding ? decoded : used.decode(bytes), as: UTF8.self)
    let isSame = TreeImage.of(tree) == TreeImage.of(parser.parse(text))
    return isSame ? [] : ["\(used) is parsed otherwise, labelled \(label ?? "not at all")"]
  }
}
