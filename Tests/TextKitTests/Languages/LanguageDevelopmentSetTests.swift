import Compression
import Foundation
import Fuzzing
import PipeKit
import Testing
import TextKit

private let developmentSet = "eval/classify/languages.dev.jsonl.gz"

/// Sentences, pairs of words and words in 75 languages, which are not part of the project.
@Suite(
  .enabled(
    if: SharedFiles.has(developmentSet),
    "the development set of languages is not beside the project"))
struct LanguageDevelopmentSetTests {
  /// One row in ten, as this is run in debug builds; `scripts/eval` measures all.
  @Test(arguments: [("sentences", 0.955), ("word-pairs", 0.86), ("single-words", 0.70)])
  func tellsMostOf(kind: String, least: Double) throws {
    let rows = try Self.rows.get().filter { $0["kind"]?.string == kind }
    try #require(rows.count > 3_000)
    let right = rows.count { row in
      row["text"]?.string.flatMap { LanguageIdentifier.identify($0) }?.code == row["lang"]?.string
    }
    let share = Double(right) / Double(rows.count)
    Attachment.record("\(right) of \(rows.count)", named: "languages-\(kind).txt")
    #expect(share >= least)
  }

  private static let rows = Result {
    let folder = try #require(SharedFiles.folder)
    let packed = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(developmentSet)")))
    let bytes = try ContentCoding.gzip.unpackedBody(packed, limit: 64 << 20, pause: {})
    return try bytes.split(separator: 0x0A).enumerated().filter { $0.offset % 10 == 0 }.compactMap {
      try JSON(parsing: String(decoding: $0.element, as: UTF8.self)).object
    }
  }
}
