/// Bytes that are written in hexadecimal.
enum Bytes {
  static func of(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal.utf8.filter { $0 != 0x20 })
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }
}
