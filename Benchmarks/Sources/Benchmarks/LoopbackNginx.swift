import Foundation

/// An nginx on a free port of this machine, that serves a folder by many addresses of the loopback network.
final class LoopbackNginx {
  /// The port.
  let port: Int
  private let process = Process()

  /// Whether there is one, and where.
  static let path: String? =
    ["/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx", "/usr/bin/nginx"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }

  /// Starts it, and waits until it answers.
  ///
  /// - Parameters:
  ///   - pages: The folder that it serves.
  ///   - work: A folder for its own files.
  /// - Throws: An error where it does not start.
  init(pages: URL, in work: URL) throws {
    guard let path = Self.path else { throw Usage.Failure(message: "there is no nginx") }
    port = try Self.freePort()
    let configuration = """
      daemon off; master_process off; pid \(work.path)/nginx.pid; error_log stderr crit;
      events { worker_connections 1024; }
      http {
        types { text/html html; }
        # Compressed beforehand, as the machine is to be the client's.
        gzip_static on;
        access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
        client_body_temp_path \(work.path)/a; proxy_temp_path \(work.path)/b;
        fastcgi_temp_path \(work.path)/c; uwsgi_temp_path \(work.path)/d; scgi_temp_path \(work.path)/e;
        server { listen 0.0.0.0:\(port) backlog=1024; root \(pages.path); }
      }
      """
    let file = work.appendingPathComponent("nginx.conf")
    try configuration.write(to: file, atomically: true, encoding: .utf8)
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-p", work.path, "-c", file.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<500 {
      if Self.answers(port) { return }
      usleep(10_000)
    }
    process.terminate()
    throw Usage.Failure(message: "nginx does not answer")
  }

  /// Ends it.
  func stop() {
    process.terminate()
    process.waitUntilExit()
  }

  private static func answers(_ port: Int) -> Bool {
    withSocket(port: port) { socket, address, length in connect(socket, address, length) == 0 }
  }

  private static func freePort() throws -> Int {
    var found = 0
    _ = withSocket(port: 0) { socket, address, length in
      var length = length
      guard bind(socket, address, length) == 0, getsockname(socket, address, &length) == 0 else {
        return false
      }
      found = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Int(UInt16(bigEndian: $0.pointee.sin_port))
      }
      return true
    }
    guard found > 0 else { throw Usage.Failure(message: "there is no free port") }
    return found
  }

  private static func withSocket(
    port: Int, _ body: (Int32, UnsafeMutablePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
