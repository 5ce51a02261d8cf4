import PipeKit
import PipeTesting

@testable import ExportStage

/// Writes a digest of documents without a file.
///
/// - Parameters:
///   - documents: The documents.
///   - title: The headline.
///   - style: How it is written.
///   - groupBy: What it is grouped by.
/// - Returns: The digest.
/// - Throws: What writing throws.
func digestText(
  _ documents: [Document], title: String = "", _ style: any DigestStyle.Type,
  groupBy: Export.Grouping? = nil
) throws -> String {
  let files = MemoryFileSystem()
  let order = DigestOrder(title: title, day: "", grouping: groupBy, style: style)
  let records = DigestItem.lines(of: documents)
  var digest = try Digest(order, SpoolReader(records), length: records.count)
  var output = BufferedFile(try files.standardOutput())
  try style.write(&digest, to: &output)
  try output.flush()
  return files.standardOutputText
}
