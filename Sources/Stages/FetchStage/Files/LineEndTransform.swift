/// Makes line feeds of the other ends of lines, `\r\n` and `\r`.
struct LineEndTransform: ByteTransform {
  /// Whether the last byte was a carriage return, whose line feed has been handed out.
  private var isBehindReturn = false

  mutating func read(
    into output: inout [UInt8], count: Int, reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> Int {
    let before = output.count
    var input: [UInt8] = []
    while output.count == before {
      input.removeAll(keepingCapacity: true)
      if try read(&input, count) == 0 { return 0 }
      for byte in input {
        if byte != 0x0A || !isBehindReturn { output.append(byte == 0x0D ? 0x0A : byte) }
        isBehindReturn = byte == 0x0D
      }
    }
    return output.count - before
  }
}
