/// The tables of Japanese characters.
enum JISIndex {
  /// The standard's index jis0208, in the order of Shift_JIS.
  static let jis0208 = Iconv.table("CP932", count: 60 * 188) {
    let (lead, trail) = $0.quotientAndRemainder(dividingBy: 188)
    return [UInt8(lead + (lead < 0x1F ? 0x81 : 0xC1)), UInt8(trail + (trail < 0x3F ? 0x40 : 0x41))]
  }

  /// The standard's index jis0212.
  static let jis0212 = Iconv.table("EUC-JP", count: 94 * 94) {
    [0x8F, UInt8($0 / 94 + 0xA1), UInt8($0 % 94 + 0xA1)]
  }

  /// The character of jis0208 at a row and a column from 0; 0 if there is none.
  @inline(__always)
  static func character(_ index: [UInt32], _ row: Int, _ column: Int) -> UInt32 {
    let pointer = row * 94 + column
    return pointer < index.count ? index[pointer] : 0
  }
}
