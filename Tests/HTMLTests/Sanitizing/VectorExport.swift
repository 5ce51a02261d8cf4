import Foundation
import Fuzzing
import HTML
import Testing

/// Hands the attacks and what is left of them to `scripts/sanitizer-in-browser`.
@Suite struct VectorExport {
  private struct Vector: Encodable {
    let kind: String
    let html: String
    let outputs: [String]
  }

  private static let path = ProcessInfo.processInfo.environment["PIPE_VECTORS"]

  @Test(.enabled(if: path != nil)) func writesWhatIsLeftOfTheAttacks() throws {
    var keeping = SanitizerPolicy.article
    keeping.globalAttributes.formUnion(["style", "name", "data-*"])
    keeping.styleProperties = ["color", "background"]
    keeping.identifiers = .keep
    keeping.classes = .keep
    var escaping = SanitizerPolicy.article
    escaping.disallowed = .escape
    let sanitizers = [.article, .inline, keeping, escaping].map { HTMLSanitizer($0) }
    let vectors = AttackVectors.all.map { kind, html in
      Vector(kind: kind, html: html, outputs: sanitizers.map { $0.sanitize(html) })
    }
    let path = try #require(VectorExport.path)
    try JSONEncoder().encode(vectors).write(to: URL(fileURLWithPath: path))
  }
}
