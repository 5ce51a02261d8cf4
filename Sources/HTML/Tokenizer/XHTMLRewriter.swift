/// Writes XHTML as HTML that means the same, so that one tokenizer reads both.
///
/// What differs in XML: any element may be empty by `/>`, CDATA sections are text wherever they stand,
/// processing instructions end in `?>`, and void elements may have end tags. Everything else is left as it
/// stands, whether it is well-formed or not: what is sent as XHTML often is not. Time and memory are in
/// proportion to the source.
struct XHTMLRewriter {
  private var output: [UInt8] = []
  /// The source up to here is written.
  private var written = 0
  /// Whether no `?>` follows any more.
  private var lacksInstructionEnd = false

  /// Rewrites a document.
  ///
  /// - Parameter source: XHTML in UTF-8.
  /// - Returns: HTML in UTF-8.
  static func html(of source: [UInt8]) -> [UInt8] {
    var rewriter = XHTMLRewriter()
    rewriter.output.reserveCapacity(source.count + source.count / 16)
    rewriter.rewrite(source.span)
    return rewriter.output
  }

  private mutating func rewrite(_ source: Span<UInt8>) {
    var place = 0
    while true {
      place = Scan.find(0x3C, in: source, from: place)
      guard place + 1 < source.count else { break }
      switch source[place + 1] {
      case 0x3F: place = instruction(source, at: place)
      case 0x21: place = declaration(source, at: place)
      case 0x2F: place = endTag(source, at: place)
      case let byte where Scan.isLetter(byte): place = startTag(source, at: place)
      default: place += 1
      }
    }
    copy(source, upTo: source.count)
  }

  /// Writes what of the source is not written yet.
  private mutating func copy(_ source: Span<UInt8>, upTo end: Int) {
    append(source, written..<end)
    written = end
  }

