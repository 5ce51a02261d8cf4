/// Makes the links of an HTML fragment absolute.
enum MarkupLinks {
  /// The attributes whose value is an address.
  static let attributes: Set<String> = [
    "href", "src", "cite", "longdesc", "action", "formaction", "poster", "background", "data",
    "usemap", "codebase",
  ]

  /// The fragment with its relative links resolved against a base.
  static func resolved(_ html: String, base: String?) -> String {
    guard let base = WebReference.Base(base), html.utf8.contains(UInt8(ascii: "<")) else {
      return html
    }
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while let found = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let reading = MarkupTag.read(bytes.span, at: found)
      if case .unfinished = reading { break }
      guard case .tag(let tag) = reading else {
        index = found + 1
        continue
      }
      for attribute in tag.attributes where attributes.contains(attribute.name) {
        if isAbsolute(bytes[attribute.value]) { continue }
        let value = String(decoding: Markup.decoded(Array(bytes[attribute.value])), as: UTF8.self)
        let target = WebReference.resolve(value, against: base)
        if target == value { continue }
        result += bytes[copied..<attribute.value.lowerBound]
        if !attribute.isQuoted { result.append(UInt8(ascii: "\"")) }
        // Whichever quotes were there: neither is left in the value.
        for byte in target.utf8 {
          switch byte {
          case UInt8(ascii: "&"): result += "&amp;".utf8
          case UInt8(ascii: "\""): result += "&quot;".utf8
          case UInt8(ascii: "'"): result += "&#39;".utf8
          default: result.append(byte)
          }
        }
        if !attribute.isQuoted { result.append(UInt8(ascii: "\"")) }
        copied = attribute.value.upperBound
      }
      index = tag.end
    }
    guard copied > 0 else { return html }
    result += bytes[copied...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a value is plainly the address of a web page already.
  private static func isAbsolute(_ value: ArraySlice<UInt8>) -> Bool {
    value.starts(with: "https://".utf8) || value.starts(with: "http://".utf8)
  }
}
