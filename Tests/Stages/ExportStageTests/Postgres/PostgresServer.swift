import Foundation
import Synchronization

@testable import ExportStage

/// A PostgreSQL server for tests, in a directory of its own; it ends with the process, however that ends.
final class PostgresServer: Sendable {
  /// What tests are disabled with where there is none.
  static let advice: String =
    "no PostgreSQL server is installed here; scripts/bootstrap --test installs one"

  /// Whether one is installed.
  static var isInstalled: Bool { programs != nil }

  /// The server that all tests share; each has a database of its own.
  static let shared = Result { try PostgresServer() }

  private static let programs: String? = {
    let files = FileManager.default
    let root = "/usr/lib/postgresql"
    let versions = ((try? files.contentsOfDirectory(atPath: root)) ?? []).sorted {
      $0.compare($1, options: .numeric) == .orderedDescending
    }
    let folders = versions.map { "\(root)/\($0)/bin" } + ["/usr/local/bin", "/opt/homebrew/bin"]
    return folders.first { files.isExecutableFile(atPath: $0 + "/postgres") }
  }()

  private let directory: String
  private let count = Mutex(0)

  /// A failure to start one.
  struct Failure: Error { var output: String }

  private init() throws {
    directory = "/tmp/pipe-postgres-\(ProcessInfo.processInfo.processIdentifier)"
    // Nobody may run a server as root. It ends when its standard input does: with this process.
    let script = """
      set -eu
      dir=$1 bin=$2
      mkdir -m 700 "$dir"
      as=
      if [ "$(id -u)" = 0 ]; then
        chown postgres "$dir"
        as="setpriv --reuid=postgres --regid=postgres --init-groups"
      fi
      cd "$dir"
      $as "$bin/initdb" --no-sync --auth=trust --username=pipe --encoding=UTF8 --locale=C data >log 2>&1
      $as "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync=off >>log 2>&1 &
      server=$!
      trap 'kill -QUIT $server 2>/dev/null; wait $server || true; rm -rf "$dir"' EXIT
      while ! "$bin/pg_isready" -q -h "$dir" -U pipe -d postgres; do
        kill -0 $server
        sleep 0.1
      done
      echo ready
      cat >/dev/null
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script, "sh", directory, Self.programs ?? ""]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.availableData
    guard String(decoding: answer, as: UTF8.self).hasPrefix("ready") else {
      let log = try? String(contentsOfFile: directory + "/log", encoding: .utf8)
      throw Failure(output: log ?? "")
    }
    Self.kept.withLock { $0 = input }
  }

  /// The end of the pipe that keeps the server.
  private static let kept = Mutex<Pipe?>(nil)

  /// Creates a database.
  ///
  /// - Parameter options: What stands behind `CREATE DATABASE NAME`.
  /// - Returns: Its address.
  /// - Throws: ``PostgresError``.
  func database(_ options: String = "") throws -> String {
    let name = count.withLock { count in
      count += 1
      return "test\(count)"
    }
    try PostgresConnection(PostgresAddress(address("postgres")))
      .execute("CREATE DATABASE \(name) \(options)")
    return address(name)
  }

  private func address(_ name: String) -> String { "postgres://pipe@/\(name)?host=\(directory)" }
}
