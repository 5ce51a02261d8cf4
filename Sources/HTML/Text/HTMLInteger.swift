/// The integer that an attribute's value begins with (HTML, section 2.3.4.1).
package struct HTMLInteger {
  /// The integer; numbers without end are as good as the largest of 32 bits.
  package let value: Int

  /// Reads a value; `nil` where there is none, or no integer in it.
  package init?(_ value: ArraySlice<UInt8>?) {
    guard var bytes = value?.drop(while: Scan.isSpace), let first = bytes.first else { return nil }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { bytes.removeFirst() }
    let digits = bytes.prefix(while: Scan.isDigit)
    guard !digits.isEmpty else { return nil }
    let number = digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), Int(Int32.max)) }
    self.value = first == UInt8(ascii: "-") ? -number : number
  }
}
