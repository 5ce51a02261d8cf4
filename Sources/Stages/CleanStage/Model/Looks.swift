/// What a text looks like, letter by letter.
struct Looks {
  var digits: Float = 0
  var capitals: Float = 0
  var spaces: Float = 0
  /// Marks of ASCII that are no letters or digits.
  var marks: Float = 0
  /// Whether it has the sign of a currency.
  var hasPrice = false

  init(_ text: ArraySlice<UInt8>) {
    var last: UInt8 = 0
    for byte in text {
      switch byte {
      case 0x20, 0x0A: spaces += 1
      case 0x30...0x39: digits += 1
      case 0x41...0x5A: capitals += 1
      case 0x24:
        marks += 1
        hasPrice = true
      case 0x21..<0x80 where !(0x61...0x7A).contains(byte): marks += 1
      // The last bytes of the signs for pound, yen and euro.
      case 0xA3, 0xA5: if last == 0xC2 { hasPrice = true }
      case 0xAC: if last == 0x82 { hasPrice = true }
      default: break
      }
      last = byte
    }
  }
}
