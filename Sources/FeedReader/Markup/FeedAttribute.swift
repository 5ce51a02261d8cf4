/// An attribute in a tag of markup, as ranges of it.
struct FeedAttribute {
  /// The name as it was written.
  var name: Range<Int>
  /// The value without quotation marks; nil if there is none.
  var value: Range<Int>?
  /// What is known of the name.
  var known: FeedName

  private var traits: FeedName.Traits { known.traits }

  /// The most attributes that are looked at in a tag.
  private static let maximumCount = 64

  /// Reads the attributes of a start tag.
  ///
  /// - Parameters:
  ///   - span: The markup.
  ///   - start: The place after the tag's name.
  ///   - limit: The end of the markup.
  ///   - attributes: Takes those that may stay.
  ///   - isAsWritten: Becomes false if something is not written as it would be written anew.
  ///   - isEmpty: Whether the tag ends in `/>`.
  /// - Returns: The place after the tag; nil if it does not end.
  static func read(
    _ span: Span<UInt8>, from start: Int, _ limit: Int, into attributes: inout [FeedAttribute],
    _ isAsWritten: inout Bool, _ isEmpty: inout Bool
  ) -> Int? {
    var place = start
    while true {
      let before = place
      while place < limit, span[place] <= 0x20 { place += 1 }
      guard place < limit else { return nil }
      switch span[place] {
      case 0x3E:
        if place > before { isAsWritten = false }
        return place + 1
      case 0x3C:
        // The tag was not closed, and another begins.
        isAsWritten = false
        return place
      case 0x2F:
        place += 1
        if place < limit, span[place] == 0x3E {
          isEmpty = true
          return place + 1
        }
        isAsWritten = false
        continue
      default: break
      }
      if place != before + 1 || span[before] != 0x20 { isAsWritten = false }
      guard let end = readOne(span, from: place, limit, into: &attributes, &isAsWritten) else {
        return nil
      }
      place = end
    }
  }

  private static func readOne(
    _ span: Span<UInt8>, from start: Int, _ limit: Int, into attributes: inout [FeedAttribute],
    _ isAsWritten: inout Bool
  ) -> Int? {
    var place = start + 1
    while place < limit, !endsName(span[place]) { place += 1 }
    let name = start..<place
    let nameEnd = place
    while place < limit, span[place] <= 0x20 { place += 1 }
    var value: Range<Int>?
    if place < limit, span[place] == 0x3D {
      place += 1
      if place > nameEnd + 1 { isAsWritten = false }
      while place < limit, span[place] <= 0x20 {
        place += 1
        isAsWritten = false
      }
      guard place < limit else { return nil }
      let quote = span[place]
      if quote == 0x22 || quote == 0x27 {
        let close = Scan.first(of: quote, or: quote, in: span, place + 1..<limit)
        guard close < limit else { return nil }
        value = place + 1..<close
        place = close + 1
        if quote == 0x27 { isAsWritten = false }
      } else {
        let valueStart = place
        while place < limit, span[place] > 0x20, span[place] != 0x3E, span[place] != 0x3C {
          place += 1
        }
        value = valueStart..<place
        isAsWritten = false
      }
    } else {
      place = nameEnd
      isAsWritten = false
    }
    let known = FeedName(span, name)
    guard known.traits.contains(.attribute), attributes.count < maximumCount else {
      isAsWritten = false
      return place
    }
    attributes.append(FeedAttribute(name: name, value: value, known: known))
    return place
  }

  /// The attribute from its name to its second quotation mark, if it would be written as it stands.
  func wholeIfKept(_ span: Span<UInt8>, _ base: FeedBase) -> Range<Int>? {
    guard let value, value.lowerBound == name.upperBound + 2, value.upperBound < span.count,
      span[value.upperBound] == 0x22, span[value.lowerBound - 1] == 0x22, isKept(span, base)
    else { return nil }
    return name.lowerBound..<value.upperBound + 1
  }

