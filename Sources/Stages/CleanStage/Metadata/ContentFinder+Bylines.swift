extension ContentFinder {
  /// The short lines that may say who wrote the content and when: those around its beginning and its end, then those
  /// right above the headline.
  func bylines(_ text: [UInt8]) -> [String] {
    var lines = lines(text)
    guard let first = blocks.firstIndex(where: \.isKept),
      let headline = blocks[...first].lastIndex(where: { $0.kind == .heading(level: 1) }),
      first - headline < 25
    else { return lines }
    for block in blocks[max(0, headline - 4)..<headline].reversed() where block.units < 60 {
      lines.append(String(decoding: text[block.range], as: UTF8.self))
    }
    return lines
  }
}
