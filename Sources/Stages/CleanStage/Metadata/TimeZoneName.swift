/// How far zones are from UTC, by the names that pages have for them.
enum TimeZoneName {
  /// The distance in minutes of a zone in upper case; `nil` for an unknown one.
  static func offset(_ name: String) -> Int? { offsets[name] }

  private static let offsets: [String: Int] = [
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60,
    "CEST": 120, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "SGT": 480, "HKT": 480,
    "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300,
    "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
  ]
}
