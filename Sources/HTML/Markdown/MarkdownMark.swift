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
      // Marks that stand side by side are judged by what stands around them all.
      var last = first
      var end = marks[first].offset + marks[first].length
      while marks[first].style.isFlanking, last + 1 < marks.count, marks[last + 1].offset == end,
        marks[last + 1].style.isFlanking
      {
        last += 1
        end = marks[last].offset + marks[last].length
      }
      let before = MarkdownNeighbor(before: marks[first].offset, in: buffer)
      let after = MarkdownNeighbor(after: end, in: buffer)
      let opens = after != .space && (after != .punctuation || before != .word)
      let closes = before != .space && (before != .punctuation || after != .word)
      for index in first...last where marks[index].style.isFlanking && marks[index].isValid {
        let isStar = marks[index].style.open.first == 0x2A
        if marks[index].isOpen {
          // Where it could be the end of what is open, it would be read as that.
          let isValid = opens && !(isStar && closes && stars > 0)
          if !isValid { drop(index, of: &marks) }
          if isStar, isValid { stars += 1 }
        } else {
          if !closes { drop(index, of: &marks) }
          if isStar { stars -= 1 }
        }
      }
      first = last + 1
    }
  }

  private static func drop(_ index: Int, of marks: inout [MarkdownMark]) {
    marks[index].isValid = false
    marks[marks[index].partner].isValid = false
  }
}
