/// What a text looks like, letter by letter.
struct Looks {
  var digits: Float = 0
  var capitals: Float = 0
  var spaces: Float = 0
  /// Marks of ASCII that are no letters or digits.
  var marks: Float = 0
  /// Whether it has the sign of a currency.
  var hasPrice = false

  /// Looks at a text.
  ///
  /// Without branches, as the compiler then takes many bytes at once.
  init(_ text: Span<UInt8>) {
    var (digits, capitals, spaces, letters, ascii): (Int32, Int32, Int32, Int32, Int32) = (
      0, 0, 0, 0, 0
    )
    var prices: Int32 = 0
    for index in 0..<text.count {
      let byte = text[unchecked: index]
      digits &+= byte &- 0x30 < 10 ? 1 : 0
      capitals &+= byte &- 0x41 < 26 ? 1 : 0
      letters &+= byte &- 0x61 < 26 ? 1 : 0
      spaces &+= byte == 0x20 ? 1 : 0
      spaces &+= byte == 0x0A ? 1 : 0
      ascii &+= byte &- 0x21 < 0x5F ? 1 : 0
      // A dollar, or the last byte of the signs for pound, yen and euro.
      prices &+= byte == 0x24 ? 1 : 0
      prices &+= byte &- 0xA3 < 10 ? 1 : 0
    }
    self.digits = Float(digits)
    self.capitals = Float(capitals)
    self.spaces = Float(spaces)
    marks = Float(ascii - digits - capitals - letters)
    hasPrice = prices > 0 && Looks.hasPrice(text)
  }

  private static func hasPrice(_ text: Span<UInt8>) -> Bool {
    var last: UInt8 = 0
    for index in 0..<text.count {
      let byte = text[index]
      switch byte {
      case 0x24: return true
      case 0xA3, 0xA5: if last == 0xC2 { return true }
      case 0xAC: if last == 0x82 { return true }
      default: break
      }
      last = byte
    }
    return false
  }
}
