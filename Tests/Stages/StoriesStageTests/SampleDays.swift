import Foundation
import PipeKit

/// The two sample days, and how a person would group them.
enum SampleDays {
  /// The documents of a story, by the last part of their addresses; what is in none of them is a story of its own.
  static let stories: [[String]] = [
    [
      "ellery-coalition-passes-budget", "velmark-parliament-approves-budget",
      "president-signs-budget", "velmark-budget-signed-into-law",
    ],
    ["night-tram-drivers-strike-vote", "tram-strike-mayor-invites", "shops-fear-tram-walkout"],
    ["monte-brizio-evacuation", "brizio-lava-reaches-wall", "ilheu-grande-coast-road-closed"],
    [
      "karsova-dresht-ceasefire-live", "pell-crossing-opens", "dresht-karsova-displaced-families",
    ],
    ["harbour-customs-trial-verdict", "customs-chief-appeal"],
    ["open-router-firmware-flaw", "halenet-network-head-resigns"],
    ["brannock-rovers-cup-shootout", "rovers-parade", "penhallow-header-coat"],
    ["winter-flu-season-questions", "flu-hospitals-postpone"],
    ["museum-returns-carved-panels", "thornholm-chapel-prepares"],
    ["nachtzug-altmuehren-rueckkehr", "nachtzug-fahrkarten"],
    ["deep-lake-microbes-methane", "lake-microbes-live-on-methane-and-rust"],
    [
      "ferry-halcyon-collision", "halcyon-meridian-sky-investigation", "ferry-passengers-tell",
    ],
  ]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The documents of the first day, with the texts that a person would keep of the pages.
  static func first() throws -> [Document] {
    try lines("pipelines/sample/index.jsonl").map { line in
      let row = try JSON(parsing: line).object ?? [:]
      let url = row["url"]?.string ?? ""
      let golden = row["golden"]?.string ?? ""
      let text = try String(
        contentsOf: root.appendingPathComponent("Tests/Golden/clean/\(golden)"), encoding: .utf8)
      return Document(
        id: name(url), url: url, title: row["title"]?.string,
        published: row["published"]?.string.flatMap { Timestamp($0) },
        language: row["language"]?.string, text: text)
    }
  }

  /// The documents of the second day.
  static func second() throws -> [Document] {
    try lines("pipelines/sample/second-day.jsonl").map { try Document(json: Array($0.utf8)) }
  }

  /// The groups of some documents, in the order of their first.
  static func groups(of documents: [Document]) -> [[String]] {
    var groups: [[String]] = []
    var numbers: [Int: Int] = [:]
    for document in documents {
      let story = stories.firstIndex { $0.contains(document.id) }
      if let story, let number = numbers[story] {
        groups[number].append(document.id)
      } else {
        if let story { numbers[story] = groups.count }
        groups.append([document.id])
      }
    }
    return groups
  }

  /// The groups that the stage has found.
  static func found(in documents: [Document]) -> [[String]] {
    var groups: [[String]] = []
    var numbers: [String: Int] = [:]
    for document in documents {
      let story = document.metadata["story"]?.object?["id"]?.string ?? ""
      if let number = numbers[story] {
        groups[number].append(document.id)
      } else {
        numbers[story] = groups.count
        groups.append([document.id])
      }
    }
    return groups
  }

  private static func name(_ url: String) -> String {
    String(url.split(separator: "/").last ?? "")
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
}
