/// The anchors that GitHub, GitLab and most renderers give to headings.
///
/// Lower case, punctuation gone, spaces as hyphens; the second of the same name gets `-1`.
struct HeadingSlugs {
  private var taken: [String: Int] = [:]

  /// The anchor of the next heading.
  ///
  /// - Parameter heading: What the heading says, without markup.
  /// - Returns: The anchor, without `#`.
  mutating func slug(of heading: String) -> String {
    let base = Self.base(heading)
    guard var number = taken[base] else {
      taken[base] = 0
      return base
    }
    var slug: String
    repeat {
      number += 1
      slug = "\(base)-\(number)"
    } while taken[slug] != nil
    taken[base] = number
    taken[slug] = 0
    return slug
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
