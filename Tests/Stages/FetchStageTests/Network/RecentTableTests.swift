import Testing

@testable import FetchStage

/// What was used last is kept, and not much more.
struct RecentTableTests {
  @Test func keepsWhatWasUsedLast() {
    var table = RecentTable<Int>(room: 10)
    for index in 0..<1000 {
      table["\(index)"] = index
      // What is used stays, however long ago it came.
      #expect(table["0"] == 0)
      for recent in max(0, index - 5)...index { #expect(table["\(recent)"] == recent) }
      #expect(table.count <= 20)
    }
    #expect(table["1"] == nil)
  }

  @Test func forgetsWhatIsTakenOut() {
    var table = RecentTable<Int>(room: 2)
    for index in 0..<4 { table["\(index)"] = index }
    for index in 0..<4 { table["\(index)"] = nil }
    #expect(table.count == 0)
  }
}
