/// A character of a text whose encoding is looked for.
struct LegacyCharacter {
  /// What the scores ask of a character.
  struct Traits: OptionSet {
    let rawValue: UInt8

    static let alphabetic = Traits(rawValue: 1)
    static let uppercase = Traits(rawValue: 2)
    static let lowercase = Traits(rawValue: 4)
    /// That it is known which of the others a character has.
    static let known = Traits(rawValue: 8)
  }

  let value: UInt32
  let traits: Traits

  var isAlphabetic: Bool { traits.contains(.alphabetic) }
  var isUppercase: Bool { traits.contains(.uppercase) }
  var isLowercase: Bool { traits.contains(.lowercase) }
}

extension LegacyCharacter.Traits {
  init(of scalar: Unicode.Scalar) {
    var traits = Self.known
    if scalar.properties.isAlphabetic { traits.insert(.alphabetic) }
    if scalar.properties.isUppercase { traits.insert(.uppercase) }
    if scalar.properties.isLowercase { traits.insert(.lowercase) }
    self = traits
  }
}
