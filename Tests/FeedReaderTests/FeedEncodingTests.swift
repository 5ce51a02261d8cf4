import Testing

@testable import FeedReader

struct FeedEncodingTests {
  private func document(_ encoding: String?) -> String {
    let declaration = encoding.map { "<?xml version='1.0' encoding='\($0)'?>" } ?? ""
    return declaration + "<rss version='2.0'><channel><title>"
  }
  private let end = Array("</title></channel></rss>".utf8)

  private func title(
    _ head: String?, _ bytes: [UInt8], charset: String? = nil
  ) throws -> (String?, Feed) {
    let feed = try FeedReader(charset: charset).read(Array(document(head).utf8) + bytes + end)
    return (feed.title?.plainText, feed)
  }

  @Test func readsWhatTheDeclarationSays() throws {
    #expect(try title("ISO-8859-1", [0x63, 0x61, 0x66, 0xE9, 0x20, 0x80]).0 == "café €")
    #expect(try title("windows-1251", [0xCC, 0xE8, 0xF0]).0 == "Мир")
    #expect(try title("EUC-KR", [0xB3, 0xE2]).0 == "년")
    #expect(try title("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B]).0 == "日本")
    #expect(try title("gb2312", [0xD6, 0xD0]).0 == "中")
    #expect(try title("koi8-r", [0xED, 0xC9, 0xD2]).1.encoding == "koi8-r")
  }

  @Test func letsTheTransportDecide() throws {
    #expect(try title("utf-8", [0xE9, 0x74, 0xE9], charset: "iso-8859-1").0 == "été")
    #expect(try title(nil, [0xCC, 0xE8, 0xF0], charset: "WINDOWS-1251").0 == "Мир")
  }

  @Test func readsUTF16AndMarks() throws {
    let text = document("utf-16") + "Größe" + "</title></channel></rss>"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      #expect(try FeedReader().read(bytes).title?.plainText == "Größe")
    }
    let marked = [0xEF, 0xBB, 0xBF] + Array((document("utf-8") + "ö</title></channel></rss>").utf8)
    #expect(try FeedReader().read(marked).title?.plainText == "ö")
  }

  @Test func seesThroughWrongDeclarations() throws {
    let (utf8, first) = try title("iso-8859-1", Array("Größe".utf8))
    #expect(utf8 == "Größe")
    #expect(!first.notes.isEmpty)
    let (latin, second) = try title("utf-8", [0x47, 0x72, 0xF6, 0xDF, 0x65])
    #expect(latin == "Größe")
    #expect(!second.notes.isEmpty)
    let (unknown, third) = try title("x-klingon", Array("Größe".utf8))
    #expect(unknown == "Größe")
    #expect(third.notes.first?.message.contains("x-klingon") == true)
    #expect(try title("utf-16", Array("Größe".utf8)).0 == "Größe")
  }

  @Test(arguments: [
    ([UInt8](arrayLiteral: 0xE9), "é"), ([0x93], "“"), ([0xE2, 0x80], "\u{FFFD}"),
    ([0xED, 0xA0, 0x80], "í\u{A0}€"), ([0xC0, 0xAF], "À¯"),
  ])
  func readsTheRestAsItIsWhereOneCharacterIsBroken(bad: [UInt8], expected: String) throws {
    let text = "Größe und Maß, überall schöne Flüsse. "
    for times in [1, 400] {
      let good = Array(String(repeating: text, count: times).utf8)
      let (title, feed) = try title("utf-8", good + bad + good)
      let all = String(repeating: text, count: times)
      #expect(title == PlainText.collapsed(all + expected + all))
      #expect(feed.encoding == "utf-8")
      #expect(feed.notes.first?.message.contains("not valid utf-8") == true)
    }
  }

  /// However few of its characters are not ASCII.
  @Test func readsWindows1252ThatIsSaidToBeUTF8() throws {
    let text = Array(String(repeating: "plain text ", count: 4000).utf8)
    for head in ["utf-8", nil] {
      let (title, feed) = try title(head, text + Array("It".utf8) + [0x92, 0x73] + text)
      #expect(title?.contains("It’s") == true)
      #expect(feed.encoding == "windows-1252")
    }
  }

  @Test func aMarkSaysThatTextIsUTF8() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array(document("utf-8").utf8) + [0xE9] + end
    let feed = try FeedReader().read(bytes)
    #expect(feed.title?.plainText == "é" && feed.encoding == "utf-8")
  }

  @Test func aCharacterThatIsCutAtTheEndIsNotTakenForAnother() {
    let bytes = Array("Größe ist Größ".utf8) + [0xC3]
    #expect(PlainTextDecoder.decode(bytes, charset: nil) == "Größe ist Größ\u{FFFD}")
    #expect(PlainTextDecoder.decode(Array("caf".utf8) + [0xE9], charset: nil) == "café")
  }
}
