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
  var output = BufferedFile(try files.standardOutput())
  let spool = Spool(reader: SpoolReader(records), length: records.count)
  try order.write(spool, over: nil, to: &output)
  try output.flush()
  return files.standardOutputText
}
