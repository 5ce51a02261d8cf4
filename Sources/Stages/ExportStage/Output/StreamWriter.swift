import PipeKit

/// Writes a text format to standard output or a device, where nothing can be taken back.
struct StreamWriter: ExportWriter {
  private let text: TextOutput
  private var output: BufferedFile
  /// The lines of an edition: there is no file beside which they could be kept.
  private var spool: [UInt8] = []
  /// Whether there was no document yet.
  private var isFirst = true
  /// Whether whoever read standard output has had enough, though other outputs want more.
  private var isUnwanted = false

  /// Writes to an open stream.
  init(_ text: TextOutput, _ stream: any OpenFile) throws(FileError) {
    self.text = text
    output = BufferedFile(stream, packedBy: text.order.options.packing)
    try output.write(text.head)
  }

  /// An edition is written at the end, and until then nobody has any of it.
  var holdsCheckpoints: Bool { text.edition != nil }

  mutating func write(_ batch: Batch) throws { try write(prepared: text.lines(batch)) }

  mutating func write(prepared: any Sendable) throws {
    guard let lines = prepared as? [UInt8] else { return }
    if text.edition != nil {
      spool += lines
    } else {
      try whileWanted { writer in
        try writer.output.write(writer.text.placed(lines, isFirst: &writer.isFirst))
        // Somebody may read along.
        if writer.text.order.isStandardOutput { try writer.output.flush() }
      }
    }
  }

  mutating func keep() throws -> ExportNote? {
    try whileWanted { try $0.output.flush() }
    return nil
  }

  mutating func finish() throws -> ExportEnd {
    try whileWanted { writer in
      if let edition = writer.text.edition {
        let spool = Spool(reader: SpoolReader(writer.spool), length: writer.spool.count)
        try edition.write(spool, over: nil, to: &writer.output)
      }
      try writer.output.write(writer.text.tail)
      try writer.output.sync()
      try writer.output.close()
    }
    return ExportEnd(isUnwanted: isUnwanted)
  }

  mutating func discard() { try? output.close() }

  /// Writes, unless whoever read standard output has had enough: then the other outputs get all the same
  /// what they are to get.
  ///
  /// - Throws: What writing throws; that nobody reads on, too, where there is no other output.
  private mutating func whileWanted(_ write: (inout StreamWriter) throws -> Void) throws {
    if isUnwanted { return }
    let context = text.order.context
    do {
      try write(&self)
    } catch let error as FileError
      where error.kind == .brokenPipe && text.order.isStandardOutput && !context.readerEndsRun
    {
      isUnwanted = true
      context.noteClosedOutput()
    }
  }
}
