// Content that is markup as it is written.
extension XMLReader {
  /// Elements of markup nested deeper than this are read one by one.
  private static var maximumMarkupDepth: Int { 64 }

  /// Gives the content of an element to the handler in one piece, and says where it ends; nil if it is to
  /// be read piece by piece.
  ///
  /// Reading XHTML as XML and writing it as markup gives back what was there, mostly. Here it is told
  /// where that is so: there are elements whose names and attributes are in lower case and in no
  /// namespace, closed in order, with values in double quotation marks that have references of XML's own
  /// only; and neither comments, sections nor instructions, nor entities of the document's own.
  mutating func wholeMarkup(_ span: Span<UInt8>, _ element: Range<Int>, at start: Int) -> Int? {
    guard tooDeep == 0, markupBudget > 0, text.declared.isEmpty else { return nil }
    var place = start
    guard let markup = markup(span, element, from: &place) else {
      // Whatever is written, no more than the length of the document is read twice.
      markupBudget -= place - start
      return nil
    }
    handler.markup(markup)
    return markup.range.upperBound
  }

  /// The markup up to the element's end tag; nil where it is anything else, found at the place.
  private mutating func markup(
    _ span: Span<UInt8>, _ element: Range<Int>, from place: inout Int
  ) -> XMLMarkup? {
    let start = place
    markupOpen.removeAll(keepingCapacity: true)
    var (topCount, hasTopText) = (0, false)
    var wrapper: Range<Int>?
    while true {
      let next = Scan.first(of: 0x3C, or: 0x3C, in: span, place..<span.count)
      if markupOpen.isEmpty, next > place, !XMLSigns.isBlank(span, place..<next) {
        hasTopText = true
      }
      place = next
      guard next + 1 < span.count else { return nil }
      guard span[next + 1] == 0x2F else {
        guard open.count + markupOpen.count + 1 < Self.maximumDepth,
          markupOpen.count < Self.maximumMarkupDepth,
          let tag = tag(span, &place, isTop: markupOpen.isEmpty)
        else { return nil }
        if markupOpen.isEmpty {
          topCount += 1
          wrapper =
            tag.name.count == 3 && Scan.has("div", in: span, at: tag.name.lowerBound)
            ? place..<place : nil
        }
        if !tag.isEmpty { markupOpen.append(tag.name) }
        continue
      }
      let name = markupOpen.popLast() ?? element
      let end = next + 2 + name.count
      guard end < span.count, span[end] == 0x3E,
        XMLSigns.isSame(span, name, next + 2..<end, folded: false)
      else { return nil }
      if name == element {
        guard topCount > 0 else { return nil }
        return XMLMarkup(
          range: start..<next, wrapper: topCount == 1 && !hasTopText ? wrapper : nil)
      }
      if markupOpen.isEmpty, let inner = wrapper { wrapper = inner.lowerBound..<next }
      place = end + 1
    }
  }

  /// Reads a start tag up to after its end; nil if it is not as it would be written.
  private func tag(
    _ span: Span<UInt8>, _ place: inout Int, isTop: Bool
  ) -> (name: Range<Int>, isEmpty: Bool)? {
    let start = place + 1
    guard span[start] &- 0x61 < 26 else { return nil }
    place = start + 1
    while place < span.count, span[place] &- 0x61 < 26 || span[place] &- 0x30 < 10 { place += 1 }
    let name = start..<place
    // An entry within an entry ends the one before.
    if name.count == 5 || name.count == 4,
      Scan.has("entry", in: span, at: start) || Scan.has("item", in: span, at: start)
    {
      return nil
    }
    while true {
      let before = place
      while place < span.count, span[place] <= 0x20 { place += 1 }
      guard place + 1 < span.count else { return nil }
      if span[place] == 0x3E {
        place += 1
        return (name, false)
      }
      if span[place] == 0x2F {
        guard span[place + 1] == 0x3E else { return nil }
        place += 2
        return (name, true)
      }
      guard place > before, attribute(span, &place, isTop: isTop) else { return nil }
    }
  }

  private func attribute(_ span: Span<UInt8>, _ place: inout Int, isTop: Bool) -> Bool {
    let start = place
    while place < span.count,
      span[place] &- 0x61 < 26 || span[place] &- 0x30 < 10 || span[place] == 0x2D
    {
      place += 1
    }
    guard place > start, span[start] &- 0x61 < 26, place + 1 < span.count, span[place] == 0x3D,
      span[place + 1] == 0x22
    else { return false }
    if !isTop, Scan.has("xmlns", in: span, at: start) { return false }
    var next = place + 2
    let end = Scan.first(of: 0x22, or: 0x3C, in: span, next..<span.count)
    place = min(end + 1, span.count)
    guard end < span.count, span[end] == 0x22 else { return false }
    while true {
      next = Scan.first(of: 0x26, or: 0x3E, in: span, next..<end)
      guard next < end else { return true }
      guard span[next] == 0x26,
        let (byte, length) = XMLText.predefined(span, at: next, end), byte != 0x27
      else { return false }
      next += length
    }
  }
}
