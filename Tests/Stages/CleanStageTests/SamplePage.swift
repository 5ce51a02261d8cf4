import Foundation
import Testing

/// A page of the sample day, with the text that a person would keep of it.
struct SamplePage: Decodable, Sendable, CustomTestStringConvertible {
  let url: String
  let page: String
  let title: String
  let published: String
  let language: String
  let golden: String

  var testDescription: String { golden }

  var bytes: [UInt8] { Project.bytes("pipelines/sample/\(page)") ?? [] }

  var text: String {
    (Project.text("Tests/Golden/clean/\(golden)") ?? "").trimmingCharacters(in: .newlines)
  }

  /// All pages of the day.
  static let all: [SamplePage] = (Project.text("pipelines/sample/index.jsonl") ?? "")
    .split(separator: "\n")
    .compactMap { try? JSONDecoder().decode(SamplePage.self, from: Data($0.utf8)) }
}
