/// An element on the stack of open elements.
struct OpenElement: Sendable {
  /// What an element is to those who search the stack, by its name and namespace.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    static let scope = Marks(rawValue: 1 << 0)
    static let special = Marks(rawValue: 1 << 1)
    static let itemBarrier = Marks(rawValue: 1 << 2)
    static let mathTextPoint = Marks(rawValue: 1 << 3)
    static let htmlPoint = Marks(rawValue: 1 << 4)
    /// Takes no text and no element but its own: `table` and its sections and rows.
    static let fosters = Marks(rawValue: 1 << 5)
  }

  var node: UInt32
  /// The node that takes its children: itself, or its contents if it is a template.
  var parent: UInt32
  /// The name as it was written, in lower case.
  var name: UInt32
  var namespace: HTMLNamespace
  var marks: Marks
  var traits: ElementTraits
  /// Whether it stands in the list of active formatting elements.
  var isListed = false

  /// The place of the next entry below with the same name.
  var sameName: Int16 = 0
  /// How many of the elements around it are no longer open.
  var lost: Int16 = 0
  /// The places of the nearest entries at or below this one that end a search.
  var scope: Int16 = 0
  var special: Int16 = 0
  var itemBarrier: Int16 = 0
  var html: Int16 = 0

  /// What the place of the topmost element of this name is noted under.
  var key: Int { Int(name) << 1 | (namespace == .html ? 0 : 1) }

  func isElement(_ name: HTMLName) -> Bool {
    self.name == name.rawValue && namespace == .html
  }

  static let document = OpenElement(
    node: 0, parent: 0, name: UInt32.max, namespace: .html, marks: [], traits: [])

  init(
    node: UInt32, parent: UInt32, name: UInt32, namespace: HTMLNamespace, marks: Marks,
    traits: ElementTraits
  ) {
    self.node = node
    self.parent = parent
    self.name = name
    self.namespace = namespace
    self.marks = marks
    self.traits = traits
  }

  /// What an HTML element is, by its name.
  static func marks(_ name: UInt32, _ traits: ElementTraits) -> Marks {
    var marks: Marks = []
    if traits.contains(.scope) { marks.insert(.scope) }
    if traits.contains(.fosters) { marks.insert(.fosters) }
    if traits.contains(.special) {
      marks.insert(.special)
      if !traits.contains(.passesItems) { marks.insert(.itemBarrier) }
    }
    return marks
  }

  /// What a foreign element is, by its name.
  static func marks(_ traits: ElementTraits, in namespace: HTMLNamespace) -> Marks {
    var marks: Marks = []
    if namespace == .svg, traits.contains(.svgPoint) {
      marks = [.scope, .special, .itemBarrier, .htmlPoint]
    } else if namespace == .mathML, traits.contains(.mathPoint) {
      marks = [.scope, .special, .itemBarrier]
      if traits.contains(.mathTextPoint) { marks.insert(.mathTextPoint) }
    }
    return marks
  }
}
