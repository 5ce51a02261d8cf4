import PipeTesting

/// Pieces that text algorithms stumble over, put together at random; some are no UTF-8.
func oddText(pieces: Int, using generator: inout SeededGenerator) -> [UInt8] {
  let parts: [[UInt8]] = [
    "a", "The", "mr", "Dr", "U.S", "e.g", "I", "42", "3.14", ".", "..", "…", "!", "?", ",", " ",
    "  ",
    "\n", "\r\n", "\n\n", "\t", "'", "’", "\"", "“", "”", "(", ")", "[1]", "]", "-", "—", "_", "@",
    "é", "É", "ß", "Σ", "ς", "И", "京", "は", "カタ", "。", "」", "।", "ไทย", "한국", "\u{301}", "\u{AD}",
    "\u{FEFF}", "\u{2028}", "\u{A0}", "😀", "\u{0}", "www.a.b", "http://x.y/?z=1.", "iPhone", "ISIS",
    "prime", "minister", "prime minister",
  ].map { Array($0.utf8) }
  let broken: [[UInt8]] = [
    [0x80], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xFF], [0xC0, 0xAF], [0xED, 0xA0],
  ]
  var text: [UInt8] = []
  for _ in 0..<pieces {
    if Int.random(in: 0..<20, using: &generator) == 0 {
      text += broken[Int.random(in: 0..<broken.count, using: &generator)]
    } else {
      text += parts[Int.random(in: 0..<parts.count, using: &generator)]
    }
  }
  return text
}
