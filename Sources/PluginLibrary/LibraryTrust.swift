#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether a library may be loaded: nobody but the user and root may have written it.
enum LibraryTrust {
  /// Looks at a file, at what it links to, and at their folders.
  ///
  /// - Parameter path: The file.
  /// - Returns: Why it is not loaded; `nil` where it may be.
  static func objection(to path: String) -> LibraryObjection? {
    let real = realPath(path) ?? path
    var seen: Set<String> = []
    for file in [path, real] {
      for place in [file, folder(of: file)] where seen.insert(place).inserted {
        var status = stat()
        guard stat(place, &status) == 0 else {
          return LibraryObjection("cannot be looked at", hint: "check its path")
        }
        let what = place == file ? "it" : "its folder '\(place)'"
        if status.st_uid != geteuid(), status.st_uid != 0 {
          return LibraryObjection(
            "is not loaded, because \(what) belongs to another user",
            hint: "make it yours: chown, or a copy")
        }
        if status.st_mode & 0o022 != 0 {
          return LibraryObjection(
            "is not loaded, because others may write to \(what)",
            hint: "take that away: chmod go-w '\(place)'")
        }
      }
    }
    return nil
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
