/// What of a tree goes into an excerpt of it; see ``HTMLTree/excerpt(wrapping:_:)``.
package enum HTMLExcerpt {
  /// What becomes of a node.
  package enum Choice {
    /// It stays as it is; of what is in it, each node is asked for.
    case keep
    /// It goes, what is in it is asked for.
    case unwrap
    /// It goes with all that is in it.
    case drop
    /// It stays an element, with another name and other attributes.
    case rewrite(HTMLName, [(name: HTMLName, value: [UInt8])])
    /// It is a text, of other bytes, which are UTF-8 too.
    case text([UInt8])
  }

  /// Nodes that follow one another and get an element around them.
  package struct Run {
    /// The places of the first node and after the last; both have one parent.
    package var range: Range<Int>
    /// The element's name.
    package var name: HTMLName

    /// Creates a run.
    package init(_ range: Range<Int>, in name: HTMLName) {
      self.range = range
      self.name = name
    }
  }
}

extension HTMLTree {
  /// A tree of some nodes of this one, in the same order.
  ///
  /// Bytes are shared, not copied. Time is in proportion to the number of nodes.
  ///
  /// - Parameters:
  ///   - runs: What gets an element around it, in document order, none within another.
  ///   - choose: What becomes of a node; asked in document order, and not for what is in a dropped one.
  /// - Returns: The new tree.
  package func excerpt(
    wrapping runs: [HTMLExcerpt.Run] = [], _ choose: (HTMLNode) -> HTMLExcerpt.Choice
  ) -> HTMLTree {
    var result = HTMLTree()
    result.quirks = quirks
    result.limits = limits
    result.source = source
    result.tail = tail
    result.nameBytes = nameBytes
    result.nameEnds = nameEnds
    var open: [(end: Int, place: Int)] = []
    var run = 0
    var index = 1
    func close(before index: Int) {
      while let last = open.last, last.end <= index {
        result.records[last.place].end = UInt32(result.records.count)
        open.removeLast()
      }
    }
    func begin(_ record: NodeRecord, until end: Int) {
      var record = record
      record.parent = UInt32(open.last?.place ?? 0)
      record.end = UInt32(result.records.count + 1)
      if end > 0 { open.append((end, result.records.count)) }
      result.records.append(record)
    }
    while index < records.count {
      close(before: index)
      while run < runs.count, runs[run].range.lowerBound < index { run += 1 }
      if run < runs.count, runs[run].range.lowerBound == index {
        begin(
          NodeRecord(
            name: runs[run].name.rawValue, parent: 0, end: 0, start: 0, length: 0, kind: .element,
            namespace: .html), until: runs[run].range.upperBound)
        run += 1
      }
      var record = records[index]
      let end = Int(record.end)
      switch choose(HTMLNode(index: index)) {
      case .drop:
        index = end
        continue
      case .unwrap: break
      case .keep:
        if record.kind == .element || record.kind == .doctype {
          let start = Int(record.start)
          record.start = UInt32(result.attributes.count)
          result.attributes.append(contentsOf: attributes[start..<start + Int(record.length)])
        }
        begin(record, until: end > index + 1 ? end : 0)
      case .rewrite(let name, let values):
        record.name = name.rawValue
        record.start = UInt32(result.attributes.count)
        record.length = UInt32(values.count)
        for (name, value) in values { result.append(name, value) }
        begin(record, until: end > index + 1 ? end : 0)
      case .text(let bytes):
        record.start = UInt32(source.count + result.tail.count)
        record.length = UInt32(bytes.count)
        result.tail.append(contentsOf: bytes)
        begin(record, until: 0)
      }
      index += 1
    }
    close(before: records.count)
    result.records[0].end = UInt32(result.records.count)
    return result
  }

  private mutating func append(_ name: HTMLName, _ value: [UInt8]) {
    attributes.append(
      AttributeRecord(
        name: name.rawValue, start: UInt32(source.count + tail.count),
        length: UInt32(value.count)))
    tail.append(contentsOf: value)
  }
}
