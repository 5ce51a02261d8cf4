/// The content of a file, which the system reads where it is looked at, and shares among processes, where it can.
///
/// A file that is made shorter meanwhile takes the process with it; one that is replaced by renaming does not.
public final class MappedFile: Sendable {
  /// The content; valid as long as this object is there.
  public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes a file's memory.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - release: Gives the memory back.
  public init(
    _ bytes: UnsafeRawBufferPointer,
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.bytes = bytes
    self.release = release
  }

  /// Keeps a copy of some bytes.
  public convenience init(_ content: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 16)
    memory.copyBytes(from: content)
    self.init(UnsafeRawBufferPointer(memory)) { $0.deallocate() }
  }

  deinit { release(bytes) }
}

extension FileSystem {
  /// Maps a file whose beginning says how long it is; a pipe is read so far.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes that are read of what cannot be mapped.
  ///   - headLength: How many bytes tell the length.
  ///   - length: Tells it of the first bytes, which may be fewer, or throws where they are not what is looked for.
  /// - Returns: The content; of a file that can be mapped all of it, however long that is.
  /// - Throws: ``FileError``, and what the closure throws.
  package func mapped(
    _ path: String, limit: Int, headLength: Int, length: ([UInt8]) throws -> Int
  ) throws -> MappedFile {
    let file = try open(path, .read)
    defer { try? file.close() }
    var bytes: [UInt8] = []
    func read(upTo count: Int) throws(FileError) {
      while bytes.count < count {
        if try file.read(into: &bytes, count: min(count - bytes.count, 1 << 20)) == 0 { return }
      }
    }
    try read(upTo: headLength)
    let wanted = try length(bytes)
    if let mapped = try file.mapped() { return mapped }
    if wanted > limit {
      throw FileError(.tooLarge, path: path, "larger than \(ByteSize(limit))")
    }
    // One more shows that it is too long.
    try read(upTo: wanted + 1)
    return MappedFile(bytes)
  }
}
