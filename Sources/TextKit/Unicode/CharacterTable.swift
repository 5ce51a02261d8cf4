/// Class and simple case folding of every Unicode scalar, in constant time.
///
/// Made once from ``ScalarTables``, so that results depend neither on the platform nor on its version
/// of Unicode. Pages of 256 scalars; the planes beyond the second are computed.
package struct CharacterTable: Sendable {
  /// The table; a copy shares its memory.
  package static let shared = CharacterTable()

  private let pages: [UInt8]
  private let classes: [ScalarClass]
  private let foldPages: [UInt8]
  private let folded: [UInt32]

  private static let limit = 0x20000

  private init() {
    var all = [ScalarClass](repeating: .other, count: Self.limit)
    var start = 0
    var current = ScalarClass.other
    for run in ScalarTables.classRuns + [UInt32(Self.limit) << 8] {
      let next = min(Int(run >> 8), Self.limit)
      if current != .other { for scalar in start..<max(start, next) { all[scalar] = current } }
      start = next
      current = ScalarClass(rawValue: UInt8(truncatingIfNeeded: run)) ?? .other
    }
    (pages, classes) = Self.paged(all, neutral: .other)

    var folds = [UInt32](repeating: 0, count: Self.limit)
    var row = 0
    while row + 2 < ScalarTables.foldings.count {
      let first = Int(ScalarTables.foldings[row])
      let length = Int(ScalarTables.foldings[row + 1]) >> 2
      let step = Int(ScalarTables.foldings[row + 1]) & 3
      for scalar in stride(from: first, through: first + length, by: max(1, step)) {
        folds[scalar] = UInt32(scalar + Int(ScalarTables.foldings[row + 2]))
      }
      row += 3
    }
    for upper in 0x41...0x5A { folds[upper] = UInt32(upper + 0x20) }
    (foldPages, folded) = Self.paged(folds, neutral: 0)
  }

  /// The class of a scalar.
  @inline(__always)
  package func scalarClass(_ scalar: UInt32) -> ScalarClass {
    guard scalar < Self.limit else { return Self.classBeyond(scalar) }
    return classes[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }

  /// The scalar's simple case folding; itself where it has none.
  @inline(__always)
  package func fold(_ scalar: UInt32) -> UInt32 {
    guard scalar < Self.limit else { return scalar }
    let result = folded[Int(foldPages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
    return result == 0 ? scalar : result
  }

  private static func classBeyond(_ scalar: UInt32) -> ScalarClass {
    switch scalar {
    case 0x20000..<0x40000: .solitary
    case 0xE0001...0xE007F: .ignorable
    case 0xE0100...0xE01EF: .mark
    default: .other
    }
  }

  /// Splits a table in pages, and keeps one of those that hold the same entry throughout.
  private static func paged<Entry: Equatable>(
    _ all: [Entry], neutral: Entry
  ) -> (pages: [UInt8], entries: [Entry]) {
    var uniform = [(entry: neutral, page: UInt8(0))]
    var entries = [Entry](repeating: neutral, count: 256)
    var pages: [UInt8] = []
    for start in stride(from: 0, to: all.count, by: 256) {
      let page = all[start..<start + 256]
      let isUniform = page.allSatisfy { $0 == all[start] }
      if isUniform, let known = uniform.first(where: { $0.entry == all[start] }) {
        pages.append(known.page)
        continue
      }
      let next = UInt8(clamping: entries.count >> 8)
      if isUniform { uniform.append((all[start], next)) }
      pages.append(next)
      entries += page
    }
    return (pages, entries)
  }
}
