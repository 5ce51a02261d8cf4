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
    /// It stays an element, with another name and other attributes; what is no element stays as it is.
    case rewrite(HTMLName, [(name: HTMLName, value: [UInt8])])
    /// It is a text, of other bytes, which are UTF-8 too; what is in it goes. The contents of a
    /// template stay.
    case text([UInt8])
  }

  /// Nodes that follow one another and get an element around them.
  package struct Run {
    /// The places of the first node and after the last; both have one parent, or else the element
    /// ends where the one around it does.
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

extension HTMLExcerpt.Choice {
  /// What becomes of a node of a kind, for which not every choice has a meaning.
  fileprivate func possible(for kind: HTMLNodeKind) -> HTMLExcerpt.Choice {
    switch (self, kind) {
    case (.rewrite, .element), (.text, .element), (.text, .text), (.text, .comment): self
    case (.rewrite, _), (.text, _): .keep
    case (.keep, _), (.unwrap, _), (.drop, _): self
    }
  }
}

extension HTMLTree {
  /// A tree of some nodes of this one, in the same order.
  ///
  /// A run of which no node stays gets no element. Bytes are shared, not copied. Time is in proportion to the number of nodes.
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
    result.scripting = scripting
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
    /// Begins the run that the node at the index is in, unless it has begun.
    func beginRun() {
      while run < runs.count, runs[run].range.upperBound <= index { run += 1 }
      guard run < runs.count, runs[run].range.contains(index) else { return }
      begin(
        NodeRecord(
          name: runs[run].name.rawValue, parent: 0, end: 0, start: 0, length: 0, kind: .element,
          namespace: .html),
        until: min(runs[run].range.upperBound, open.last?.end ?? records.count))
      run += 1
    }
    while index < records.count {
      close(before: index)
      var record = records[index]
      let end = Int(record.end)
      let choice = choose(HTMLNode(index: index)).possible(for: record.kind)
      switch choice {
      case .drop:
        index = end
        continue
      case .unwrap:
        index += 1
        continue
      case .keep:
        if record.kind == .element || record.kind == .doctype {
          let start = Int(record.start)
          record.start = UInt32(result.attributes.count)
          result.attributes.append(contentsOf: attributes[start..<start + Int(record.length)])
        }
      case .rewrite(let name, let values):
        record.name = name.rawValue
        record.start = UInt32(result.attributes.count)
        record.length = UInt32(values.count)
        for (name, value) in values { result.append(name, value) }
      case .text(let bytes):
        record = NodeRecord(
          name: UInt32.max, parent: 0, end: 0, start: UInt32(source.count + result.tail.count),
          length: UInt32(bytes.count), kind: .text, namespace: .html)
        result.tail.append(contentsOf: bytes)
      }
      beginRun()
      let next = record.kind == .text ? end : index + 1
      begin(record, until: end > next ? end : 0)
      index = next
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
