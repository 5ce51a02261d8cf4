// Start tags and end tags.
extension XMLReader {
  /// Reads a start tag, and says where it ends; nil if there is none.
  mutating func startTag(_ span: Span<UInt8>, at start: Int) -> Int? {
    guard XMLSigns.startsName(span[start + 1]) else { return nil }
    var place = start + 2
    while place < span.count, XMLSigns.continuesName(span[place]) { place += 1 }
    let raw = start + 1..<place
    let namespaceCount = namespaces.count
    if !written.isEmpty { written.removeAll(keepingCapacity: true) }
    var isEmpty = false
    reading: while true {
      let before = place
      while place < span.count, span[place] <= 0x20 { place += 1 }
      guard place < span.count else {
        notes.add("a tag is not closed", at: start)
        break
      }
      switch span[place] {
      case 0x3E:
        place += 1
        break reading
      case 0x3C:
        // A tag that is not closed ends where the next one begins.
        notes.add("a tag is not closed", at: start)
        break reading
      case 0x2F:
        place += 1
        isEmpty = place < span.count && span[place] == 0x3E
      default:
        if place == before { notes.add("no space parts two attributes", at: place) }
        place = attribute(span, at: place)
      }
    }
    begin(span, raw, namespaceCount, isEmpty: isEmpty)
    if !isEmpty, handler.wantsMarkup, let end = wholeMarkup(span, raw, at: place) { return end }
    return place
  }

  private mutating func attribute(_ span: Span<UInt8>, at start: Int) -> Int {
    var place = start + 1
    while place < span.count, XMLSigns.continuesName(span[place]) { place += 1 }
    let name = start..<place
    while place < span.count, span[place] <= 0x20 { place += 1 }
    guard place < span.count, span[place] == 0x3D else {
      notes.add("an attribute has no value", at: start)
      return place
    }
    place += 1
    while place < span.count, span[place] <= 0x20 { place += 1 }
    guard place < span.count else { return place }
    let quote = span[place]
    let value: Range<Int>
    if quote == 0x22 || quote == 0x27 {
      if let close = close(span, of: place) {
        value = place + 1..<close
        place = close + 1
      } else {
        notes.add("the value of an attribute is not closed", at: place)
        value = place + 1..<Self.endOfWord(span, from: place + 1)
        place = value.upperBound
      }
    } else {
      notes.add("the value of an attribute has no quotation marks", at: place)
      value = place..<Self.endOfWord(span, from: place)
      place = value.upperBound
    }
    // Of a document that ends within it, it may be but a part.
    if value.upperBound == span.count { return place }
    if written.count < Self.maximumAttributes { written.append((name, value)) }
    return place
  }

  /// Where white space or a tag ends a value.
  private static func endOfWord(_ span: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < span.count, span[place] > 0x20, span[place] != 0x3E, span[place] != 0x3C {
      place += 1
    }
    return place
  }

  /// The quotation mark that ends the value which the one at a place begins; nil where it is missing.
  ///
  /// Values have no `<`. One that has tags or lines with it goes on to the quotation mark of another
  /// attribute or text, which shows in what stands around that.
  private func close(_ span: Span<UInt8>, of start: Int) -> Int? {
    let quote = span[start]
    let stop = Scan.first(of: quote, or: 0x3C, in: span, start + 1..<span.count)
    if stop < span.count, span[stop] == quote { return stop }
    let close = Scan.first(of: quote, or: quote, in: span, stop..<span.count)
    guard close < span.count else { return nil }
    let hasEndTag = Scan.end(of: "</", in: span, stop..<close) != nil
    let hasLines = Scan.first(of: 0x0A, or: 0x0A, in: span, start..<close) < close
    guard hasEndTag || hasLines else { return close }
    var before = close - 1
    while before > stop, span[before] <= 0x20 { before -= 1 }
    let after = close + 1 < span.count ? span[close + 1] : 0x3C
    let isEnd = after <= 0x20 || after == 0x3E || after == 0x2F || after == 0x3F
    return (hasEndTag && hasLines) || span[before] == 0x3D || !isEnd ? nil : close
  }

