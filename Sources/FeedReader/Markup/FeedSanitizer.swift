/// Makes the markup of feeds safe: what ``FeedPolicy`` allows is written anew, links made absolute.
///
/// Module HTML's sanitiser writes a tree. Here tags are looked at one by one, as feedparser does, for two
/// reasons. Markup in feeds is pieces: `<td>` without its table or half a list, which a tree would not
/// keep. And what is well written already, as nearly all is, is copied in long runs, several times as fast
/// as it could be parsed.
///
/// It is safe whatever reads it, for `<` is written only where an allowed tag begins, and in values stand
/// neither `<`, `>` nor the quotation mark that they are in. No parser can take a text or a value for a tag,
/// not even where elements change how what is in them is read (`noscript`, `textarea`). End tags have a
/// start, and what is left open is closed, so that markup cannot close what is around it.
struct FeedSanitizer {
  /// What links are relative to.
  private var base = FeedBase.none
  /// The markup as it came; places count from its start.
  private var source: ArraySlice<UInt8> = []
  private var output: [UInt8] = []
  /// Up to where the source has been written.
  private var written = 0
  /// How many elements of each name are open.
  private var openCounts = [Int](repeating: 0, count: FeedName.count)
  /// The elements that have been opened, their names as they were written.
  private var open: [(number: Int, name: Range<Int>)] = []
  /// The numbers whose count may not be nothing.
  private var counted: [Int] = []
  /// Whether there may be another `-->`, and another `>`: what was looked for in vain is not again.
  private var hasMoreComments = true
  private var hasMoreEnds = true
  private var attributes: [FeedAttribute] = []
  /// What is left of the styles met so far: a feed has the same ones over and over.
  private var styles = KnownStyles()

  /// Elements nested deeper than this are unwrapped.
  static let maximumDepth = 512

  /// Makes a sanitiser, which keeps its memory from one text to the next.
  init() {}

  /// Sanitises markup.
  ///
  /// - Parameters:
  ///   - markup: The markup, in UTF-8.
  ///   - base: What links are relative to.
  /// - Returns: The markup without white space around it.
  mutating func sanitize(_ markup: ArraySlice<UInt8>, base: FeedBase) -> String {
    let span = markup.span
    if Scan.first(of: 0x3C, or: 0x26, in: span, 0..<span.count) == span.count {
      return String(checked: markup)
    }
    self.base = base
    source = markup
    output.removeAll(keepingCapacity: true)
    written = 0
    (hasMoreComments, hasMoreEnds) = (true, true)
    run(span)
    source = []
    return String(checked: output[...].trimmedSlice())
  }

  private mutating func run(_ span: Span<UInt8>) {
    let limit = span.count
    output.reserveCapacity(limit + limit / 16 + 64)
    var place = 0
    while true {
      place = Scan.first(of: 0x3C, or: 0x26, in: span, place..<limit)
      guard place < limit else { break }
      place =
        span[place] == 0x26
        ? reference(span, at: place, limit) : construct(span, at: place, limit)
    }
    flush(to: limit)
    while let last = open.popLast() {
      // One that was closed out of turn may still be in the list; the count is right.
      if openCounts[last.number] <= 0 { continue }
      openCounts[last.number] -= 1
      output += "</".utf8
      append(lowercased: last.name, span)
      output.append(0x3E)
    }
    for number in counted { openCounts[number] = 0 }
    counted.removeAll(keepingCapacity: true)
  }

  /// Writes the source up to a place.
  private mutating func flush(to place: Int) {
    if place > written {
      output.append(contentsOf: source[(source.startIndex + written)..<(source.startIndex + place)])
    }
    written = max(written, place)
  }

  /// Writes the source up to a place, and leaves out what is from there to another.
  private mutating func skip(_ start: Int, to end: Int) -> Int {
    flush(to: start)
    written = end
    return end
  }

  /// Writes the source up to a place, then something for what is from there to another.
  private mutating func replace(_ start: Int, to end: Int, with text: StaticString) -> Int {
    flush(to: start)
    text.withUTF8Buffer { output.append(contentsOf: $0) }
    written = end
    return end
  }

  private mutating func append(lowercased name: Range<Int>, _ span: Span<UInt8>) {
    for place in name {
      output.append(span[place] &- 0x41 < 26 ? span[place] | 0x20 : span[place])
    }
  }

