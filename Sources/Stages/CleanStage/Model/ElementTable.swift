import HTML

/// What every element of a page is and stands in, and how much text it holds.
struct ElementTable: Sendable {
  /// What is known of an element.
  struct Element: Sendable {
    /// What its name and attributes say, and those of all it stands in.
    var marks: ElementMarks = []
    /// What its name and attributes say.
    var ownMarks: ElementMarks = []
    /// What its classes say, and those of all it stands in.
    var words: ClassWords = []
    /// What its classes say.
    var ownWords: ClassWords = []
    var depth: Int32 = 0
    /// How many children of its parent are as it is, by name and first classes; itself is one.
    var twins: Int32 = 0
    /// The text in it, as ``TextBlock/units``.
    var units: Int32 = 0
    var linkUnits: Int32 = 0
    /// The text in paragraphs of some length.
    var running: Int32 = 0
    /// The text that was kept.
    var kept: Int32 = 0
    var blocks: Int32 = 0
    var headings: Int32 = 0
    var pictures: Int32 = 0
    /// Whether its name or attributes may be those of a date or an author, for ``MetadataReader``.
    var mayBeDate = false
    var mayBeAuthor = false
    /// Whether its class says that it is hidden, and that it is that or nothing to read within a line.
    var isHidden = false
    var isUnread = false
  }

  /// One for each node of the tree, text nodes included; behind them are those of larger pages before.
  ///
  /// Text nodes have what they stand in.
  private var elements: [Element] = []
  /// A hash table by parent, name and classes: the first element that has them; 0 where there is none.
  private var slots: [Int32] = []
  /// What an element is known by there, one for each node of the tree and those of larger pages before; 0 for texts.
  private var keys: [UInt64] = []
  private var classes = ClassReader()

  /// Roughly how many bytes the buffers take.
  var capacity: Int {
    elements.capacity * MemoryLayout<Element>.stride + slots.capacity * 4 + keys.capacity * 8
      + classes.capacity
  }

  subscript(index: Int) -> Element { _read { yield elements[index] } }

  /// Reads what the elements of a page are.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - shape: Takes where pictures, controls and titles are.
  mutating func read(_ tree: HTMLTree, _ shape: inout PageShape) {
    shape.removeAll()
    let more = max(tree.count, 1) - elements.count
    if more > 0 {
      elements.append(contentsOf: repeatElement(Element(), count: more))
      keys.append(contentsOf: repeatElement(0, count: more))
    }
    elements[0] = Element()
    countTwins(ElementTable.read(tree, &elements, &keys, &classes, &shape), tree.count)
  }

  /// Reads the elements of a tree into arrays with a place for each node; gives how many there are.
  private static func read(
    _ tree: HTMLTree, _ elements: inout [Element], _ keys: inout [UInt64],
    _ classes: inout ClassReader, _ shape: inout PageShape
  ) -> Int {
    var tagged = 0
    var elements = elements.mutableSpan
    var keys = keys.mutableSpan
    for index in 1..<max(tree.count, 1) {
      let node = HTMLNode(index: index)
      let parent = tree.parent(of: node)?.index ?? 0
      var element = Element()
      var key: UInt64 = 0
      element.marks = elements[parent].marks
      element.words = elements[parent].words
      element.depth = elements[parent].depth + 1
      if tree.kind(of: node) == .element, let name = tree.name(of: node) {
        let (marks, start) = ElementMarks.read(node, name, tree, &classes, &element)
        element.ownMarks = marks
        if name != .body, name != .html {
          element.marks.formUnion(marks)
          element.words.formUnion(element.ownWords)
        } else {
          element.ownWords = []
        }
        shape.add(name, at: index)
        if marks.contains(.dialog) || element.ownWords.contains(.plea) { shape.addPlea(at: index) }
        if elements[parent].marks.contains(.heading), isFlow(name) {
          shape.addBlockInHeading(at: index)
        }
        if name == .img || name == .picture { element.pictures = 1 }
        key = ElementTable.key(name, parent, start)
        tagged += 1
      }
      elements[index] = element
      keys[index] = key
    }
    return tagged
  }

  /// Whether a heading that holds an element of a name was probably never closed.
  private static func isFlow(_ name: HTMLName) -> Bool {
    switch name {
    case .p, .ul, .ol, .dl, .table, .pre, .blockquote, .article, .section, .h1, .h2, .h3, .h4, .h5,
      .h6:
      true
    default: false
    }
  }

  /// Adds up the text of a page's blocks.
  ///
  /// - Parameters:
  ///   - blocks: The blocks.
  ///   - tree: The page that was read.
  mutating func add(_ blocks: [TextBlock], of tree: HTMLTree) {
    add(blocks)
    var index = tree.count - 1
    while index > 0 {
      let parent = tree.parent(of: HTMLNode(index: index))?.index ?? 0
      let element = elements[index]
      if element.blocks > 0 || element.pictures > 0 { elements[parent].add(element) }
      index -= 1
    }
  }

  private mutating func add(_ blocks: [TextBlock]) {
    for block in blocks {
      let units = Int32(clamping: block.units)
      elements[block.container].units += units
      elements[block.container].linkUnits += Int32(clamping: block.linkUnits + block.anchorUnits)
      elements[block.container].blocks += 1
      if block.isRunningText { elements[block.container].running += units }
      if block.isKept { elements[block.container].kept += units }
      if block.isHeading { elements[block.container].headings += 1 }
    }
  }

  /// Counts the elements with the same key.
  private mutating func countTwins(_ tagged: Int, _ count: Int) {
    var bits = 4
    while 1 << bits < 2 * tagged { bits += 1 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(0, count: 1 << bits))
    ElementTable.countTwins(count, keys, bits, &slots, &elements)
  }

  private static func countTwins(
    _ count: Int, _ keys: [UInt64], _ bits: Int, _ slots: inout [Int32],
    _ elements: inout [Element]
  ) {
    let keys = keys.span
    var slots = slots.mutableSpan
    var elements = elements.mutableSpan
    for index in 0..<count where keys[index] != 0 {
      let key = keys[index]
      var slot = Int(truncatingIfNeeded: key >> UInt64(64 - bits))
      while slots[slot] > 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & (1 << bits - 1) }
      let first = slots[slot]
      if first > 0 {
        elements[Int(first)].twins += 1
        // The number is that of the first one, which is yet to be known.
        elements[index].twins = -first
      } else {
        slots[slot] = Int32(truncatingIfNeeded: index)
        elements[index].twins = 1
      }
    }
    for index in 0..<count where elements[index].twins < 0 {
      elements[index].twins = elements[Int(-elements[index].twins)].twins
    }
  }

  /// A number that elements of one parent share when they have one name and begin with the same classes.
  private static func key(_ name: HTMLName, _ parent: Int, _ start: UInt64) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: parent) << 20 ^ UInt64(name.rawValue)
    hash = (hash ^ ClassVocabulary.seed) &* 0x9E37_79B9_7F4A_7C15 ^ start
    return (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15 | 1
  }
}

extension ElementTable.Element {
  /// Adds the text of an element that stands in this one.
  fileprivate mutating func add(_ other: Self) {
    units &+= other.units
    linkUnits &+= other.linkUnits
    running &+= other.running
    kept &+= other.kept
    blocks &+= other.blocks
    headings &+= other.headings
    pictures &+= other.pictures
  }
}
