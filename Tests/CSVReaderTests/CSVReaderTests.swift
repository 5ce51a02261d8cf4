import CSVReader
import Fuzzing
import Testing

struct CSVReaderTests {
  private func rows(_ text: String, _ delimiter: Character = ",", most: Int = .max) -> [[String]] {
    TableReading(Array(text.utf8), delimiter.asciiValue ?? 0, most: most).rows.map { row in
      row.fields.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test(arguments: [1, 2, 1000])
  func quotesLineBreaksAndDelimitersAreReadAsTheStandardHasThem(most: Int) {
    let text = "\u{FEFF}a,b\r\n\"x, \"\"y\"\"\r\nz\",2\r\n\n,\"\"\rlast,\"e\"nd"
    #expect(
      rows(text, most: most)
        == [["a", "b"], ["x, \"y\"\r\nz", "2"], ["", ""], ["last", "end"]])
  }

  @Test(arguments: ["", "\u{FEFF}"], [1, 1000])
  func aFirstLineThatNamesTheDelimiterIsNoRow(mark: String, most: Int) {
    let text = "\(mark)sep=;\r\na,b;c\r\n1;2\r\n"
    #expect(CSVDialect.delimiter(of: Array(text.utf8)) == UInt8(ascii: ";"))
    #expect(rows(text, ";", most: most) == [["a,b", "c"], ["1", "2"]])
    #expect(TableReading(Array(text.utf8), UInt8(ascii: ";")).rows.map(\.line) == [2, 3])
    #expect(CSVDialect.firstRow(of: Array(text.utf8), delimiter: 0x3B)?.fields.count == 2)
    #expect(rows("sep=;x\na\n", ";") == [["sep=", "x"], ["a"]])
  }

  @Test func linesAreCountedAsAnEditorCountsThem() {
    let reading = TableReading(Array("a\r\n\"b\nc\"\n\n\rd\n".utf8))
    #expect(reading.rows.map(\.line) == [1, 2, 6])
  }

  @Test func aQuoteThatIsNotClosedCostsItsRowOnly() {
    let reading = TableReading(Array("a,b\n1,\"x\n2,y\n3,z\n".utf8))
    #expect(reading.rows.count == 3)
    #expect(reading.errors == ["a quote that opens in the row of line 2 is not closed"])
  }

  @Test func manyOfThemTakeNoMoreThanLinearTime() {
    let text = String(repeating: "\"a\n", count: 20_001)
    let reading = TableReading(Array(text.utf8))
    #expect(reading.errors.last != "does not end")
  }

  @Test func aRowThatIsTooLongIsPassedOver() {
    let long = String(repeating: "x", count: 200_000)
    let reading = TableReading(Array("a\n\(long)\nb\n".utf8), maximumLength: 70_000)
    #expect(reading.rows.map(\.line) == [1, 3] && reading.errors.count == 1)
  }

  @Test(
    arguments: [
      ("a,b\n\"1;2\",3\n", ","), ("a;b\n1,5;2\n", ";"), ("a\tb\nx, y\tz\n", "\t"),
      ("one\ntwo\n", ","),
      ("", ","),
    ] as [(String, Character)])
  func theDelimiterIsToldByTheBeginning(text: String, delimiter: Character) {
    #expect(CSVDialect.delimiter(of: Array(text.utf8)) == delimiter.asciiValue)
  }
}
