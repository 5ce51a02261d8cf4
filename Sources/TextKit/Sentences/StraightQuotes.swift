/// Whether a quotation in straight marks is open, which alone tells what one with spaces around it is.
///
/// So in `He was late . " We had no time . " It rained .`, where the first belongs to what follows.
struct StraightQuotes {
  /// The number of bytes looked at.
  private(set) var work = 0
  private var position = 0
  private var isOpen = false

  /// Whether an odd number of marks stands before an offset in its line, inches apart.
  ///
  /// Offsets grow from call to call, so that no byte is looked at twice.
  mutating func isOpen(at index: Int, in bytes: Span<UInt8>) -> Bool {
    work += max(0, index - position)
    while position < index {
      switch bytes[position] {
      case 0x0A: isOpen = false
      case 0x22:
        let isInches = !isOpen && position > 0 && bytes[position - 1] &- 0x30 < 10
        if !isInches { isOpen.toggle() }
      default: break
      }
      position += 1
    }
    return isOpen
  }
}
