/// The offsets of the time zones that feeds give by name.
enum ZoneNames {
  /// The offset from UTC in seconds of a zone in upper case; nil if it is no name of a zone.
  static func offset(of name: String) -> Int64? {
    if let hours = hours[name] { return Int64(hours * 3600) }
    guard name.utf8.count == 1, let letter = name.utf8.first else { return nil }
    // The letters of military zones were given with the wrong sign in RFC 822: RFC 5322 takes all
    // but Z for "unknown", which is UTC.
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) ? 0 : nil
  }

  private static let hours: [String: Double] = [
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "IST": 5.5, "CET": 1,
    "CEST": 2, "MET": 1, "MEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "MSD": 4,
    "EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "CT": -6, "MST": -7, "MDT": -6,
    "MT": -7, "PST": -8, "PDT": -7, "PT": -8, "AKST": -9, "AKDT": -8, "HST": -10, "AST": -4,
    "ADT": -3, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3, "CLT": -4, "SAST": 2, "EAT": 3,
    "WAT": 1, "CAT": 2, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "PHT": 8, "ICT": 7, "WIB": 7,
    "PKT": 5, "NPT": 5.75, "AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8,
    "NZST": 12, "NZDT": 13,
  ]
}
