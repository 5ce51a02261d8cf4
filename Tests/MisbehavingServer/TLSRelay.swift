import Foundation

/// What secures connections to a server that cannot do so itself, by a program in Python: what it is told goes on to that
/// server, and its answers come back.
package final class TLSRelay: @unchecked Sendable {
  /// When a connection is secured.
  package enum Moment: String, Sendable {
    /// From its start.
    case start
    /// When the client says `STARTTLS`, to which the program replies itself.
    case command
  }

  private struct CannotStart: Error {}

  /// Whether the programs are there.
  package static let isAvailable =
    TLSIdentity.isAvailable && (try? TestProgram.run(["python3", "-c", "import ssl"])) != nil

  private static let program = """
    import socket, ssl, sys, threading
    moment, port, certificate, key = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def carry(source, target):
      try:
        while data := source.recv(65536): target.sendall(data)
      except OSError: pass
      for end in (source, target):
        try: end.shutdown(socket.SHUT_RDWR)
        except OSError: pass

    def line(source):
      data = b""
      while not data.endswith(b"\\n"):
        byte = source.recv(1)
        if not byte: raise EOFError
        data += byte
      return data

    def reply(server, client):
      while True:
        text = line(server)
        client.sendall(text)
        if text[3:4] != b"-": return

    def serve(client):
      try:
        server = socket.create_connection(("127.0.0.1", port))
        if moment == "command":
          reply(server, client)
          while True:
            said = line(client)
            if said.strip().upper() == b"STARTTLS": break
            server.sendall(said)
            reply(server, client)
          client.sendall(b"220 2.0.0 go ahead\\r\\n")
        client = context.wrap_socket(client, server_side=True)
      except (OSError, EOFError): return client.close()
      threading.Thread(target=carry, args=(server, client), daemon=True).start()
      carry(client, server)

    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), __import__("os")._exit(0)), daemon=True).start()
    while True:
      threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
    """

  /// Where the relay listens.
  package let port: UInt16
  /// What it shows to be who it is.
  package let identity: TLSIdentity
  private let process = Process()
  private let input = Pipe()

  /// Starts it.
  ///
  /// - Parameters:
  ///   - server: The port of the server, on this machine.
  ///   - moment: When a connection is secured.
  ///   - certificate: What is wrong with the certificate.
  /// - Throws: An error where a program cannot be started.
  package init(
    to server: UInt16, securedAt moment: Moment, _ certificate: TLSIdentity.Certificate
  ) throws {
    identity = try TLSIdentity(certificate)
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", Self.program, moment.rawValue, "\(server)", identity.certificate,
      identity.key,
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = UInt16(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw CannotStart()
    }
    self.port = port
  }

  deinit { if process.isRunning { process.terminate() } }
}
