/// Where in its serialisation the components of a URL are.
///
/// ```
/// https://user:pass@example.com:8080/path?query#fragment
///      |      |    |           |    |    |     |
///      |      |    hostStart   |    |    |     fragmentStart
///      |      usernameEnd      |    |    queryStart
///      schemeEnd               |    pathStart
///                              hostEnd
/// ```
struct Offsets: Sendable {
  /// The colon after the scheme.
  var schemeEnd: UInt32 = 0
  var usernameEnd: UInt32 = 0
  /// Without a host, that is the end of the scheme's colon, as `usernameEnd` and `hostEnd` are.
  var hostStart: UInt32 = 0
  var hostEnd: UInt32 = 0
  var pathStart: UInt32 = 0
  /// The question mark; zero if there is none.
  var queryStart: UInt32 = 0
  /// The number sign; zero if there is none.
  var fragmentStart: UInt32 = 0

  /// The scheme, if it is a special one, which is asked for more often than any other component.
  var special: SpecialScheme?

  /// Whether there is a host, though it may be empty.
  var hasHost: Bool { hostStart > schemeEnd + 1 }
}
