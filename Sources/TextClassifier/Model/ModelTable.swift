/// The hash table of a model: where the weights of a feature stand.
///
/// Groups of eight fingerprints of 16 bits; a feature is in the group that its hash says, or in one of
/// the next few. 0 is an empty place. A feature that the model does not know is taken for another one
/// at one in some thousands.
enum ModelTable {
  /// Places in a group.
  static let width = 8
  /// In how many groups a feature may be.
  static let reach = 4

  /// How many groups hold so many features, five of six places filled.
  static func groups(for features: Int) -> Int {
    max(1, (features * 6 / 5 + width - 1) / width)
  }

  @inline(__always)
  static func fingerprint(_ hash: UInt64) -> UInt16 {
    let low = UInt16(truncatingIfNeeded: hash)
    return low == 0 ? 1 : low
  }

  @inline(__always)
  static func group(_ hash: UInt64, of groups: Int) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: groups)) >> 32)
  }

  /// The fingerprints of a group; the first is in the low bits.
  struct Group: Sendable {
    var low: UInt64
    var high: UInt64

    /// Where a fingerprint is: its lane in bit 4 and above, in the second half if bit 0 is set; 64 where it is not.
    ///
    /// Without branches, which would be guessed wrong as often as not.
    @inline(__always)
    func find(_ print: UInt16) -> Int {
      let pattern = UInt64(print) &* 0x0001_0001_0001_0001
      return (ModelTable.zeros(low ^ pattern) | ModelTable.zeros(high ^ pattern) << 1)
        .trailingZeroBitCount
    }

    /// Whether it has no empty place.
    @inline(__always)
    var isFull: Bool { ModelTable.zeros(low) | ModelTable.zeros(high) == 0 }
  }

  /// The place in a group that ``Group/find(_:)`` found.
  @inline(__always)
  static func place(_ bit: Int, in group: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: group &* width &+ bit &>> 4 &+ (bit & 1) &* 4)
  }

  /// The lowest bit of each 16 that are 0.
  @inline(__always)
  private static func zeros(_ lanes: UInt64) -> UInt64 {
    let low15: UInt64 = 0x7FFF_7FFF_7FFF_7FFF
    return ~((lanes & low15) &+ low15 | lanes | low15) >> 15
  }

  /// Places features; those that find no room are left out, of which there are next to none.
  ///
  /// - Parameters:
  ///   - hashes: The hashes, those that matter most first.
  ///   - groups: How many groups there are.
  /// - Returns: The fingerprints, and at which place each feature is.
  static func place(_ hashes: [UInt64], groups: Int) -> (prints: [UInt16], places: [Int?]) {
    var prints = [UInt16](repeating: 0, count: groups * width)
    var places: [Int?] = []
    places.reserveCapacity(hashes.count)
    feature: for hash in hashes {
      let print = fingerprint(hash)
      var group = group(hash, of: groups)
      for _ in 0..<reach {
        for place in group * width..<group * width + width {
          if prints[place] == 0 {
            prints[place] = print
            places.append(place)
            continue feature
          }
          if prints[place] == print {
            places.append(nil)
            continue feature
          }
        }
        group = group + 1 == groups ? 0 : group + 1
      }
      places.append(nil)
    }
    return (prints, places)
  }
}
