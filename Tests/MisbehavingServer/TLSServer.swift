import Foundation

/// A server with a certificate made for it, by the command `openssl`.
package final class TLSServer: @unchecked Sendable {
  /// What is wrong with its certificate.
  package enum Certificate: String, Sendable, CaseIterable {
    case good
    case selfSigned
    case wrongHost
    case expired
  }

  struct Failure: Error {
    var command: [String]
  }

  /// The name that the server goes by.
  package static let host = "tls.test"
  /// Whether the command is there.
  package static let isAvailable = (try? run(["version"], in: nil)) != nil

  /// The certificate of the authority that signs.
  package let authority: String
  package let port: UInt16
  private let folder: URL
  private let process = Process()

  /// Makes a certificate, and serves a page with it.
  ///
  /// - Parameter certificate: What is wrong with it.
  /// - Throws: An error where the command fails.
  package init(_ certificate: Certificate) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pipe-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    authority = folder.appendingPathComponent("authority.pem").path
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
      try Self.run(command.split(separator: " ").map(String.init), in: folder)
    }
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "openssl", "s_server", "-accept", "127.0.0.1:0", "-key", "server.key", "-cert", "server.pem",
      "-www", "-naccept", "4",
    ]
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains("ACCEPT") || !text.hasSuffix("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Failure(command: process.arguments ?? []) }
      text += String(decoding: data, as: UTF8.self)
    }
    guard
      let port = text.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT") })?
        .split(separator: ":").last.flatMap({ UInt16($0) })
    else { throw Failure(command: process.arguments ?? []) }
    self.port = port
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  private static func run(_ arguments: [String], in folder: URL?) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(command: arguments) }
  }
}
