/// ToASCII of UTS #46, as the URL standard calls it for links.
///
/// That is with CheckBidi and CheckJoiners, without CheckHyphens, UseSTD3ASCIIRules,
/// Transitional_Processing, VerifyDnsLength and IgnoreInvalidPunycode.
enum DomainProcessing {
  private static let dot = UInt32(UInt8(ascii: "."))
  /// The scalars of `xn--`.
  private static let prefix: [UInt32] = [0x78, 0x6E, 0x2D, 0x2D]

  /// Appends a domain as ASCII; false where it breaks a rule, and what was appended is worthless.
  static func toASCII(_ domain: [UInt32], into output: inout [UInt8]) -> Bool {
    var labels: [ArraySlice<UInt32>] = []
    let mapped = NormalizationFormC.normalize(map(domain))
    for label in mapped.split(separator: dot, omittingEmptySubsequences: false) {
      guard let label = unicodeLabel(label), isValid(label) else { return false }
      labels.append(label)
    }
    let isBidi = labels.contains(where: BidiRule.makesBidiDomain)
    if isBidi, !labels.allSatisfy(BidiRule.isSatisfied(by:)) { return false }
    for (index, label) in labels.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ".")) }
      if label.allSatisfy({ $0 < 0x80 }) {
        for scalar in label { output.append(UInt8(truncatingIfNeeded: scalar)) }
      } else {
        for scalar in prefix { output.append(UInt8(truncatingIfNeeded: scalar)) }
        guard Punycode.encode(label, into: &output) else { return false }
      }
    }
    return true
  }

  /// The first step, Map; what is disallowed stays, for the labels to be refused for it.
  private static func map(_ domain: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(domain.count)
    for scalar in domain {
      switch MappingTable.shared.status(of: scalar) {
      case .valid, .disallowed: result.append(scalar)
      case .ignored: break
      case .mapped(let scalars): result.append(contentsOf: scalars)
      }
    }
    return result
  }

  /// The label that a label stands for, if it begins with `xn--`; nil where it stands for none.
  private static func unicodeLabel(_ label: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
    guard label.starts(with: prefix) else { return label }
    guard label.allSatisfy({ $0 < 0x80 }),
      let decoded = Punycode.decode(label.dropFirst(prefix.count)),
      decoded.contains(where: { $0 >= 0x80 }),
      NormalizationFormC.normalize(decoded) == decoded
    else { return nil }
    return decoded[...]
  }

  /// The validity criteria of section 4.1, but for the bidi rule.
  private static func isValid(_ label: ArraySlice<UInt32>) -> Bool {
    guard let first = label.first else { return true }
    return !label.starts(with: prefix) && !ScalarClass(of: first).isMark
      && label.allSatisfy { $0 != dot && MappingTable.shared.status(of: $0) == .valid }
      && JoinerRule.isSatisfied(by: label)
  }
}
