#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether a file may be run: nobody but the user and root may have written it.
package enum FileTrust {
  /// Looks whether a file may be run.
  ///
  /// - Parameter path: The file; a link stands for what it leads to, and its folder has to be safe too.
  /// - Returns: Why it is not run, as the rest of a sentence about it, and what to do; `nil` where it may be.
  package static func objection(to path: String) -> (message: String, hint: String)? {
    let real = realPath(path) ?? path
    var seen: Set<String> = []
    var open: [(place: String, what: String)] = []
    for path in [path, real] {
      for place in [path, folder(of: path)]
      where seen.insert(realPath(place) ?? place).inserted {
        let what = place == path ? "it" : "its folder '\(place)'"
        var status = stat()
        guard stat(place, &status) == 0 else { return ("cannot be looked at", "check its path") }
        if status.st_uid != geteuid(), status.st_uid != 0 {
          return (
            "is not run, because \(what) belongs to another user",
            "make it yours: chown, or a copy"
          )
        }
        if status.st_mode & 0o022 != 0 { open.append((place, what)) }
      }
    }
    guard let first = open.first else { return nil }
    let places = open.map { "'\($0.place)'" }.joined(separator: " ")
    return (
      "is not run, because others may write to \(first.what)",
      "take that away: chmod go-w \(places)"
    )
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The absolute path without links.
  static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether a file may be run as a program.
  static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }
}
