/// A set of bytes, such as a percent-encode set: the bytes that are written as `%` and two digits.
///
/// The sets are the standard's, by its names, and all have the bytes that are not ASCII.
struct ByteSet: Sendable {
  /// Which bit of the table says whether a byte is in the set.
  private let bit: UInt16

  /// C0 controls and DELETE.
  static var c0Control: Self { Self(bit: 1 << 0) }

  /// C0 control, and space, ``" < > ` ``.
  static var fragment: Self { Self(bit: 1 << 1) }

  /// C0 control, and space, `" # < >`.
  static var query: Self { Self(bit: 1 << 2) }

  /// Query, and `'`.
  static var specialQuery: Self { Self(bit: 1 << 3) }

  /// Query, and ``? ^ ` { }``.
  static var path: Self { Self(bit: 1 << 4) }

  /// Path, and `/ : ; = @ [ \ ] |`.
  static var userinfo: Self { Self(bit: 1 << 5) }

  /// Component, and `! ' ( ) ~`.
  static var formURLEncoded: Self { Self(bit: 1 << 6) }

  /// Forbidden host code points; opaque hosts may have others that are not ASCII.
  static var forbiddenHost: Self { Self(bit: 1 << 7) }

  /// Forbidden domain code points.
  static var forbiddenDomain: Self { Self(bit: 1 << 8) }

  /// Path, and `\`: where the bytes end that a path of a special URL has as they are.
  static var canonicalPathEnd: Self { Self(bit: 1 << 9) }

  /// Userinfo, and `$ % & + ,`.
  static var component: Self { Self(bit: 1 << 10) }

  /// Whether the set has a byte.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte >= 0x80 || Self.table[Int(byte & 0x7F)] & bit != 0
  }

  /// The sets that each byte of ASCII is in; its tests say so in a form to be read.
  private static let table: InlineArray<128, UInt16> = [
    0x7FF, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F,
    0x77F, 0x7FF, 0x7FF, 0x77F, 0x77F, 0x7FF, 0x77F, 0x77F,
    0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F,
    0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F, 0x77F,
    0x7FE, 0x040, 0x67E, 0x7FC, 0x440, 0x540, 0x440, 0x048,
    0x040, 0x040, 0x000, 0x440, 0x440, 0x000, 0x000, 0x5E0,
    0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
    0x000, 0x000, 0x5E0, 0x460, 0x7FE, 0x460, 0x7FE, 0x7F0,
    0x5E0, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
    0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
    0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
    0x000, 0x000, 0x000, 0x5E0, 0x7E0, 0x5E0, 0x7F0, 0x000,
    0x672, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
    0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
    0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
    0x000, 0x000, 0x000, 0x670, 0x5E0, 0x670, 0x040, 0x77F,
  ]
}