  /// Whether the attribute would be written as it stands.
  func isKept(_ span: Span<UInt8>, _ base: FeedBase) -> Bool {
    guard let value, Scan.isLower(span, name),
      traits.isDisjoint(with: [.style, .candidates])
    else { return false }
    if traits.contains(.url), !value.isEmpty {
      if Scan.hasWebScheme(span, value), Scan.isPlain(span, value, hasSpaces: false) { return true }
      if !isWebAddress(span, value) { return false }
    }
    if traits.contains(.folded), !Scan.isLower(span, value) { return false }
    if Scan.isPlain(span, value, hasSpaces: true) { return true }
    if Scan.first(of: 0x3C, or: 0x3E, in: span, value) < value.upperBound { return false }
    var place = value.lowerBound
    while true {
      place = Scan.first(of: 0x26, or: 0x26, in: span, place..<value.upperBound)
      if place == value.upperBound { return true }
      guard let end = MarkupReference.end(span, at: place, value.upperBound) else { return false }
      place = end
    }
  }

  /// Whether a value is plainly the address of something on the web already.
  private func isWebAddress(_ span: Span<UInt8>, _ value: Range<Int>) -> Bool {
    guard Scan.hasWebScheme(span, value) else { return false }
    return Scan.isPlain(span, value, hasSpaces: false, hasMarkup: true)
  }

  /// Appends the attribute to a tag, if anything is left of it.
  ///
  /// - Parameters:
  ///   - span: The markup.
  ///   - base: What links are relative to.
  ///   - styles: What is left of the styles met so far.
  ///   - output: What it is appended to.
  func write(
    _ span: Span<UInt8>, _ base: FeedBase, _ styles: inout KnownStyles,
    to output: inout [UInt8]
  ) {
    let value = self.value ?? name
    let before = output.count
    output.append(0x20)
    for place in name {
      let byte = span[place]
      output.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    output.append(0x3D)
    output.append(0x22)
    if traits.contains(.url), !value.isEmpty, !isWebAddress(span, value) {
      let reference = MarkupReference.decoded(span, value)
      FeedAttribute.appendEscaped(base.safe(reference, isImage: isSource(span)), to: &output)
    } else if traits.contains(.style) {
      let style = styles.cleaned(span, value)
      if style.isEmpty {
        output.removeSubrange(before...)
        return
      }
      output.append(contentsOf: style)
    } else if traits.contains(.candidates) {
      let candidates = base.candidates(
        String(decoding: MarkupReference.decoded(span, value), as: UTF8.self))
      if candidates.isEmpty {
        output.removeSubrange(before...)
        return
      }
      FeedAttribute.appendEscaped(Array(candidates.utf8), to: &output)
    } else {
      appendValue(span, value, to: &output)
    }
    output.append(0x22)
  }

  private func isSource(_ span: Span<UInt8>) -> Bool {
    name.count == 3 && (span[name.lowerBound] | 0x20) == UInt8(ascii: "s")
  }

  /// Appends a value as it was written, with what is not escaped in it escaped.
  private func appendValue(_ span: Span<UInt8>, _ value: Range<Int>, to output: inout [UInt8]) {
    let isFolded = traits.contains(.folded)
    var place = value.lowerBound
    while place < value.upperBound {
      let byte = span[place]
      switch byte {
      case 0x22: output += "&quot;".utf8
      case 0x3C: output += "&lt;".utf8
      case 0x3E: output += "&gt;".utf8
      case 0x26:
        if MarkupReference.end(span, at: place, value.upperBound) == nil {
          output += "&amp;".utf8
        } else {
          output.append(byte)
        }
      default: output.append(isFolded && byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
      place += 1
    }
  }

  static func appendEscaped(_ text: [UInt8], to output: inout [UInt8]) {
    let span = text.span
    let all = 0..<span.count
    if Scan.first(of: 0x26, or: 0x22, in: span, all) == span.count,
      Scan.first(of: 0x3C, or: 0x3E, in: span, all) == span.count
    {
      output.append(contentsOf: text)
      return
    }
    for byte in text {
      switch byte {
      case 0x22: output += "&quot;".utf8
      case 0x3C: output += "&lt;".utf8
      case 0x3E: output += "&gt;".utf8
      case 0x26: output += "&amp;".utf8
      default: output.append(byte)
      }
    }
  }

  /// Whether a byte may stand in the name of an element.
  static func isName(_ byte: UInt8) -> Bool {
    byte > 0x3E || (byte > 0x20 && byte != 0x2F && byte != 0x3E && byte != 0x3C)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x3E && (byte <= 0x20 || byte == 0x2F || byte >= 0x3C)
  }

}
