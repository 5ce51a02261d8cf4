/// What texts that are alike probably have in common: keys of three bins each.
///
/// Locality-sensitive hashing in bands (Indyk and Motwani, 1998; Leskovec, Rajaraman and Ullman, "Mining of Massive
/// Datasets", section 3.4): texts with a Jaccard index of s have a given key in common with probability s³, and
/// at least one of 48 with 1 - (1 - s³)⁴⁸: 0.97 at 0.42, 0.998 at 0.5. An empty bin borrows from another
/// (Shrivastava, "Optimal Densification for Fast and Accurate Minwise Hashing", 2017).
enum BandKeys {
  /// How many keys there are.
  static let count = 48
  private static let rows = 3

  /// Hashes of the keys of a sketch, one a band.
  ///
  /// - Parameters:
  ///   - sketch: Its words; at least one bin must not be empty.
  ///   - keys: Where the hashes are put.
  static func find(in sketch: Span<UInt64>, _ keys: inout [UInt32]) {
    keys.removeAll(keepingCapacity: true)
    for band in 0..<count {
      var key = UInt32(truncatingIfNeeded: band)
      for row in 0..<rows {
        key = key << 8 | UInt32(truncatingIfNeeded: value(of: band &* rows &+ row, in: sketch))
      }
      // The finaliser of MurmurHash3, for 32 bits.
      key = (key ^ key >> 16) &* 0x85EB_CA6B
      key = (key ^ key >> 13) &* 0xC2B2_AE35
      keys.append(key ^ key >> 16)
    }
  }

  private static func value(of bin: Int, in sketch: Span<UInt64>) -> UInt64 {
    var place = bin
    var attempt = 0
    // Nearly always one or two steps; with a single full bin, every 256th attempt hits it.
    while attempt < 65_536 {
      let value = sketch[place >> 3] >> UInt64((place & 7) << 3) & 0xFF
      // Two texts that borrow the same value from different bins do not share it.
      if value != 0 { return attempt == 0 ? value : value ^ UInt64(place & 0xFF) &* 0x9D & 0xFF }
      attempt += 1
      let mixed =
        (UInt32(truncatingIfNeeded: bin) &* 0x9E37_79B1 ^ UInt32(truncatingIfNeeded: attempt))
        &* 0x85EB_CA77
      place = Int(mixed >> 24)
    }
    return 0
  }
}
