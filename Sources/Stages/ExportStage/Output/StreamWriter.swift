import PipeKit

/// Writes a text format to standard output or a device, where nothing can be taken back.
struct StreamWriter: ExportWriter {
  private let text: TextOutput
  private var output: BufferedFile
  /// The lines of a digest: there is no file beside which they could be kept.
  private var spool: [UInt8] = []

  /// Writes to an open stream.
  init(_ text: TextOutput, _ stream: any OpenFile) {
    self.text = text
    output = BufferedFile(stream)
  }

  mutating func write(_ batch: Batch) throws { try write(prepared: text.lines(batch)) }

  mutating func write(prepared: any Sendable) throws {
    guard let lines = prepared as? [UInt8] else { return }
    if text.digest != nil {
      spool += lines
    } else {
      try output.write(lines)
      // Somebody may read along.
      if text.order.isStandardOutput { try output.flush() }
    }
  }

  mutating func keep() throws -> ExportNote? {
    try output.flush()
    return nil
  }

  mutating func finish() throws -> ExportEnd {
    if let order = text.digest {
      var digest = try Digest(order, SpoolReader(spool), length: spool.count)
      try order.style.write(&digest, to: &output)
    }
    try output.sync()
    try output.close()
    return ExportEnd()
  }

  mutating func discard() { try? output.close() }
}
