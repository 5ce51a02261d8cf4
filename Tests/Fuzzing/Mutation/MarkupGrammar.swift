package import PipeTesting

/// Makes markup in which elements meet that the standard has rules about, nested as they should be
/// or not.
package struct MarkupGrammar {
  var generator: SeededGenerator
  /// The elements that are being written, to be ended by the wrong end tags.
  private var open: [String] = []
  private var left = 0
  private var output: [UInt8] = []
  /// Once in how many times something is not as it should be; 0 for never.
  private var faultRate = 0

  /// Creates a grammar.
  package init(generator: SeededGenerator) { self.generator = generator }

  /// Makes markup of at most about so many elements and texts.
  package mutating func markup(pieces: Int) -> [UInt8] {
    left = pieces
    output.removeAll(keepingCapacity: true)
    open.removeAll()
    faultRate = generator.pick([0, 12, 5, 2])
    if generator.onceIn(2) { output.append(contentsOf: "<!DOCTYPE html>".utf8) }
    while left > 0 { content(area: generator.pick(Vocabulary.elements), depth: 0) }
    return output
  }

  /// A piece of markup: a tag, a text, or something odd.
  package mutating func piece() -> [UInt8] {
    switch generator.below(10) {
    case 0..<4: return Array("<\(name())\(attributes())>".utf8)
    case 4..<6: return Array("</\(name())>".utf8)
    case 6, 7: return Array(generator.pick(Vocabulary.texts).utf8)
    case 8: return Array(generator.pick(Vocabulary.pieces).utf8)
    default:
      return generator.onceIn(3)
        ? generator.pick(Vocabulary.bytes) : Array(generator.pick(AttackVectors.all).html.utf8)
    }
  }

  /// A piece of markup, by a generator that goes on from there.
  static func onePiece(_ generator: inout SeededGenerator) -> [UInt8] {
    var grammar = MarkupGrammar(generator: generator)
    defer { generator = grammar.generator }
    return grammar.piece()
  }

  private mutating func name() -> String { generator.pick(generator.pick(Vocabulary.elements)) }

  private mutating func attributes() -> String {
    var text = ""
    while generator.onceIn(3) { text += " " + generator.pick(Vocabulary.attributes) }
    return text
  }

  private mutating func isFaulty() -> Bool { faultRate > 0 && generator.onceIn(faultRate) }

  private mutating func content(area: [String], depth: Int) {
    left -= 1
    if isFaulty() { return output.append(contentsOf: piece()) }
    switch generator.below(8) {
    case 0, 1: output.append(contentsOf: generator.pick(Vocabulary.texts).utf8)
    case 2 where generator.onceIn(4):
      output.append(contentsOf: generator.pick(Vocabulary.pieces).utf8)
    default: element(area: area, depth: depth)
    }
  }

  private mutating func element(area: [String], depth: Int) {
    let area = generator.onceIn(3) ? generator.pick(Vocabulary.elements) : area
    let name = generator.pick(area)
    output.append(contentsOf: "<\(name)\(attributes())>".utf8)
    if isFaulty() { return }
    open.append(name)
    if depth < 40 {
      for _ in 0..<generator.below(5) where left > 0 { content(area: area, depth: depth + 1) }
    }
    let end = isFaulty() ? generator.pick(open) : name
    open.removeLast()
    output.append(contentsOf: "</\(end)>".utf8)
  }
}
