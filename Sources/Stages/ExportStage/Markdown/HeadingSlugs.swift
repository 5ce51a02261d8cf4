/// The anchors that GitHub, GitLab and most renderers give to headings.
///
/// Lower case, punctuation gone, spaces as hyphens; the second of the same name gets `-1`.
struct HeadingSlugs {
  /// The last number of each anchor, by the anchor's hash.
  private var taken: [Int: UInt32] = [:]

  /// The number that the anchor of the next heading ends with; 0 for none.
  ///
  /// - Parameter heading: What the heading says, without markup.
  /// - Returns: The number.
  mutating func number(of heading: String) -> UInt32 {
    let base = Self.base(heading)
    guard var number = taken[base.hashValue] else {
      taken[base.hashValue] = 0
      return 0
    }
    var slug: String
    repeat {
      number &+= 1
      slug = "\(base)-\(number)"
    } while taken[slug.hashValue] != nil
    taken[base.hashValue] = number
    taken[slug.hashValue] = 0
    return number
  }

  /// The anchor of the next heading.
  ///
  /// - Parameter heading: What the heading says, without markup.
  /// - Returns: The anchor, without `#`.
  mutating func slug(of heading: String) -> String {
    Self.slug(of: heading, number: number(of: heading))
  }

  /// The anchor of a heading whose number is known.
  static func slug(of heading: String, number: UInt32) -> String {
    number == 0 ? base(heading) : "\(base(heading))-\(number)"
  }

  /// What is the same for all headings that can get the same anchor: the hash of the anchor without the
  /// numbers at its end.
  static func family(of heading: String) -> UInt32 {
    var name = base(heading)[...]
    while let hyphen = name.utf8.lastIndex(of: 0x2D) {
      let number = name.utf8[name.utf8.index(after: hyphen)...]
      guard !number.isEmpty, number.allSatisfy({ 0x30...0x39 ~= $0 }) else { break }
      name = name[..<hyphen]
    }
    return UInt32(truncatingIfNeeded: String(name).hashValue)
  }

  private static func base(_ heading: String) -> String {
    var slug = ""
    for scalar in heading.lowercased().unicodeScalars {
      switch scalar {
      case " ", "-": slug += "-"
      case "_": slug += "_"
      default:
        let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        if isLetter || scalar.properties.generalCategory == .nonspacingMark {
          slug.unicodeScalars.append(scalar)
        }
      }
    }
    return slug
  }
}
