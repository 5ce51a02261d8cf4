/// One line of a header as it came.
enum HeaderLine {
  /// The value that a line gives a field.
  ///
  /// - Parameters:
  ///   - name: The field, in small letters.
  ///   - line: The line with its end.
  /// - Returns: The value without the spaces around it; nil for another line.
  static func value(of name: StaticString, in line: UnsafeRawBufferPointer) -> String? {
    let count = name.utf8CodeUnitCount
    guard line.count > count, line[count] == UInt8(ascii: ":") else { return nil }
    for index in 0..<count where line[index] | 0x20 != name.utf8Start[index] { return nil }
    var value = line[(count + 1)...]
    while let last = value.last, last <= 0x20 { value.removeLast() }
    value = value.drop { $0 <= 0x20 }
    return String(decoding: value, as: UTF8.self)
  }
}
