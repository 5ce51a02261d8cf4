/// The natural logarithm of a number above 0, the same on every machine.
///
/// By the series of the area tangent, good to 12 digits; the C library's may differ in the last.
func logarithm(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 0 }
  var exponent = Double(value.exponent)
  var part = value.significand
  if part > 1.4142135623730951 {
    part /= 2
    exponent += 1
  }
  let ratio = (part - 1) / (part + 1)
  let square = ratio * ratio
  var power = ratio
  var sum = 0.0
  for odd in stride(from: 1.0, through: 21, by: 2) {
    sum += power / odd
    power *= square
  }
  return exponent * 0.6931471805599453 + 2 * sum
}
