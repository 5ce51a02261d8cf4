/// How the items of ordered lists are numbered (HTML, section 4.4.5).
package struct ListNumbers {
  private let start: HTMLName?
  private let reversed: HTMLName?

  /// Prepares the numbering of a tree's lists.
  package init(_ tree: HTMLTree) {
    start = tree.name("start")
    reversed = tree.name("reversed")
  }

  /// The number that a list begins with, and what each next one has more, unless an item has its own.
  package func beginning(of list: HTMLNode, in tree: HTMLTree) -> (number: Int, step: Int) {
    let isReversed = reversed.map { tree.attributeBytes($0, of: list) != nil } ?? false
    let stated = start.flatMap { HTMLInteger(tree.attributeBytes($0, of: list))?.value }
    let number = isReversed ? tree.children(of: list).count { tree.isElement($0, .li) } : 1
    return (stated ?? number, isReversed ? -1 : 1)
  }
}
