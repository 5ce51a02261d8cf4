/// Punycode (RFC 3492): labels of any scalars as labels of ASCII.
enum Punycode {
  /// How many scalars a label may have.
  ///
  /// The algorithm takes quadratic time. A name in the DNS has labels of at most 63 bytes, which the
  /// standard does not demand, so that this bound is a deviation from it.
  static let longestLabel = 1000

  private static let base: UInt32 = 36
  private static let tMin: UInt32 = 1
  private static let tMax: UInt32 = 26
  private static let skew: UInt32 = 38
  private static let damp: UInt32 = 700
  private static let initialBias: UInt32 = 72
  private static let initialN: UInt32 = 128
  private static let delimiter = UInt8(ascii: "-")

  /// Appends the encoding of a label, without `xn--`; false where it is too long.
  static func encode(_ label: ArraySlice<UInt32>, into output: inout [UInt8]) -> Bool {
    guard label.count <= longestLabel else { return false }
    let basic = label.filter { $0 < initialN }
    for scalar in basic { output.append(UInt8(truncatingIfNeeded: scalar)) }
    if !basic.isEmpty { output.append(delimiter) }
    var handled = UInt32(basic.count)
    var n = initialN
    var delta: UInt32 = 0
    var bias = initialBias
    // The next greater scalars, in order; 1000 × 0x110000 does not overflow.
    for next in Set(label.filter { $0 >= initialN }).sorted() {
      delta += (next - n) * (handled + 1)
      n = next
      for scalar in label {
        if scalar < n { delta += 1 }
        if scalar == n {
          encode(delta, bias: bias, into: &output)
          bias = adapt(delta, count: handled + 1, isFirst: handled == UInt32(basic.count))
          delta = 0
          handled += 1
        }
      }
      delta += 1
      n += 1
    }
    return true
  }

  private static func encode(_ delta: UInt32, bias: UInt32, into output: inout [UInt8]) {
    var q = delta
    var k = base
    while true {
      let t = threshold(k, bias: bias)
      if q < t { break }
      output.append(digit(t + (q - t) % (base - t)))
      q = (q - t) / (base - t)
      k += base
    }
    output.append(digit(q))
  }

  /// The scalars of a label, given without its `xn--`; nil where it is malformed or too long.
  static func decode(_ text: ArraySlice<UInt32>) -> [UInt32]? {
    var result: [UInt32] = []
    var rest = text
    // A delimiter with nothing before it is none, and so no digit either.
    if let last = text.lastIndex(of: UInt32(delimiter)), last > text.startIndex {
      result = Array(text[..<last])
      rest = text[(last + 1)...]
    }
    guard text.count <= 2 * longestLabel else { return nil }
    let basicCount = result.count
    var n = initialN
    var i: UInt32 = 0
    var bias = initialBias
    while !rest.isEmpty {
      let count = UInt32(result.count) + 1
      guard let delta = decodeDelta(&rest, bias: bias) else { return nil }
      bias = adapt(delta, count: count, isFirst: result.count == basicCount)
      let (sum, overflow) = i.addingReportingOverflow(delta)
      guard !overflow else { return nil }
      let (scalar, tooGreat) = n.addingReportingOverflow(sum / count)
      guard !tooGreat, Unicode.Scalar(scalar) != nil else { return nil }
      n = scalar
      i = sum % count
      result.insert(n, at: Int(i))
      i += 1
    }
    return result
  }

  private static func decodeDelta(_ rest: inout ArraySlice<UInt32>, bias: UInt32) -> UInt32? {
    var delta: UInt32 = 0
    var weight: UInt32 = 1
    var k = base
    while true {
      guard let byte = rest.popFirst(), let digit = value(of: byte) else { return nil }
      let (product, overflow) = digit.multipliedReportingOverflow(by: weight)
      let (sum, tooGreat) = delta.addingReportingOverflow(product)
      guard !overflow, !tooGreat else { return nil }
      delta = sum
      let t = threshold(k, bias: bias)
      if digit < t { return delta }
      let (next, tooHeavy) = weight.multipliedReportingOverflow(by: base - t)
      guard !tooHeavy else { return nil }
      weight = next
      k += base
    }
  }

  private static func adapt(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var k: UInt32 = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      k += base
    }
    return k + (base - tMin + 1) * delta / (delta + skew)
  }

  private static func threshold(_ k: UInt32, bias: UInt32) -> UInt32 {
    k <= bias + tMin ? tMin : min(k - bias, tMax)
  }

  private static func digit(_ value: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: value)
    return value < 26 ? UInt8(ascii: "a") + value : UInt8(ascii: "0") + value - 26
  }

  private static func value(of byte: UInt32) -> UInt32? {
    switch byte {
    case 0x61...0x7A: byte - 0x61
    case 0x41...0x5A: byte - 0x41
    case 0x30...0x39: byte - 0x30 + 26
    default: nil
    }
  }
}