  // MARK: References

  /// Keeps a reference as it was written, and escapes an ampersand that begins none.
  private mutating func reference(
    _ span: Span<UInt8>, at start: Int, _ limit: Int
  ) -> Int {
    guard let end = MarkupReference.end(span, at: start, limit) else {
      return replace(start, to: start + 1, with: "&amp;")
    }
    guard span[start + 1] == 0x23 else { return end }
    switch MarkupReference.number(span, start + 2..<end - 1) {
    case 0x22 where end - start == 5: return replace(start, to: end, with: "\"")
    case 0x27 where end - start == 5: return replace(start, to: end, with: "'")
    case .some(let value) where (0x80...0x9F).contains(value):
      // What windows-1252 has there is what was meant.
      flush(to: start)
      MarkupReference.append(value, to: &output)
      written = end
      return end
    case .some:
      if span[start + 2] == UInt8(ascii: "X") {
        flush(to: start + 2)
        output.append(UInt8(ascii: "x"))
        written = start + 3
      }
      return end
    case nil: return replace(start, to: start + 1, with: "&amp;")
    }
  }

  // MARK: Tags

  /// Reads what begins with `<`, and says where it ends.
  private mutating func construct(
    _ span: Span<UInt8>, at start: Int, _ limit: Int
  ) -> Int {
    guard start + 1 < limit else { return replace(start, to: start + 1, with: "&lt;") }
    switch span[start + 1] {
    case UInt8(ascii: "!"): return declaration(span, at: start, limit)
    case UInt8(ascii: "?"):
      if let end = endOfDeclaration(span, from: start, limit) {
        return skip(start, to: end)
      }
    case UInt8(ascii: "/"): if let end = endTag(span, at: start, limit) { return end }
    case let byte where (byte | 0x20) &- 0x61 < 26:
      if let end = startTag(span, at: start, limit) { return end }
    default: break
    }
    return replace(start, to: start + 1, with: "&lt;")
  }

  /// Leaves out a comment, a document type, or a section; `<!` before anything else is text.
  private mutating func declaration(
    _ span: Span<UInt8>, at start: Int, _ limit: Int
  ) -> Int {
    if start + 3 < limit, span[start + 2] == 0x2D, span[start + 3] == 0x2D, hasMoreComments {
      if let end = Scan.end(of: "-->", in: span, start + 4..<limit) {
        return skip(start, to: end)
      }
      hasMoreComments = false
    }
    let isDoctype =
      start + 8 < limit && (span[start + 2] | 0x20) == 0x64 && (span[start + 3] | 0x20) == 0x6F
    if isDoctype || (start + 3 < limit && span[start + 2] == 0x2D && span[start + 3] == 0x2D) {
      if let end = endOfDeclaration(span, from: start, limit) {
        return skip(start, to: end)
      }
    }
    return replace(start, to: start + 1, with: "&lt;")
  }

  private mutating func endOfDeclaration(
    _ span: Span<UInt8>, from start: Int, _ limit: Int
  ) -> Int? {
    guard hasMoreEnds else { return nil }
    let end = Scan.first(of: 0x3E, or: 0x3E, in: span, start..<limit)
    hasMoreEnds = end < limit
    return hasMoreEnds ? end + 1 : nil
  }

  /// Writes an end tag if its element is open; nil if it is none.
  private mutating func endTag(
    _ span: Span<UInt8>, at start: Int, _ limit: Int
  ) -> Int? {
    var place = start + 2
    while place < limit, FeedAttribute.isName(span[place]) { place += 1 }
    guard place > start + 2, (span[start + 2] | 0x20) &- 0x61 < 26 else { return nil }
    let name = start + 2..<place
    let isPlain = place < limit && span[place] == 0x3E
    while place < limit, span[place] != 0x3E, span[place] != 0x3C { place += 1 }
    let end = place < limit && span[place] == 0x3E ? place + 1 : place
    let known = FeedName(span, name)
    guard known.traits.contains(.element), !known.traits.contains(.void),
      openCounts[known.number] > 0
    else { return skip(start, to: end) }
    openCounts[known.number] -= 1
    // Misnested tags are near each other; whoever nests worse pays with a longer list.
    if open.last?.number == known.number {
      open.removeLast()
    } else if let index = open.suffix(16).lastIndex(where: { $0.number == known.number }) {
      open.remove(at: index)
    }
    if isPlain, Scan.isLower(span, name) { return end }
    flush(to: start)
    output += "</".utf8
    append(lowercased: name, span)
    output.append(0x3E)
    written = end
    return end
  }

