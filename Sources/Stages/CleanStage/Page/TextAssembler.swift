/// Puts blocks together to text.
enum TextAssembler {
  static func assemble(_ blocks: [TextBlock], _ text: [UInt8]) -> String {
    var output: [UInt8] = []
    var previous: TextBlock?
    for block in blocks where block.isKept {
      if let previous {
        switch (previous.kind, block.kind) {
        case (.cell, .cell) where previous.group == block.group && block.group != 0:
          output.append(contentsOf: " | ".utf8)
        case (.cell, .cell), (.item, .item): output.append(0x0A)
        default: output.append(contentsOf: [0x0A, 0x0A])
        }
      }
      output.append(contentsOf: text[block.range])
      previous = block
    }
    return String(decoding: output, as: UTF8.self)
  }
}
