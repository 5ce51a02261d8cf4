/// Columns of text, the first rows' heads.
enum TextTable {
  /// On which side the columns behind the first are even.
  enum Alignment {
    /// On the left; the last column is as wide as each of its cells.
    case left
    /// On the right, as numbers are.
    case right
  }

  /// Writes rows under each other, each column as wide as it needs to be.
  static func text(_ rows: [[String]], _ alignment: Alignment = .left) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        switch alignment {
        case .right where column > 0: cell.padded(left: widths[column])
        case .left where column == row.count - 1: cell
        case .left, .right: cell.padded(to: widths[column])
        }
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

extension String {
  /// The text with spaces behind it, up to a width.
  func padded(to width: Int) -> String { self + spaces(to: width) }

  /// The text with spaces before it, up to a width.
  func padded(left width: Int) -> String { spaces(to: width) + self }

  private func spaces(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count))
  }
}