  /// Writes a start tag with what is allowed of its attributes; nil if it does not end.
  private mutating func startTag(
    _ span: Span<UInt8>, at start: Int, _ limit: Int
  ) -> Int? {
    var place = start + 1
    while place < limit, FeedAttribute.isName(span[place]) { place += 1 }
    let name = start + 1..<place
    let known = FeedName(span, name)
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    var isAsWritten = true
    var isEmpty = false
    if place < limit, span[place] == 0x3E {
      place += 1
    } else {
      guard
        let end = FeedAttribute.read(
          span, from: place, limit, into: &attributes, &isAsWritten, &isEmpty)
      else { return nil }
      place = end
    }
    if known.traits.contains(.dropped) {
      return skip(start, to: isEmpty ? place : endOfElement(span, name, from: place, limit))
    }
    guard known.traits.contains(.element) else { return skip(start, to: place) }
    let isVoid = known.traits.contains(.void)
    if !isVoid, !isEmpty {
      if !known.traits.contains(.endsItself) {
        guard open.count < FeedSanitizer.maximumDepth else { return skip(start, to: place) }
        open.append((known.number, name))
      }
      if openCounts[known.number] == 0 { counted.append(known.number) }
      openCounts[known.number] += 1
    }
    isAsWritten = isAsWritten && isVoid == isEmpty && Scan.isLower(span, name)
    if isAsWritten, isEmpty { isAsWritten = span[place - 3] == 0x20 }
    if isAsWritten, attributes.isEmpty { return place }
    let isSorted = isSorted
    if isAsWritten, isSorted, attributes.allSatisfy({ $0.isKept(span, base) }) { return place }
    flush(to: start)
    output.append(0x3C)
    append(lowercased: name, span)
    if !isSorted { sortAttributes() }
    for attribute in attributes {
      if let whole = attribute.wholeIfKept(span, base) {
        output.append(0x20)
        output.append(
          contentsOf: source[
            (source.startIndex + whole.lowerBound)..<(source.startIndex + whole.upperBound)])
      } else {
        attribute.write(span, base, &styles, to: &output)
      }
    }
    if isVoid {
      output += " />".utf8
    } else {
      output.append(0x3E)
      if isEmpty {
        output += "</".utf8
        append(lowercased: name, span)
        output.append(0x3E)
      }
    }
    written = place
    return place
  }

  private var isSorted: Bool {
    guard attributes.count > 1 else { return true }
    for index in 1..<attributes.count
    where attributes[index - 1].known.number >= attributes[index].known.number {
      return false
    }
    return true
  }

  /// Puts the attributes in the order of their names, so that generators' habits make no difference; of
  /// those of one name the first stays.
  private mutating func sortAttributes() {
    var count = 0
    for index in attributes.indices {
      let attribute = attributes[index]
      var place = count
      // There are at most 64.
      while place > 0, attribute.known.number < attributes[place - 1].known.number { place -= 1 }
      if place > 0, attribute.known.number == attributes[place - 1].known.number { continue }
      for moved in stride(from: count, to: place, by: -1) {
        attributes[moved] = attributes[moved - 1]
      }
      attributes[place] = attribute
      count += 1
    }
    if count < attributes.count { attributes.removeSubrange(count...) }
  }

  /// Where an element ends whose content is no markup: after its end tag, or with the text.
  private func endOfElement(
    _ span: Span<UInt8>, _ name: Range<Int>, from start: Int, _ limit: Int
  ) -> Int {
    var place = start
    while true {
      place = Scan.first(of: 0x3C, or: 0x3C, in: span, place..<limit)
      guard place + 2 + name.count < limit else { return limit }
      let isEnd =
        span[place + 1] == 0x2F && !FeedAttribute.isName(span[place + 2 + name.count])
        && name.indices.allSatisfy {
          (span[place + 2 + $0 - name.lowerBound] | 0x20) == (span[$0] | 0x20)
        }
      if isEnd {
        let end = Scan.first(of: 0x3E, or: 0x3E, in: span, place..<limit)
        return min(end + 1, limit)
      }
      place += 1
    }
  }
}
