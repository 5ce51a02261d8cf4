import Foundation

/// A server of one page with a certificate made for it, by the command `openssl`.
package final class TLSServer: @unchecked Sendable {
  /// What it shows to be who it is.
  package let identity: TLSIdentity
  package let port: UInt16
  private let process = Process()

  /// Makes a certificate, and serves a page with it.
  ///
  /// - Parameter certificate: What is wrong with it.
  /// - Throws: An error where the command fails.
  package init(_ certificate: TLSIdentity.Certificate) throws {
    identity = try TLSIdentity(certificate)
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "openssl", "s_server", "-accept", "127.0.0.1:0", "-key", identity.key,
      "-cert", identity.certificate, "-www", "-naccept", "4",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains("ACCEPT") || !text.hasSuffix("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw TestProgram.Failure(command: process.arguments ?? []) }
      text += String(decoding: data, as: UTF8.self)
    }
    guard
      let port = text.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT") })?
        .split(separator: ":").last.flatMap({ UInt16($0) })
    else { throw TestProgram.Failure(command: process.arguments ?? []) }
    self.port = port
  }

  deinit {
    if process.isRunning { process.terminate() }
  }
}
