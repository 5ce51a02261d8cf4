/// Tells what readers have written from the forms and links around it.
struct CommentFilter {
  let elements: ElementTable
  let text: [UInt8]

  /// Keeps the comments in a part of a page, however short, with the names of those who wrote them.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of the page.
  ///   - range: Those that stand in what its classes call comments; a counter or a link is called so too.
  func keep(_ blocks: inout [TextBlock], _ range: Range<Int>) {
    let wanted = range.filter { isWanted(blocks[$0]) }
    guard wanted.contains(where: { blocks[$0].stops > 0 && blocks[$0].units >= 8 }) else { return }
    for index in wanted { blocks[index].exclusion = nil }
  }

  private func isWanted(_ block: TextBlock) -> Bool {
    if !elements[block.container].marks.isDisjoint(with: [.form, .control, .nav]) { return false }
    if block.linkDensity > 0.5, block.units >= 40 { return false }
    guard block.units < 160 else { return true }
    let line = text.span.extracting(block.range)
    if Leftovers.shared.kind(line) != nil { return false }
    // "Reply to Ina"
    return block.linkDensity < 0.9 || !Text.of(line).lowercased().hasPrefix("reply")
  }
}
