/// The segments that stand for this directory and for its parent.
enum DotSegment {
  case single, double

  /// Which of them a segment is; `%2e` is a dot as well.
  init?(_ input: Span<UInt8>, _ range: Range<Int>) {
    guard range.count <= 6 else { return nil }
    var dots = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if input[index] == UInt8(ascii: ".") {
        index += 1
      } else if index + 2 < range.upperBound, input[index] == UInt8(ascii: "%"),
        input[index + 1] == UInt8(ascii: "2"), input[index + 2] | 0x20 == UInt8(ascii: "e")
      {
        index += 3
      } else {
        return nil
      }
      dots += 1
    }
    switch dots {
    case 1: self = .single
    case 2: self = .double
    default: return nil
    }
  }
}
