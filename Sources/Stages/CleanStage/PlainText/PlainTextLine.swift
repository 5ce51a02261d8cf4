/// A line of a text without markup, white space squeezed.
struct PlainTextLine {
  var text: String
  /// How far it is indented, in columns.
  var indent: Int

  init(_ line: Substring) {
    text = Text.folded(line)
    indent = 0
    loop: for scalar in line.unicodeScalars {
      switch scalar {
      case " ", "\u{A0}": indent += 1
      case "\t": indent += 4
      case "\u{3000}": indent += 2
      default: break loop
      }
    }
  }
}
