extension SelectorParser {
  /// Parses a list up to `)` or the end, and leaves out the selectors in it that are none (Selectors
  /// Level 4, section 18.1); gives its number.
  mutating func forgivingList() throws(CSSSelectorError) -> Int {
    var complexes: [ComplexSelector] = []
    while true {
      if let complex = try forgivenComplex() { complexes.append(complex) }
      guard scanner.skip(UInt8(ascii: ",")) else { break }
    }
    let start = selector.complexes.count
    selector.complexes += complexes
    selector.lists.append(start..<selector.complexes.count)
    return selector.lists.count - 1
  }

  /// Parses a selector of a list; nil if it is none, all of it being passed over.
  private mutating func forgivenComplex() throws(CSSSelectorError) -> ComplexSelector? {
    let start = scanner.place
    let size = selector.size
    let (depth, isInHas) = (depth, isInHas)
    do throws(CSSSelectorError) {
      let complex = try complex(relative: false)
      if isAtListEnd { return complex }
    } catch {
      if isTooLarge { throw error }
    }
    selector.cut(to: size)
    (self.depth, self.isInHas) = (depth, isInHas)
    scanner.place = start
    skipComponents()
    return nil
  }

  private var isAtListEnd: Bool {
    scanner.isAtEnd || scanner.byte == UInt8(ascii: ",") || scanner.byte == UInt8(ascii: ")")
  }

  /// Passes over all up to a comma or a bracket that closes what is around, or to the end.
  private mutating func skipComponents() {
    var closing: [UInt8] = []
    while true {
      scanner.skipComments()
      if scanner.isAtEnd || (closing.isEmpty && isAtListEnd) { return }
      switch scanner.byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // A string that a line feed ends is a mistake, but over.
        _ = try? scanner.string()
        continue
      case UInt8(ascii: "\\"): scanner.place += 1
      case UInt8(ascii: "("): closing.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): closing.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): closing.append(UInt8(ascii: "}"))
      case closing.last: closing.removeLast()
      default: break
      }
      scanner.place = min(scanner.place + 1, scanner.bytes.count)
    }
  }
}

extension CSSSelector {
  /// How much of a selector has been put down.
  struct Size {
    var simples, compounds, complexes, lists, names, texts, slots: Int
  }

  var size: Size {
    Size(
      simples: simples.count, compounds: compounds.count, complexes: complexes.count,
      lists: lists.count, names: names.count, texts: texts.count, slots: slots)
  }

  /// Takes back what has been put down since; a copy kept would cost as much as all before it.
  mutating func cut(to size: Size) {
    simples.removeSubrange(size.simples...)
    compounds.removeSubrange(size.compounds...)
    complexes.removeSubrange(size.complexes...)
    lists.removeSubrange(size.lists...)
    names.removeSubrange(size.names...)
    texts.removeSubrange(size.texts...)
    slots = size.slots
  }
}
