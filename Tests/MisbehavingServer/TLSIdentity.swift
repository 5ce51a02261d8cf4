import Foundation

/// A key and a certificate made for a test's server, by the command `openssl`.
package final class TLSIdentity: @unchecked Sendable {
  /// What is wrong with the certificate.
  package enum Certificate: String, Sendable, CaseIterable {
    case good
    case selfSigned
    case wrongHost
    case expired
  }

  /// The name that the server goes by.
  package static let host = "tls.test"
  /// Whether the command is there.
  package static let isAvailable = (try? TestProgram.run(["openssl", "version"])) != nil

  /// The certificate of the authority that signs.
  package var authority: String { path("authority.pem") }
  /// The server's certificate.
  package var certificate: String { path("server.pem") }
  /// The server's key.
  package var key: String { path("server.key") }
  private let folder: URL

  /// Makes them.
  ///
  /// - Parameter certificate: What is wrong with the certificate.
  /// - Throws: An error where the command fails.
  package init(_ certificate: Certificate) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pipe-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let name = certificate == .wrongHost ? "other.test" : Self.host
    try "subjectAltName=DNS:\(name)\n".write(
      to: folder.appendingPathComponent("names.txt"), atomically: true, encoding: .utf8)
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    var commands = [
      "req -x509 \(key) -keyout authority.key -out authority.pem -subj /CN=authority -days 2"
    ]
    if certificate == .selfSigned {
      commands.append(
        "req -x509 \(key) -keyout server.key -out server.pem -subj /CN=\(name) -days 2 "
          + "-addext subjectAltName=DNS:\(name)")
    } else {
      commands += [
        "req \(key) -keyout server.key -out server.csr -subj /CN=\(name)",
        "x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial "
          + "-extfile names.txt -out server.pem -days \(certificate == .expired ? -1 : 2)",
      ]
    }
    for command in commands {
      try TestProgram.run(["openssl"] + command.split(separator: " ").map(String.init), in: folder)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}
