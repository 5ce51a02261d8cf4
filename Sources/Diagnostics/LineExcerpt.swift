/// A source line made ready to show, and the carets that go beneath it.
struct LineExcerpt {
  /// The line, or the part of it around the place.
  let line: String
  /// As many blanks (and tabs) as it takes to stand beneath the place.
  let indent: String
  /// `^~~~`, as wide as the place.
  let carets: String

  /// The most columns of a line that are shown.
  static let widest = 160
  private static let context = 60
  private static let tabWidth = 8

  /// Lays out a line around a place that begins at `column` and is `length` scalars long.
  init(_ bytes: ArraySlice<UInt8>, column: Int, length: Int) {
    let (cells, start, skipped, hasMore) = Self.cells(of: bytes, around: max(1, column))
    let end = start + min(cells.count - start, max(1, length))
    let window = Self.window(cells, around: start)
    let isCutBefore = skipped || window.lowerBound > 0
    let isCutAfter = hasMore || window.upperBound < cells.count
    let shown = cells[window].map(\.text).joined()
    line = (isCutBefore ? "…" : "") + shown + (isCutAfter ? "…" : "")
    var blanks = isCutBefore ? " " : ""
    for cell in cells[window.lowerBound..<start] {
      blanks += cell.isTab ? "\t" : String(repeating: " ", count: cell.width)
    }
    indent = blanks
    let marked = start < end ? cells[start..<min(end, window.upperBound)] : []
    carets = Self.carets(beneath: marked)
  }

  /// The cells near a column, and which of them the column is.
  ///
  /// A line may be a megabyte long, so only what can be shown is kept.
  private static func cells(
    of bytes: ArraySlice<UInt8>, around column: Int
  ) -> (cells: [Cell], start: Int, skipped: Bool, hasMore: Bool) {
    let reach = widest * 2
    let offset = min(column - 1, bytes.count)
    let kept = max(0, offset - reach)..<(offset + reach)
    var cells: [Cell] = []
    var count = 0
    Cell.forEach(in: bytes) { cell in
      if kept.contains(count) { cells.append(cell()) }
      count += 1
      return count <= kept.upperBound
    }
    // A place beyond the end of the line is shown at its end.
    guard offset <= count else { return self.cells(of: bytes, around: count + 1) }
    return (cells, offset - kept.lowerBound, kept.lowerBound > 0, count > kept.upperBound)
  }

  /// The cells to show: all if they fit, else as many as fit with some before the place.
  private static func window(_ cells: [Cell], around place: Int) -> Range<Int> {
    func width(_ cell: Cell) -> Int { cell.isTab ? tabWidth : cell.width }
    if cells.reduce(0, { $0 + width($1) }) <= widest { return cells.indices }
    var start = place
    var before = 0
    while start > 0, before + width(cells[start - 1]) <= context {
      start -= 1
      before += width(cells[start])
    }
    var end = start
    var total = 2
    while end < cells.count, total + width(cells[end]) <= widest {
      total += width(cells[end])
      end += 1
    }
    while start > 0, total + width(cells[start - 1]) <= widest {
      start -= 1
      total += width(cells[start])
    }
    // A combining mark does not begin a line.
    while start < place, cells[start].width == 0 { start += 1 }
    return start..<end
  }

  private static func carets(beneath cells: ArraySlice<Cell>) -> String {
    // How wide a tab is depends on where it stands, so a place that begins with one gets a
    // single caret; a tab within the place is repeated.
    guard let first = cells.first, !first.isTab else { return "^" }
    var result = ""
    for cell in cells {
      result += cell.isTab ? "\t" : String(repeating: "~", count: cell.width)
    }
    return "^" + result.dropFirst()
  }
}

extension LineExcerpt {
  /// One scalar of a line, or one invalid sequence, as it is shown.
  private struct Cell {
    var text: String
    var width: Int
    var isTab: Bool

    /// Hands over what makes each cell, since most cells of a long line are not wanted, until
    /// it is told to stop.
    static func forEach(in bytes: ArraySlice<UInt8>, _ body: (() -> Cell) -> Bool) {
      var position = bytes.startIndex
      while position < bytes.endIndex {
        let byte = bytes[position]
        if byte < 0x80 {
          position += 1
          guard body({ Cell(Unicode.Scalar(byte)) }) else { return }
          continue
        }
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes[position...].makeIterator()
        switch parser.parseScalar(from: &iterator) {
        case .valid(let encoded):
          position += encoded.count
          guard body({ Cell(Unicode.UTF8.decode(encoded)) }) else { return }
        case .error(let length):
          let invalid = bytes[position...].prefix(max(1, length))
          position = invalid.endIndex
          guard body({ Cell(invalid) }) else { return }
        case .emptyInput:
          return
        }
      }
    }

    private init(_ invalid: ArraySlice<UInt8>) {
      let escape = invalid.map(Escaping.escape).joined()
      self.init(text: escape, width: escape.utf8.count, isTab: false)
    }

    private init(text: String, width: Int, isTab: Bool) {
      self.text = text
      self.width = width
      self.isTab = isTab
    }

    private init(_ scalar: Unicode.Scalar) {
      if scalar == "\t" {
        self.init(text: "\t", width: 1, isTab: true)
      } else if Escaping.needsEscape(scalar) {
        let escape = Escaping.escape(scalar)
        self.init(text: escape, width: escape.utf8.count, isTab: false)
      } else {
        self.init(
          text: String(scalar), width: DisplayWidth.width(of: scalar), isTab: false)
      }
    }
  }
}
