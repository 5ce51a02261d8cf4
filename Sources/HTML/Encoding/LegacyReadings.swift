/// A sample as each encoding has it, decoded when it is first asked for, since several languages share an
/// encoding.
struct LegacyReadings {
  private let sample: [UInt8]
  private var readings: [HTMLEncoding: [LegacyCharacter]] = [:]
  /// What is known of the characters of the basic plane that were met: to look up the properties of each
  /// one anew would take most of the time.
  private var traits = [LegacyCharacter.Traits](repeating: [], count: 1 << 16)

  init(_ sample: [UInt8]) { self.sample = sample }

  /// The characters of the sample.
  mutating func characters(_ encoding: HTMLEncoding) -> [LegacyCharacter] {
    if let reading = readings[encoding] { return reading }
    var characters: [LegacyCharacter] = []
    characters.reserveCapacity(sample.count)
    for scalar in String(decoding: encoding.decode(sample), as: UTF8.self).unicodeScalars {
      characters.append(LegacyCharacter(value: scalar.value, traits: traits(of: scalar)))
    }
    readings[encoding] = characters
    return characters
  }

  private mutating func traits(of scalar: Unicode.Scalar) -> LegacyCharacter.Traits {
    let index = Int(scalar.value)
    guard index < traits.count else { return LegacyCharacter.Traits(of: scalar) }
    if traits[index].isEmpty { traits[index] = LegacyCharacter.Traits(of: scalar) }
    return traits[index]
  }
}
