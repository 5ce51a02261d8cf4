/// What a mark of emphasis can be by what stands around it (CommonMark, section 6.2).
///
/// Beside other marks it is not known yet what stands around: they, or what is around them if they
/// are dropped.
struct MarkdownFlanks {
  /// Whether it is the beginning of an emphasis, whatever becomes of the marks beside it.
  let opens: Bool
  /// Whether it is the end of one, whatever becomes of them.
  let closes: Bool
  /// Whether it could be the end of one.
  let mayClose: Bool

  /// - Parameters:
  ///   - before: What stands before all the marks side by side.
  ///   - after: What stands after them all.
  ///   - isFirst: Whether no mark stands right before.
  ///   - isLast: Whether none stands right after.
  init(before: MarkdownNeighbor, after: MarkdownNeighbor, isFirst: Bool, isLast: Bool) {
    let befores = isFirst ? [before] : [before, .punctuation]
    let afters = isLast ? [after] : [after, .punctuation]
    func flanks(_ inner: MarkdownNeighbor, _ outer: MarkdownNeighbor) -> Bool {
      inner != .space && (inner != .punctuation || outer != .word)
    }
    opens = befores.allSatisfy { before in afters.allSatisfy { flanks($0, before) } }
    closes = befores.allSatisfy { before in afters.allSatisfy { flanks(before, $0) } }
    mayClose = befores.contains { before in afters.contains { flanks(before, $0) } }
  }
}
