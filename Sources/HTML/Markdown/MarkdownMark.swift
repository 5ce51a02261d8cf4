/// A mark of emphasis, or of a link, that has been written.
struct MarkdownMark {
  var offset: Int
  var style: MarkdownInline.Style
  var isOpen: Bool
  /// The place of the mark that belongs to it, once it is written.
  var partner: Int
  var isValid = true

  /// How many bytes the mark is.
  var length: Int { isOpen ? style.open.count : style.close.count }

  /// Finds the marks that CommonMark would not read as such (section 6.2, "flanking").
  static func judge(_ marks: inout [MarkdownMark], in buffer: [UInt8]) {
    var first = 0
    var stars = 0
    while first < marks.count {
      // Marks that stand side by side: what is around them all may come to stand beside each of them.
      let last = lastNeighbor(of: first, in: marks) { $0.style.isFlanking && $1.style.isFlanking }
      let before = MarkdownNeighbor(before: marks[first].offset, in: buffer)
      let after = MarkdownNeighbor(after: marks[last].offset + marks[last].length, in: buffer)
      var start = first
      while start <= last {
        // Those of one character are one mark to CommonMark, and the others punctuation beside it.
        let end = lastNeighbor(of: start, in: marks) {
          $1.style.isFlanking && $0.character == $1.character
        }
        let flanks = MarkdownFlanks(
          before: before, after: after, isFirst: start == first, isLast: end == last)
        judge(start...end, of: &marks, flanks, &stars)
        start = end + 1
      }
      first = last + 1
    }
    join(&marks)
  }

  /// Leaves out ends that a beginning of the same kind follows, with but dropped marks between.
  private static func join(_ marks: inout [MarkdownMark]) {
    var end = -1
    var last: Int?
    for index in marks.indices {
      if marks[index].offset != end { last = nil }
      end = marks[index].offset + marks[index].length
      guard marks[index].isValid else { continue }
      if let previous = last, !marks[previous].isOpen, marks[index].isOpen,
        marks[previous].style == marks[index].style
      {
        marks[previous].isValid = false
        marks[index].isValid = false
        last = nil
      } else {
        last = index
      }
    }
  }

  private static func judge(
    _ run: ClosedRange<Int>, of marks: inout [MarkdownMark], _ flanks: MarkdownFlanks,
    _ stars: inout Int
  ) {
    for index in run where marks[index].style.isFlanking && marks[index].isValid {
      let isStar = marks[index].character == 0x2A
      if marks[index].isOpen {
        // Where it could be the end of what is open, it would be read as that.
        let isValid = flanks.opens && !(isStar && flanks.mayClose && stars > 0)
        if !isValid { drop(index, of: &marks) }
        if isStar, isValid { stars += 1 }
      } else {
        if !flanks.closes { drop(index, of: &marks) }
        if isStar { stars -= 1 }
      }
    }
  }

  private var character: UInt8 { style.open.first ?? 0 }

  /// The last of the marks from one on that stand side by side and that a function says belong
  /// together.
  private static func lastNeighbor(
    of first: Int, in marks: [MarkdownMark], _ belong: (MarkdownMark, MarkdownMark) -> Bool
  ) -> Int {
    var last = first
    while last + 1 < marks.count,
      marks[last + 1].offset == marks[last].offset + marks[last].length,
      belong(marks[last], marks[last + 1])
    {
      last += 1
    }
    return last
  }

  private static func drop(_ index: Int, of marks: inout [MarkdownMark]) {
    marks[index].isValid = false
    marks[marks[index].partner].isValid = false
  }
}
