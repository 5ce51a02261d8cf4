import HTML

/// Where pictures, form controls and titles are on a page.
struct PageShape: Sendable {
  /// Their elements, in document order.
  private var pictures: [Int] = []
  private var controls: [Int] = []
  private var titles: [Int] = []
  private(set) var templates: [Int] = []
  /// The elements that ask for something rather than tell it: dialogs, banners about cookies, paywalls.
  private(set) var pleas: [Int] = []
  /// The paragraphs, lists and the like that stand in headings.
  private(set) var blocksInHeadings: [Int] = []

  /// Forgets the page.
  mutating func removeAll() {
    pictures.removeAll(keepingCapacity: true)
    controls.removeAll(keepingCapacity: true)
    titles.removeAll(keepingCapacity: true)
    templates.removeAll(keepingCapacity: true)
    pleas.removeAll(keepingCapacity: true)
    blocksInHeadings.removeAll(keepingCapacity: true)
  }

  /// Takes in an element that stands behind those taken in before.
  mutating func add(_ name: HTMLName, at index: Int) {
    switch name {
    case .img, .picture, .video: pictures.append(index)
    case .input, .form, .textarea, .select: controls.append(index)
    case .h1: titles.append(index)
    case .template: templates.append(index)
    default: break
    }
  }

  /// Takes in an element that asks for something.
  mutating func addPlea(at index: Int) { pleas.append(index) }

  /// Takes in an element that stands in a heading, and should not.
  mutating func addBlockInHeading(at index: Int) { blocksInHeadings.append(index) }

  func hasPicture(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    PageShape.has(pictures, node, tree)
  }

  func hasTitle(_ node: HTMLNode, _ tree: HTMLTree) -> Bool { PageShape.has(titles, node, tree) }

  func hasControl(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    PageShape.has(controls, node, tree)
  }

  /// Whether one of some elements is an element or stands in it.
  private static func has(_ places: [Int], _ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < node.index { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] < tree.skip(node).index
  }
}
