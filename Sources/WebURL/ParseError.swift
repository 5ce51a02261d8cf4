extension WebURL {
  /// Why a string is no URL.
  ///
  /// The cases are the validation errors of the standard that are failures, and have its names.
  /// ``description`` says what is wrong in words.
  public enum ParseError: String, Error, Hashable, Sendable, CaseIterable {
    /// The string has no scheme, and there is no base that it can be resolved against.
    case missingSchemeNonRelativeURL
    /// A URL that needs a host has none, or has credentials or a port but no host.
    case hostMissing
    /// The host has a character that no host may have.
    case hostInvalidCodePoint
    /// The host has a character that no domain may have.
    case domainInvalidCodePoint
    /// The domain breaks a rule of Unicode's for domains that are not ASCII, or nothing is left of it.
    case domainToASCII
    /// The port has something other than digits.
    case portInvalid
    /// The port is greater than 65535.
    case portOutOfRange
    /// The host ends in a number, and has more than four parts.
    case ipv4TooManyParts
    /// The host ends in a number, and has a part that is none.
    case ipv4NonNumericPart
    /// The host ends in a number, and has a part that is too great.
    case ipv4OutOfRangePart
    /// The host begins with a bracket and does not end with one.
    case ipv6Unclosed
    /// An IPv6 address begins with one colon.
    case ipv6InvalidCompression
    /// An IPv6 address has more than eight pieces.
    case ipv6TooManyPieces
    /// An IPv6 address has `::` more than once.
    case ipv6MultipleCompression
    /// An IPv6 address has a character that is no part of one, or ends with one colon.
    case ipv6InvalidCodePoint
    /// An IPv6 address without `::` has less than eight pieces.
    case ipv6TooFewPieces
    /// An IPv6 address has an IPv4 address after more than six pieces.
    case ipv4InIPv6TooManyPieces
    /// An IPv4 address in an IPv6 address is malformed.
    case ipv4InIPv6InvalidCodePoint
    /// An IPv4 address in an IPv6 address has a part greater than 255.
    case ipv4InIPv6OutOfRangePart
    /// An IPv4 address in an IPv6 address has less than four parts.
    case ipv4InIPv6TooFewParts
    /// The URL would be longer than 4 GiB, which is a limit of ours and not the standard's.
    case tooLong
  }
}