  private mutating func begin(
    _ span: Span<UInt8>, _ raw: Range<Int>, _ namespaceCount: Int, isEmpty: Bool
  ) {
    if isAfterRoot {
      notes.add("there are elements after the root element", at: raw.lowerBound)
      return
    }
    guard open.count < Self.maximumDepth else {
      notes.add("elements are nested too deeply", at: raw.lowerBound)
      if !isEmpty { tooDeep += 1 }
      return
    }
    for index in written.indices
    where Scan.has("xmlns", in: span, at: written[index].name.lowerBound) {
      declare(span, written[index].name, written[index].value)
    }
    let name = elementNames.name(span, raw, namespaces)
    closeBefore(name, at: raw.lowerBound)
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    for (attribute, value) in written where !Scan.has("xmlns", in: span, at: attribute.lowerBound) {
      attributes.append(
        XMLAttribute(name: attributeNames.name(span, attribute, namespaces), value: value))
    }
    handler.start(name, attributes, text)
    if isEmpty {
      handler.end(name)
      namespaces.remove(downTo: namespaceCount)
    } else {
      open.append(Open(raw: raw, name: name, namespaceCount: namespaceCount))
      openHashes[XMLSigns.hash(span, raw)] += 1
    }
  }

  private mutating func declare(_ span: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>) {
    let isDefault = name.count == 5
    guard isDefault || (name.count > 6 && span[name.lowerBound + 5] == 0x3A) else { return }
    let prefix =
      isDefault
      ? "" : String(decoding: text.bytes[(name.lowerBound + 6)..<name.upperBound], as: UTF8.self)
    let uri = text.string(value)
    if namespaces.uri(of: prefix) == uri { return }
    guard namespaces.count < Self.maximumNamespaces else {
      notes.add("there are too many namespaces", at: name.lowerBound)
      return
    }
    namespaces.declare(prefix, uri)
  }

  /// An entry cannot be within another: the one before was not closed.
  private mutating func closeBefore(_ name: XMLName, at place: Int) {
    guard name.term == .entry,
      let index = open.lastIndex(where: { $0.name.text == name.text })
    else { return }
    notes.add("'\(name.text)' within '\(name.text)'", at: place)
    close(downTo: index)
  }

  /// Reads an end tag, and says where it ends; nil if there is none.
  mutating func endTag(_ span: Span<UInt8>, at start: Int) -> Int? {
    guard start + 2 < span.count, XMLSigns.startsName(span[start + 2]) else { return nil }
    var place = start + 3
    while place < span.count, XMLSigns.continuesName(span[place]) { place += 1 }
    let raw = start + 2..<place
    while place < span.count, span[place] != 0x3E, span[place] != 0x3C { place += 1 }
    let end = place < span.count && span[place] == 0x3E ? place + 1 : place
    if tooDeep > 0 {
      tooDeep -= 1
      return end
    }
    if let top = open.last, XMLSigns.isSame(span, top.raw, raw, folded: false) {
      close(downTo: open.count - 1)
    } else if openHashes[XMLSigns.hash(span, raw)] > 0,
      let index = open.lastIndex(where: { XMLSigns.isSame(span, $0.raw, raw, folded: true) })
    {
      notes.add("the tags of '\(open[index].name.text.prefix(40))' do not match", at: start)
      close(downTo: index)
    } else {
      notes.add("an end tag ends nothing", at: start)
      return end
    }
    if open.isEmpty { isAfterRoot = true }
    return end
  }

  private mutating func close(downTo index: Int) {
    let bytes = text.bytes
    let span = bytes.span
    while open.count > index, let element = open.popLast() {
      handler.end(element.name)
      openHashes[XMLSigns.hash(span, element.raw)] -= 1
      namespaces.remove(downTo: element.namespaceCount)
    }
  }
}
