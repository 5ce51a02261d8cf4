/// A set of bytes, such as a percent-encode set: the bytes that are written as `%` and two digits.
///
/// All sets have the bytes that are not ASCII.
struct ByteSet: Sendable {
  /// Bits for the bytes below 64.
  private let low: UInt64
  /// Bits for those from 64 to 127.
  private let high: UInt64

  /// Whether the set has a byte.
  ///
  /// There is no branch, as links alternate between the two halves too often to be predicted.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let isHigh = 0 &- UInt64(byte &>> 6 & 1)
    let bits = (low & ~isHigh | high & isHigh) &>> UInt64(byte)
    return (bits | UInt64(byte &>> 7)) & 1 == 1
  }
}

/// The sets of the standard, by its names.
///
/// They are computed, not stored, so that the compiler folds them and a test is a shift.
extension ByteSet {
  /// C0 controls and DELETE.
  static var c0Control: Self {
    Self(low: 0x0000_0000_FFFF_FFFF, high: 0x8000_0000_0000_0000)
  }

  /// And space, ``" < > ` ``.
  static var fragment: Self {
    Self(low: 0x5000_0005_FFFF_FFFF, high: 0x8000_0001_0000_0000)
  }

  /// C0 control, and space, `" # < >`.
  static var query: Self {
    Self(low: 0x5000_000D_FFFF_FFFF, high: 0x8000_0000_0000_0000)
  }

  /// Query, and `'`.
  static var specialQuery: Self {
    Self(low: 0x5000_008D_FFFF_FFFF, high: 0x8000_0000_0000_0000)
  }

  /// Query, and ``? ^ ` { }``.
  static var path: Self {
    Self(low: 0xD000_000D_FFFF_FFFF, high: 0xA800_0001_4000_0000)
  }

  /// Path, and `/ : ; = @ [ \ ] |`.
  static var userinfo: Self {
    Self(low: 0xFC00_800D_FFFF_FFFF, high: 0xB800_0001_7800_0001)
  }

  /// Userinfo, and `$ % & + ,`.
  static var component: Self {
    Self(low: 0xFC00_987D_FFFF_FFFF, high: 0xB800_0001_7800_0001)
  }

  /// Component, and `! ' ( ) ~`.
  static var formURLEncoded: Self {
    Self(low: 0xFC00_9BFF_FFFF_FFFF, high: 0xF800_0001_7800_0001)
  }

  /// Forbidden host code points; opaque hosts may have others that are not ASCII.
  static var forbiddenHost: Self {
    Self(low: 0xD400_8009_0000_2601, high: 0x1000_0000_7800_0001)
  }

  /// Forbidden domain code points.
  static var forbiddenDomain: Self {
    Self(low: 0xD400_8029_FFFF_FFFF, high: 0x9000_0000_7800_0001)
  }

  /// Path, and `# \`: where the bytes end that a path of a special URL has as they are.
  static var canonicalPathEnd: Self {
    Self(low: 0xD000_000D_FFFF_FFFF, high: 0xA800_0001_5000_0000)
  }
}