  private mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
    let part = source.extracting(range)
    output.append(addingCapacity: part.count) { output in
      for index in part.indices { output.append(part[index]) }
    }
  }

  /// Leaves out a processing instruction; one that does not end is left to HTML.
  private mutating func instruction(_ source: Span<UInt8>, at start: Int) -> Int {
    if lacksInstructionEnd { return start + 2 }
    var end = Scan.find(0x3E, in: source, from: min(start + 3, source.count))
    while end < source.count, source[end - 1] != 0x3F {
      end = Scan.find(0x3E, in: source, from: end + 1)
    }
    guard end < source.count else {
      lacksInstructionEnd = true
      return start + 2
    }
    copy(source, upTo: start)
    written = end + 1
    return written
  }

  private mutating func declaration(_ source: Span<UInt8>, at start: Int) -> Int {
    if has("<!--", source, at: start) {
      return min(XHTMLRewriter.end(of: 0x2D, source, from: start + 4), source.count)
    }
    guard has("<![CDATA[", source, at: start) else { return doctype(source, at: start) }
    copy(source, upTo: start)
    let end = XHTMLRewriter.end(of: 0x5D, source, from: start + 9)
    for index in start + 9..<max(start + 9, min(end - 3, source.count)) {
      switch source[index] {
      case 0x26: output += [0x26, 0x61, 0x6D, 0x70, 0x3B]
      case 0x3C: output += [0x26, 0x6C, 0x74, 0x3B]
      default: output.append(source[index])
      }
    }
    written = min(end, source.count)
    return written
  }

  /// Takes the declarations out of a doctype that has some.
  private mutating func doctype(_ source: Span<UInt8>, at start: Int) -> Int {
    var place = start + 2
    while place < source.count, source[place] != 0x3E, source[place] != 0x5B { place += 1 }
    guard place < source.count, source[place] == 0x5B else { return min(place, source.count) }
    copy(source, upTo: place)
    while place + 1 < source.count, source[place] != 0x5D || source[place + 1] != 0x3E {
      place += 1
    }
    written = min(place + 1, source.count)
    return written
  }

  /// Leaves out the end tags of void elements: HTML reads `</br>` as another `br`.
  private mutating func endTag(_ source: Span<UInt8>, at start: Int) -> Int {
    let nameEnd = Tokenizer.nameEnd(source, from: start + 2)
    let end = min(Scan.find(0x3E, in: source, from: nameEnd) + 1, source.count)
    if isOne(of: XHTMLRewriter.void, source, start + 2..<nameEnd) {
      copy(source, upTo: start)
      written = end
    }
    return end
  }

  private mutating func startTag(_ source: Span<UInt8>, at start: Int) -> Int {
    let name = start + 1..<Tokenizer.nameEnd(source, from: start + 1)
    guard let (end, isEmpty) = XHTMLRewriter.tagEnd(source, from: name.upperBound) else {
      return source.count
    }
    if isEmpty {
      if !isOne(of: XHTMLRewriter.void, source, name) {
        copy(source, upTo: end - 2)
        output.append(0x3E)
        output += [0x3C, 0x2F]
        append(source, name)
        output.append(0x3E)
        written = end
      }
      return end
    }
    if isOne(of: XHTMLRewriter.code, source, name) { return code(source, in: name, from: end) }
    return end
  }

  /// The place after a tag whose name ends at `start`, and whether it ends in `/>`; `nil` if it has no end.
  private static func tagEnd(_ source: Span<UInt8>, from start: Int) -> (Int, Bool)? {
    var place = start
    while place < source.count {
      switch source[place] {
      case 0x3E: return (place + 1, source[place - 1] == 0x2F)
      case 0x3D:
        place = Tokenizer.skipSpace(source, from: place + 1)
        guard place < source.count else { return nil }
        let quote = source[place]
        if quote == 0x22 || quote == 0x27 {
          place = Scan.find(quote, in: source, from: place + 1) + 1
        } else {
          // Without quotes it is no XML, and `/` may be the end of an address.
          while place < source.count, source[place] != 0x3E, !Scan.isSpace(source[place]) {
            place += 1
          }
          if place < source.count, source[place] == 0x3E { return (place + 1, false) }
        }
      default: place += 1
      }
    }
    return nil
  }

  /// Takes the marks of CDATA sections out of a script or a style sheet, which HTML reads as it stands.
  private mutating func code(
    _ source: Span<UInt8>, in name: Range<Int>, from start: Int
  ) -> Int {
    var place = start
    while place < source.count {
      place = Scan.find(0x3C, in: source, from: place)
      guard place + 1 < source.count else { return source.count }
      if source[place + 1] == 0x2F, isSame(source, name, at: place + 2) { return place }
      guard has("<![CDATA[", source, at: place) else {
        place += 1
        continue
      }
      copy(source, upTo: place)
      let end = XHTMLRewriter.end(of: 0x5D, source, from: place + 9)
      let content = place + 9..<max(place + 9, min(end - 3, source.count))
      // What would end the element in HTML cannot be written there.
      if !XHTMLRewriter.hasEndTag(source, content) { append(source, content) }
      written = min(end, source.count)
      place = written
    }
    return source.count
  }

  private static func hasEndTag(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range.dropLast() where source[index] == 0x3C && source[index + 1] == 0x2F {
      return true
    }
    return false
  }

  /// The place after the next two of a byte that a `>` follows; beyond the source if there is none.
  private static func end(of byte: UInt8, _ source: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while true {
      place = Scan.find(0x3E, in: source, from: place)
      guard place < source.count else { return source.count + 3 }
      if place >= start + 2, source[place - 1] == byte, source[place - 2] == byte {
        return place + 1
      }
      place += 1
    }
  }

  private func has(_ text: StaticString, _ source: Span<UInt8>, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= source.count else { return false }
    var place = start
    for byte in text.description.utf8 {
      if source[place] != byte { return false }
      place += 1
    }
    return true
  }

  private func isSame(_ source: Span<UInt8>, _ name: Range<Int>, at start: Int) -> Bool {
    guard start + name.count <= source.count else { return false }
    return name.indices.allSatisfy {
      NameTable.lower(source[$0]) == NameTable.lower(source[start + $0 - name.lowerBound])
    }
  }

  private func isOne(of names: [[UInt8]], _ source: Span<UInt8>, _ name: Range<Int>) -> Bool {
    names.contains { known in
      known.count == name.count
        && known.indices.allSatisfy {
          known[$0] == NameTable.lower(source[name.lowerBound + $0])
        }
    }
  }

  /// The elements without content, which HTML ends by themselves.
  private static let void =
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
    .split(separator: " ").map { Array($0.utf8) }
  /// The elements whose content HTML reads as it stands and people do not.
  private static let code = ["script", "style"].map { Array($0.utf8) }
}
