/// The special schemes.
enum SpecialScheme: String, CaseIterable, Sendable {
  case https, http, file, ftp, ws, wss

  /// The special scheme that bytes in lower case are, if they are one.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= 5 else { return nil }
    for scheme in Self.allCases where bytes.elementsEqual(scheme.rawValue.utf8) {
      self = scheme
      return
    }
    return nil
  }

  /// The port of URLs that do not say any.
  var defaultPort: UInt16? {
    switch self {
    case .http, .ws: 80
    case .https, .wss: 443
    case .ftp: 21
    case .file: nil
    }
  }
}
