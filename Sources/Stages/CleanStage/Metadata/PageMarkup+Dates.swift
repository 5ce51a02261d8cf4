import HTML
import PipeKit

/// The dates that elements have.
extension PageMarkup {
  /// The first date of publication, its element and rank, and the first date that its element says to be that of a change.
  ///
  /// - Parameters:
  ///   - nodes: Where to look; everywhere if it is `nil`.
  ///   - worst: The rank to stop at.
  ///   - latest: After this nothing can have been published.
  /// - Returns: The dates, as far as there are any.
  func published(
    in nodes: Range<Int>? = nil, upTo worst: Int = 3, until latest: Timestamp? = nil
  )
    -> (date: Timestamp?, node: HTMLNode?, rank: Int, change: Timestamp?)
  {
    var change: Timestamp?
    for rank in dates.indices where rank <= worst {
      for node in dates[rank] where nodes?.contains(node.index) ?? true {
        guard rank == 0 || !teasers.contains(node.index),
          let found = date(of: node, withTitle: rank == 0 || rank == 2),
          latest.map({ found.date <= $0 }) ?? true
        else { continue }
        if !found.isChange { return (found.date, node, rank, change) }
        change = change ?? found.date
      }
    }
    return (nil, nil, dates.count, change)
  }

  /// The date of the last change, as far as attributes tell.
  func modified(until latest: Timestamp?) -> Timestamp? {
    for node in changes where !teasers.contains(node.index) {
      if let found = date(of: node, withTitle: true), latest.map({ found.date <= $0 }) ?? true {
        return found.date
      }
    }
    return nil
  }

  /// The date of the last change, by the words in or before the elements that have dates.
  func change(in nodes: Range<Int>, until latest: Timestamp?) -> Timestamp? {
    for node in dates.joined()
    where nodes.contains(node.index) && !teasers.contains(node.index) {
      guard let found = date(of: node), latest.map({ found.date <= $0 }) ?? true else { continue }
      if found.isChange { return found.date }
      if let text = tree.lines(of: node, limit: 500), let date = DateLabel.changed(in: text),
        latest.map({ date <= $0 }) ?? true
      {
        return date
      }
    }
    return nil
  }

  /// Whether a node stands in a list of other pages.
  func isTeaser(_ node: Int) -> Bool { teasers.contains(node) }

  /// What tells a date, for the trail.
  func source(of node: HTMLNode, rank: Int) -> String {
    switch rank {
    case 0 where tree.hasAttribute(.itemprop, node): "microdata"
    case 0 where tree.hasAttribute(.property, node): "rdfa"
    case 0, 1: "time element"
    default: "markup"
    }
  }

  /// The date of an element, and whether it says that it is that of a change.
  private func date(
    of node: HTMLNode, withTitle: Bool = false
  )
    -> (date: Timestamp, isChange: Bool)?
  {
    if let stated = tree.attribute(.datetime, of: node) ?? tree.attribute(.content, of: node),
      let date = DateReader.read(stated)
    {
      if !tree.hasAttribute(.itemprop, node), isLabelled(node, DateLabel.isOther) { return nil }
      return (date, !tree.hasAttribute(.itemprop, node) && isLabelledChange(node))
    }
    if tree.hasDigits(in: node), let found = dateInText(of: node) { return found }
    guard withTitle, let title = tree.attribute(.title, of: node) else { return nil }
    return DateReader.read(title).map { ($0, false) }
  }

  private func dateInText(of node: HTMLNode) -> (date: Timestamp, isChange: Bool)? {
    guard let text = tree.lines(of: node, limit: 500) else { return nil }
    if let date = DateLabel.published(in: text) { return (date, false) }
    // Long texts have dates of all kinds.
    guard text.utf8.count < 200,
      let date = DateReader.find(in: text) ?? DateReader.read(text)
        ?? DateReader.findShort(in: text)
    else { return nil }
    if DateLabel.isBehindOther(text) || isLabelled(node, DateLabel.isOther) { return nil }
    return (date, DateLabel.isModified(text) || isLabelledChange(node))
  }

  /// Whether the words right before an element say that it has the date of a change: `Updated <time>…`.
  private func isLabelledChange(_ node: HTMLNode) -> Bool { isLabelled(node, DateLabel.isModified) }

  /// Whether the words right before an element say something of its date.
  private func isLabelled(_ node: HTMLNode, _ says: (String) -> Bool) -> Bool {
    var index = node.index - 1
    while index > 0, node.index - index < 12 {
      let other = HTMLNode(index: index)
      if tree.kind(of: other) == .text {
        let bytes = tree.bytes(of: other)
        if bytes.contains(where: { $0 > 0x2F && $0 != 0x3A && $0 != 0x7C }) {
          guard bytes.count < 60 else { return false }
          return says(String(decoding: bytes, as: UTF8.self))
        }
      }
      index -= 1
    }
    return false
  }
}
