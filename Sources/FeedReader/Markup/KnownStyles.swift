/// What is left of the styles of a feed, which has the same ones over and over.
struct KnownStyles {
  private var list: [(written: [UInt8], cleaned: [UInt8])] = []

  private static let maximumCount = 32
  private static let maximumLength = 256

  /// What is left of a style, escaped for an attribute.
  ///
  /// - Parameters:
  ///   - span: The markup.
  ///   - value: Where the style is written.
  /// - Returns: The declarations that may stay; empty if there are none.
  mutating func cleaned(_ span: Span<UInt8>, _ value: Range<Int>) -> [UInt8] {
    for index in list.indices where isSame(span, value, list[index].written) {
      return list[index].cleaned
    }
    let style = FeedStyle.cleaned(
      String(decoding: MarkupReference.decoded(span, value), as: UTF8.self))
    var result: [UInt8] = []
    FeedAttribute.appendEscaped(Array(style.utf8), to: &result)
    if list.count < KnownStyles.maximumCount, value.count < KnownStyles.maximumLength {
      list.append((value.map { span[$0] }, result))
    }
    return result
  }

  private func isSame(_ span: Span<UInt8>, _ value: Range<Int>, _ written: [UInt8]) -> Bool {
    guard value.count == written.count else { return false }
    for offset in written.indices where span[value.lowerBound + offset] != written[offset] {
      return false
    }
    return true
  }
}
