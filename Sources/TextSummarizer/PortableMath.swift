/// Logarithm and exponential that give the same bits on every machine, which libraries of C do not promise.
///
/// Made of additions, multiplications and divisions of doubles only, which IEEE 754 defines; exact to about
/// 1e-15.
enum PortableMath {
  private static let ln2 = 0.693_147_180_559_945_3

  /// The natural logarithm of a positive number; 0 for any other.
  static func log(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.414_213_562_373_095_1 {
      mantissa /= 2
      exponent += 1
    }
    // 2 artanh t, of which nine terms are enough for |t| ≤ 0.172.
    let t = (mantissa - 1) / (mantissa + 1)
    let square = t * t
    var sum = 0.0
    var divisor = 19.0
    while divisor > 0 {
      sum = sum * square + 1 / divisor
      divisor -= 2
    }
    return exponent * ln2 + 2 * t * sum
  }

  /// The exponential; 0 or the greatest finite number where it is out of range.
  static func exp(_ value: Double) -> Double {
    if value < -700 { return 0 }
    if value > 700 { return .greatestFiniteMagnitude }
    let power = (value / ln2).rounded()
    let rest = value - power * ln2
    var sum = 1.0
    var factor = 18.0
    while factor > 0 {
      sum = 1 + rest / factor * sum
      factor -= 1
    }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }

  /// 1 / (1 + e^-x).
  static func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }
}
