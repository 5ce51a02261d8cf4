extension WebURL.ParseError: CustomStringConvertible {
  /// What is wrong, as a phrase.
  public var description: String {
    switch self {
    case .missingSchemeNonRelativeURL: "a relative URL without a base to resolve it against"
    case .hostMissing: "the host is missing"
    case .hostInvalidCodePoint: "the host has a character that no host may have"
    case .domainInvalidCodePoint: "the domain has a character that no domain may have"
    case .domainToASCII: "the domain is not a valid internationalized domain name"
    case .portInvalid: "the port is not a number"
    case .portOutOfRange: "the port is greater than 65535"
    case .ipv4TooManyParts: "the IPv4 address has more than four parts"
    case .ipv4NonNumericPart: "the IPv4 address has a part that is not a number"
    case .ipv4OutOfRangePart: "the IPv4 address has a part that is too great"
    case .ipv6Unclosed: "the IPv6 address lacks its closing bracket"
    case .ipv6InvalidCompression: "the IPv6 address begins with a single colon"
    case .ipv6TooManyPieces: "the IPv6 address has more than eight pieces"
    case .ipv6MultipleCompression: "the IPv6 address has “::” more than once"
    case .ipv6InvalidCodePoint: "the IPv6 address has a character that is not part of one"
    case .ipv6TooFewPieces: "the IPv6 address has less than eight pieces"
    case .ipv4InIPv6TooManyPieces: "the IPv4 address stands after too many IPv6 pieces"
    case .ipv4InIPv6InvalidCodePoint: "the IPv4 address in the IPv6 address is malformed"
    case .ipv4InIPv6OutOfRangePart: "the IPv4 address in the IPv6 address has a part over 255"
    case .ipv4InIPv6TooFewParts: "the IPv4 address in the IPv6 address has less than four parts"
    case .tooLong: "the URL is longer than 4 GiB"
    }
  }
}
