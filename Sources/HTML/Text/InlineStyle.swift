/// What a `style` attribute says of how text is shown; escapes are not looked for.
struct InlineStyle {
  /// The values of `display`, `visibility` and `white-space`, in lower case; empty where not given.
  private(set) var display = ""
  private(set) var visibility = ""
  private(set) var whiteSpace = ""

  /// The properties that are declared `!important`, which later declarations do not override.
  private var important: Set<String> = []

  init(_ style: ArraySlice<UInt8>) {
    for declaration in InlineStyle.declarations(style) { apply(declaration[...]) }
  }

  private mutating func apply(_ declaration: ArraySlice<UInt8>) {
    guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = InlineStyle.lower(declaration[..<colon])
    var words = declaration[(colon + 1)...]
    var isImportant = false
    if let mark = words.firstIndex(of: UInt8(ascii: "!")) {
      guard InlineStyle.lower(words[(mark + 1)...]) == "important" else { return }
      isImportant = true
      words = words[..<mark]
    }
    let value = InlineStyle.lower(words)
    // An invalid declaration is none, so that the one before it stays.
    guard let valid = InlineStyle.values[name],
      valid.contains(value) || InlineStyle.global.contains(value)
    else { return }
    if !isImportant, important.contains(name) { return }
    if isImportant { important.insert(name) }
    switch name {
    case "display": display = value
    case "visibility": visibility = value
    default: whiteSpace = value
    }
  }

  /// The declarations without comments; a semicolon in quotes or brackets parts none.
  private static func declarations(_ style: ArraySlice<UInt8>) -> [[UInt8]] {
    var result: [[UInt8]] = [[]]
    var quote: UInt8 = 0
    var depth = 0
    var place = style.startIndex
    while place < style.endIndex {
      let byte = style[place]
      place += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "/"), place < style.endIndex, style[place] == UInt8(ascii: "*")
      {
        place = commentEnd(style, place + 1)
        // A comment parts words; around names and values white space does not matter.
        result[result.count - 1].append(0x20)
        continue
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
        case UInt8(ascii: ";") where depth == 0:
          result.append([])
          continue
        default: break
        }
      }
      result[result.count - 1].append(byte)
    }
    return result
  }

  private static func commentEnd(_ style: ArraySlice<UInt8>, _ start: Int) -> Int {
    var place = start
    while place + 1 < style.endIndex {
      if style[place] == UInt8(ascii: "*"), style[place + 1] == UInt8(ascii: "/") {
        return place + 2
      }
      place += 1
    }
    return style.endIndex
  }

  private static func lower(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop(while: Scan.isSpace)
    while let last = bytes.last, Scan.isSpace(last) { bytes.removeLast() }
    return String(decoding: bytes.map(NameTable.lower), as: UTF8.self)
  }

  private static let global = words("inherit initial unset revert revert-layer")

  private static let values: [String: Set<String>] = [
    "display": words(
      """
      none contents inline block inline-block flow-root list-item flex inline-flex grid inline-grid \
      table inline-table table-row table-cell table-row-group table-header-group \
      table-footer-group table-column table-column-group table-caption ruby ruby-base ruby-text \
      ruby-base-container ruby-text-container math run-in -webkit-box -webkit-inline-box \
      -webkit-flex -webkit-inline-flex
      """),
    "visibility": words("visible hidden collapse"),
    "white-space": words("normal nowrap pre pre-wrap pre-line break-spaces"),
  ]

  private static func words(_ list: String) -> Set<String> {
    Set(list.spacedNames.map(String.init))
  }
}
