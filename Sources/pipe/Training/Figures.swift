/// Numbers as reports have them.
extension Int {
  /// The number with a space between thousands.
  var formatted: String {
    var digits = String(magnitude)[...]
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: " ")
  }
}

extension Double {
  /// The number with so many digits behind the point.
  func rounded(digits: Int) -> String {
    guard isFinite, magnitude < 1e15 else { return "–" }
    var factor = 1
    for _ in 0..<digits { factor *= 10 }
    let whole = Int((magnitude * Double(factor)).rounded())
    let fraction = String(whole % factor)
    let zeros = String(repeating: "0", count: Swift.max(0, digits - fraction.count))
    let sign = self < 0 && whole > 0 ? "-" : ""
    return sign + String(whole / factor) + (digits > 0 ? ".\(zeros)\(fraction)" : "")
  }
}

extension Duration {
  /// The time in seconds: `3.2 s`.
  var inSeconds: String {
    let (seconds, attoseconds) = components
    return "\((Double(seconds) + Double(attoseconds) / 1e18).rounded(digits: 1)) s"
  }
}
