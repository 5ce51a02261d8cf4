import PipeKit

/// Writes a digest: collects while documents come, and writes it when they have ended.
struct DigestWriter: ExportWriter {
  private var file: OutputFile
  private var builder: DigestBuilder
  private let render: @Sendable (Digest) -> String

  /// Opens the file.
  init(_ order: ExportOrder, render: @escaping @Sendable (Digest) -> String) throws(FileError) {
    builder = DigestBuilder(order)
    file = try OutputFile(order)
    self.render = render
  }

  mutating func write(_ batch: Batch) {
    for document in batch { builder.add(document) }
  }

  mutating func commit() throws {
    let text = render(builder.digest)
    try file.write { $0 += text.utf8 }
    try file.commit()
  }

  mutating func discard() { file.discard() }
}
