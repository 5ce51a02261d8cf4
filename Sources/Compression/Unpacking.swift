/// Unpacks data that arrives in pieces and may be several streams in a row, as files of gzip members and
/// of Zstandard frames are.
///
///     var unpacking = Unpacking(.gzip)
///     while try unpacking.read(into: &bytes, count: 1 << 16, reading: read) > 0 { … }
public struct Unpacking: Sendable {
  /// How many bytes are asked for at once.
  private static let chunk = 1 << 16

  private let coding: ContentCoding
  private let ignoresWhatFollows: Bool
  private var decoder: (any ByteDecoder)?
  private var input: [UInt8] = []
  private var position = 0
  /// The offset of the first byte of the input in the data.
  private var offset = 0
  private var isAtEnd = false
  /// Whether a stream has begun and not ended.
  private var isInside = false
  /// What is wrong behind what was handed out.
  private var failure: CompressionError?
  /// Whether at least one has ended.
  private var hasEnded = false

  /// Prepares the unpacking of data from its first byte on.
  ///
  /// - Parameters:
  ///   - coding: How it is packed.
  ///   - ignoresWhatFollows: Whether what stands behind the data, and is none, is passed over, as browsers do;
  ///     else it is an error.
  public init(_ coding: ContentCoding, ignoresWhatFollows: Bool = false) {
    self.coding = coding
    self.ignoresWhatFollows = ignoresWhatFollows
  }

  /// Appends unpacked bytes.
  ///
  /// - Parameters:
  ///   - output: Gets them, behind what it has.
  ///   - count: The most bytes that it gets.
  ///   - read: Appends up to so many bytes of the data, and says how many; 0 at the end.
  /// - Returns: How many there were; 0 at the end of the data.
  /// - Throws: ``CompressionError``, whose offset counts in the data; what `read` throws.
  public mutating func read(
    into output: inout [UInt8], count: Int, reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> Int {
    guard count > 0 else { return 0 }
    if let failure { throw failure }
    let before = output.count
    while output.count == before {
      if position == input.count, !isAtEnd { try fill(read) }
      if !isInside, try !begin(read) { return 0 }
      guard let decoder else { return 0 }
      let taken = position
      let isDone: Bool
      do throws(CompressionError) {
        isDone = try decoder.decode(input, from: &position, into: &output, limit: count)
      } catch {
        let error = placed(error)
        failure = error
        // What comes before the damage is good.
        if output.count > before { break }
        throw error
      }
      if isDone {
        (isInside, hasEnded) = (false, true)
      } else if output.count == before, position == taken, isAtEnd {
        let end = offset + input.count
        throw CompressionError(
          .truncated, "\(coding.rawValue) data ends at byte \(end) before its end", offset: end)
      }
    }
    return output.count - before
  }

  /// Begins the next stream, if there is one.
  private mutating func begin(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    // Tapes and some programs fill up with zeros.
    while hasEnded {
      while position < input.count, input[position] == 0 { position += 1 }
      if position < input.count || isAtEnd { break }
      try fill(read)
    }
    while input.count - position < 4, !isAtEnd { try fill(read) }
    if position == input.count, hasEnded { return false }
    let isStream = !hasEnded || ContentCoding.sniffed(input[position...]) == coding
    guard isStream, !(hasEnded && [.brotli, .deflate].contains(coding)) else {
      if ignoresWhatFollows { return false }
      let place = offset + position
      throw CompressionError(
        .damaged, "what stands behind the \(coding.rawValue) data at byte \(place) is none",
        offset: place)
    }
    if let decoder { decoder.reset() } else { decoder = coding.makeDecoder(head: input) }
    isInside = true
    return true
  }

  private mutating func fill(_ read: (inout [UInt8], Int) throws -> Int) throws {
    input.removeFirst(position)
    offset += position
    position = 0
    if try read(&input, Self.chunk) == 0 { isAtEnd = true }
  }

  private func placed(_ error: CompressionError) -> CompressionError {
    var error = error
    error.offset += offset
    error.message = "\(error.message) (at byte \(error.offset))"
    return error
  }
}

extension ContentCoding {
  private static let mostBetweenPauses = 1 << 18

  /// Unpacks data that is there as a whole.
  ///
  /// - Parameters:
  ///   - bytes: The data.
  ///   - limit: The most bytes that may come of it.
  /// - Returns: What came of it.
  /// - Throws: ``CompressionError``, of the kind `tooLarge` where more would come of it.
  public func unpacked(
    _ bytes: [UInt8], limit: Int
  ) throws(CompressionError) -> [UInt8] {
    let (output, error) = unpackedPrefix(bytes, limit: limit)
    if let error { throw error }
    return output
  }

  /// Unpacks as much of some data as can be.
  ///
  /// - Parameters:
  ///   - bytes: The data.
  ///   - limit: The most bytes that may come of it.
  /// - Returns: What came of it, and what is wrong with the rest.
  public func unpackedPrefix(
    _ bytes: [UInt8], limit: Int
  ) -> (bytes: [UInt8], error: CompressionError?) {
    var output: [UInt8] = []
    do {
      try unpack(bytes, into: &output, limit: limit)
      return (output, nil)
    } catch {
      let error = error as? CompressionError
      return (output, error ?? CompressionError(.damaged, "\(rawValue) data", offset: 0))
    }
  }

  /// Unpacks data that is there as a whole, piece by piece.
  ///
  /// - Parameters:
  ///   - bytes: The data.
  ///   - output: Gets what comes of it; it is empty at first.
  ///   - limit: The most bytes that may come of it.
  ///   - ignoresWhatFollows: Whether what stands behind the data, and is none, is passed over.
  ///   - pause: Called between two pieces; what it throws ends it.
  /// - Throws: ``CompressionError``, and what `pause` throws; `output` then has what comes before.
  func unpack(
    _ bytes: [UInt8], into output: inout [UInt8], limit: Int, ignoresWhatFollows: Bool = false,
    pause: () throws -> Void = {}
  ) throws {
    var unpacking = Unpacking(self, ignoresWhatFollows: ignoresWhatFollows)
    let limit = min(limit, .max - 1)
    // Enough for most texts at once, as they shrink to a fifth.
    let piece = min(max(bytes.count, 1 << 10) * 6, Self.mostBetweenPauses)
    var next = 0
    var made = 0
    while true {
      let room = limit - output.count
      let count = try unpacking.read(into: &output, count: min(room + 1, piece)) { buffer, most in
        if next > 0, next < bytes.count { try pause() }
        let end = min(next + most, bytes.count)
        buffer += bytes[next..<end]
        defer { next = end }
        return end - next
      }
      if count == 0 { return }
      if output.count > limit {
        output.removeLast(output.count - limit)
        let message = "\(rawValue) data has more than \(limit) bytes, unpacked"
        throw CompressionError(.tooLarge, message, offset: bytes.count)
      }
      made += count
      if made >= Self.mostBetweenPauses {
        made = 0
        try pause()
      }
    }
  }
}
