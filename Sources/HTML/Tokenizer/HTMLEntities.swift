/// The named characters of HTML, for readers of other markup that uses them, as feeds do.
package enum HTMLEntities {
  /// What a name stands for in UTF-8, such as `eacute`, without `&` and `;`; `nil` if it is no name.
  package static func text(named name: Span<UInt8>) -> [UInt8]? {
    var whole: [UInt8] = []
    whole.reserveCapacity(name.count + 1)
    for place in name.indices { whole.append(name[place]) }
    whole.append(0x3B)
    guard let match = NamedReferences.all.longest(whole.span, 0..<whole.count),
      match.length == whole.count
    else { return nil }
    var text: [UInt8] = []
    NamedReferences.all.append(match.index, to: &text)
    return text
  }
}
