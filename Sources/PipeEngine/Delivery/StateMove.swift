import PipeKit

/// How a state was copied or moved, and the files of its folder along with it.
///
/// What its two paths have in common at their ends is in the folder; what is before that is where the folder was,
/// and where it is.
struct StateMove: Sendable {
  private let from: String
  private let to: String

  /// Compares two places.
  ///
  /// It fails if they do not end alike.
  ///
  /// - Parameters:
  ///   - former: The state's path when the run was begun.
  ///   - path: Its path now.
  init?(from former: String, to path: String) {
    var (old, new) = (former.split(separator: "/")[...], path.split(separator: "/")[...])
    while let last = old.last, last == new.last {
      old.removeLast()
      new.removeLast()
    }
    guard old.count < former.split(separator: "/").count, !old.isEmpty || !new.isEmpty else {
      return nil
    }
    from = old.map { "/" + $0 }.joined()
    to = new.map { "/" + $0 }.joined()
  }

  /// Where a file is now; `nil` for one that was not in the folder.
  func place(of path: String) -> String? {
    path.hasPrefix(from + "/") ? to + path.dropFirst(from.count) : nil
  }

  /// Whether a folder, by its path without symbolic links, is the one everything is in now, or within it.
  func isInside(_ folder: String) -> Bool { folder == to || folder.hasPrefix(to + "/") }
}
