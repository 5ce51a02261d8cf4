import FetchStage
import PipeKit
import TextSummarizer

/// Reads texts with the summaries people wrote of them, from JSON Lines, packed by gzip or zstd or not.
///
/// All rows are held in memory. The first row that cannot be read ends it.
struct SummaryReader {
  let fields: SummaryFields
  let files: any FileSystem

  /// What was read.
  struct Rows {
    /// The texts and their summaries.
    var texts: [SummarizedText] = []
    /// How many rows were left out as text or summary is missing.
    var incomplete = 0

    /// What is to be said of what was left out.
    var remarks: [String] {
      incomplete > 0
        ? ["left out \(incomplete.counted("row", "rows")) without a text or without a summary"] : []
    }
  }

  /// Reads files, in their order; `-` is standard input.
  func read(_ paths: [String]) throws(DataError) -> Rows {
    var rows = Rows()
    for path in paths {
      try DataError.naming(path) { try read(path, &rows) }
    }
    if rows.texts.isEmpty {
      throw DataError(
        "there are no rows with a text and a summary",
        hint:
          "each line is to be as {\"text\": \"…\", \"summary\": \"…\"}; --text and --summary name other fields"
      )
    }
    return rows
  }

  private func read(_ path: String, _ rows: inout Rows) throws {
    let input = try InputFile(path, as: .text, files)
    defer { try? input.file.close() }
    let example = #"{"text": "…", "summary": "…"}"#
    try DataObjects.forEach(in: input, path, like: example) { object, line in
      let place = "'\(path)' line \(line)"
      let text = try lineByLine(object[fields.text], fields.text, place)
      let summary = try lineByLine(object[fields.summary], fields.summary, place)
      guard !text.trimmed.isEmpty, !summary.trimmed.isEmpty else {
        rows.incomplete += 1
        return
      }
      rows.texts.append(
        SummarizedText(
          SourceText(
            text, title: object["title"]?.string,
            language: object["language"]?.string ?? fields.language?.text),
          reference: summary))
    }
  }

  /// A text, or the sentences of a list, a line each.
  private func lineByLine(
    _ value: JSON?, _ name: String, _ place: String
  ) throws(DataError) -> String {
    switch value {
    case nil, .null?: return ""
    case .string(let text)?: return text
    case .array(let items)?:
      let lines = items.compactMap(\.string)
      if lines.count == items.count { return lines.joined(separator: "\n") }
    default: break
    }
    throw DataError("\(place): '\(name)' is neither a text nor a list of texts")
  }
}
