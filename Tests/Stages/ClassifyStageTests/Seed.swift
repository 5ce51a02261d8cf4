import Foundation

/// An article that is not part of the project; it lies beside it where the project is developed.
enum Seed {
  /// The article's first line and the rest; `nil` where it is absent.
  static var article: (title: String, text: String)? {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<8 {
      folder.deleteLastPathComponent()
      let file = folder.appendingPathComponent("shared/seeds/article.txt")
      if let text = try? String(contentsOf: file, encoding: .utf8) {
        let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
    }
    return nil
  }
}
