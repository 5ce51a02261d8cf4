/// What is between the fields of a table.
public enum CSVDialect {
  private static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// The delimiter that a first line names, as spreadsheets write it (`sep=;`), and how many bytes the line
  /// has with its end; `nil` where there is no such line.
  ///
  /// - Parameter head: How the table begins, behind a byte order mark.
  /// - Returns: Both.
  public static func stated(in head: Span<UInt8>) -> (delimiter: UInt8, length: Int)? {
    guard head.count >= 6, head[0] | 0x20 == UInt8(ascii: "s"), head[1] | 0x20 == UInt8(ascii: "e"),
      head[2] | 0x20 == UInt8(ascii: "p"), head[3] == UInt8(ascii: "=")
    else { return nil }
    let delimiter = head[4]
    let isSign = delimiter == 0x09 || (delimiter > 0x20 && delimiter < 0x7F)
    guard isSign, delimiter != UInt8(ascii: "\"") else { return nil }
    switch head[5] {
    case 0x0A: return (delimiter, 6)
    case 0x0D: return (delimiter, head.count > 6 && head[6] == 0x0A ? 7 : 6)
    default: return nil
    }
  }

  /// The delimiter that the beginning of a table names (`sep=;`) or speaks for: the one that cuts most of its rows into equally
  /// many fields, and among those the one that cuts them into most.
  ///
  /// - Parameter head: How the table begins; its last row may be cut off.
  /// - Returns: A comma where nothing speaks for another.
  public static func delimiter(of head: [UInt8]) -> UInt8 {
    let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
    if let stated = stated(in: head.span.extracting((isMarked ? 3 : 0)..<head.count)) {
      return stated.delimiter
    }
    var best: (delimiter: UInt8, share: Double, count: Int) = (UInt8(ascii: ","), 0, 1)
    for delimiter in delimiters {
      let counts = rows(of: head, delimiter).map(\.fields.count)
      guard let first = counts.first, first > 1 else { continue }
      let share = Double(counts.count { $0 == first }) / Double(counts.count)
      if (share, first) > (best.share, best.count) { best = (delimiter, share, first) }
    }
    return best.delimiter
  }

  /// The first row of a table; `nil` where there is none.
  public static func firstRow(of head: [UInt8], delimiter: UInt8) -> CSVRow? {
    rows(of: head, delimiter).first
  }

  private static func rows(of head: [UInt8], _ delimiter: UInt8) -> [CSVRow] {
    var reader = CSVReader(delimiter: delimiter)
    var isGiven = false
    var rows: [CSVRow] = []
    while rows.count < 20 {
      let row = try? reader.next { buffer, _ in
        if isGiven { return 0 }
        isGiven = true
        buffer += head
        return head.count
      }
      guard let row else { break }
      rows.append(row)
    }
    // What is behind the last line break may be cut off.
    if rows.count > 1, rows.count < 20, head.last != 0x0A { rows.removeLast() }
    return rows
  }
}
