/// The bidi rule: RFC 5893, section 2.
enum BidiRule {
  /// Whether a label makes the domain that it is in a bidi domain name.
  static func makesBidiDomain(_ label: ArraySlice<UInt32>) -> Bool {
    label.contains {
      switch ScalarClass(of: $0).bidi {
      case .R, .AL, .AN: true
      default: false
      }
    }
  }

  /// Whether a label of a bidi domain name satisfies the six conditions.
  static func isSatisfied(by label: ArraySlice<UInt32>) -> Bool {
    guard let first = label.first else { return true }
    switch ScalarClass(of: first).bidi {
    case .R, .AL: return isRightToLeft(label)
    case .L: return isLeftToRight(label)
    default: return false
    }
  }

  private static func isRightToLeft(_ label: ArraySlice<UInt32>) -> Bool {
    var hasEuropean = false
    var hasArabic = false
    var endsWell = false
    for scalar in label {
      switch ScalarClass(of: scalar).bidi {
      case .R, .AL: endsWell = true
      case .EN:
        hasEuropean = true
        endsWell = true
      case .AN:
        hasArabic = true
        endsWell = true
      case .ES, .CS, .ET, .ON, .BN: endsWell = false
      case .NSM: break
      case .L, .other: return false
      }
    }
    return endsWell && !(hasEuropean && hasArabic)
  }

  private static func isLeftToRight(_ label: ArraySlice<UInt32>) -> Bool {
    var endsWell = false
    for scalar in label {
      switch ScalarClass(of: scalar).bidi {
      case .L, .EN: endsWell = true
      case .ES, .CS, .ET, .ON, .BN: endsWell = false
      case .NSM: break
      case .R, .AL, .AN, .other: return false
      }
    }
    return endsWell
  }
}
