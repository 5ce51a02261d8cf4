internal import CPCRE2

/// A search for matches in one text, with a bound on what it costs.
///
/// A backtracking matcher can take time that is exponential in the text, and one that does not still begins anew at
/// every place. So each beginning has so many steps, the text is gone through by few beginnings at a time, and after
/// them the processor time is looked at.
package struct PatternSearch: ~Copyable {
  /// Two seconds, in nanoseconds.
  package static let usualLimit: UInt64 = 2_000_000_000

  private let code: PatternCode
  private let limit: UInt64
  private let start = StageMeter.threadTime()
  private let match: OpaquePointer?
  private let context: OpaquePointer?

  init(_ code: PatternCode, limit: UInt64) {
    self.code = code
    self.limit = limit
    match = pcre2_match_data_create_8(1, nil)
    context = pcre2_match_context_create_8(nil)
    // In KiB, for what an expression has to come back to; where it is matched without compiled code.
    pcre2_set_heap_limit_8(context, 1 << 16)
  }

  deinit {
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(match)
  }

  /// The first match that begins at an offset or behind it.
  mutating func next(in bytes: Span<UInt8>, from offset: Int) throws(StageError) -> Range<Int>? {
    // To the end and back for every character, for an expression that takes all and then gives back.
    let steps = min(max(bytes.count * 10, 200_000), 20_000_000)
    pcre2_set_match_limit_8(context, UInt32(steps))
    // About a second for all that begin in a window, at ten nanoseconds a step.
    let window = code.isAnchored ? bytes.count : 200_000_000 / steps
    var at = offset
    while true {
      let last = min(at + window, bytes.count)
      if let range = try match(bytes, from: at, startingBefore: last) { return range }
      guard last < bytes.count else { return nil }
      guard StageMeter.threadTime() &- start < limit else { throw Self.tooLong }
      at = last
      while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
  }

  private mutating func match(
    _ bytes: Span<UInt8>, from offset: Int, startingBefore last: Int
  ) throws(StageError) -> Range<Int>? {
    pcre2_set_offset_limit_8(context, last)
    let (code, match, context) = (code.handle, match, context)
    let result = bytes.withUnsafeBufferPointer { text -> Int32 in
      // A pointer is asked for where there is no text, too.
      let none: [UInt8] = [0]
      return none.withUnsafeBufferPointer { none in
        let start = text.baseAddress ?? none.baseAddress
        let found = pcre2_match_8(
          code, start, text.count, offset, PCRE2_NO_UTF_CHECK, match, context)
        guard found == PCRE2_ERROR_JIT_STACKLIMIT else { return found }
        // Compiled code has the stack alone; the other matcher has more room.
        return pcre2_match_8(
          code, start, text.count, offset, PCRE2_NO_UTF_CHECK | UInt32(PCRE2_NO_JIT), match, context
        )
      }
    }
    if result == PCRE2_ERROR_NOMATCH { return nil }
    guard result >= 0, let pair = pcre2_get_ovector_pointer_8(match) else { throw Self.tooLong }
    // \K in a look-ahead can put the start behind the end.
    return min(pair[0], pair[1])..<pair[1]
  }

  private static var tooLong: StageError {
    StageError(
      .expression,
      "a regular expression takes too long on this text: it can match in too many ways",
      hint: "make its repetitions definite: not (a+)+ or .*.*, and [^.]* rather than .*")
  }
}
