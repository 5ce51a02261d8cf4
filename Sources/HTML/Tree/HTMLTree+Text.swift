extension HTMLTree {
  /// The bytes of a text or a comment, in UTF-8; empty for any other node.
  @inlinable
  public func bytes(of node: HTMLNode) -> ArraySlice<UInt8> {
    let record = records[node.index]
    guard record.kind == .text || record.kind == .comment else { return [] }
    return bytes(record.start, record.length)
  }

  /// The text of a node: its own, or that of all texts in it, one after the other.
  ///
  /// This is the standard's `textContent`: the contents of scripts and styles are part of it,
  /// comments are not, except for a comment itself.
  public func text(of node: HTMLNode) -> String {
    let record = records[node.index]
    if record.kind == .text || record.kind == .comment {
      return String(decoding: bytes(record.start, record.length), as: UTF8.self)
    }
    var text: [UInt8] = []
    appendText(of: node, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the text of a node, as ``text(of:)-(HTMLNode)`` would have it, to a buffer.
  public func appendText(of node: HTMLNode, to buffer: inout [UInt8]) {
    for index in node.index..<Int(records[node.index].end) where records[index].kind == .text {
      buffer.append(contentsOf: bytes(records[index].start, records[index].length))
    }
  }

  @usableFromInline
  func bytes(_ start: UInt32, _ length: UInt32) -> ArraySlice<UInt8> {
    let start = Int(start)
    let end = start + Int(length)
    if start < source.count { return source[start..<end] }
    return tail[start - source.count..<end - source.count]
  }
}
