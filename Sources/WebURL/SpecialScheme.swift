/// The special schemes.
enum SpecialScheme: Sendable {
  case http, https, ws, wss, ftp, file

  init?(_ scheme: some StringProtocol) {
    switch scheme {
    case "https": self = .https
    case "http": self = .http
    case "file": self = .file
    case "ftp": self = .ftp
    case "ws": self = .ws
    case "wss": self = .wss
    default: return nil
    }
  }

  /// The scheme that a serialisation begins with, which is what stands before its colon.
  init?(_ bytes: ArraySlice<UInt8>) {
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  var defaultPort: UInt16? {
    switch self {
    case .http, .ws: 80
    case .https, .wss: 443
    case .ftp: 21
    case .file: nil
    }
  }
}
