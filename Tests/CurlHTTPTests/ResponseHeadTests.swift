import PipeKit
import Testing

@testable import CurlHTTP

struct ResponseHeadTests {
  private func head(_ lines: [[UInt8]], body: Int? = nil) -> ResponseHead {
    var head = ResponseHead()
    for (index, line) in lines.enumerated() {
      line.withUnsafeBytes { head.add($0, hasBody: index >= body ?? .max) }
    }
    return head
  }

  private func head(_ lines: String..., body: Int? = nil) -> ResponseHead {
    head(lines.map { Array($0.utf8) }, body: body)
  }

  @Test func readsFieldsInOrder() {
    let head = head("HTTP/1.1 200 OK\r\n", "A:  b c \r\n", "a:\r\n", "D: e:f\r\n", "\r\n")
    #expect(head.isComplete)
    #expect(head.fields == [HTTPHeader("A", "b c"), HTTPHeader("a", ""), HTTPHeader("D", "e:f")])
  }

  @Test func joinsFoldedLines() {
    let head = head("HTTP/1.1 200 OK\r\n", "A: b\r\n", "  c: d\r\n", "\te\r\n", "\r\n")
    #expect(head.fields == [HTTPHeader("A", "b c: d e")])
  }

  @Test func leavesOutLinesThatAreNoFields() {
    let head = head(
      "HTTP/1.1 200 OK\r\n", " lost\r\n", ": x\r\n", "A : x\r\n", "none\r\n", "B: y\r\n", "\r\n")
    #expect(head.fields == [HTTPHeader("B", "y")])
  }

  @Test func readsValuesThatAreNotUTF8AsLatin1() {
    let head = head([Array("HTTP/1.1 200\r\n".utf8), Array("A: caf".utf8) + [0xE9, 0x0D, 0x0A]])
    #expect(head.fields == [HTTPHeader("A", "café")])
    #expect(!head.isComplete)
  }

  @Test func leavesNoLineEndsInValues() {
    let head = head("HTTP/1.1 200\r\n", "A: b\rC: d\0e\r\n")
    #expect(head.fields == [HTTPHeader("A", "b C: d e")])
  }

  @Test func keepsTheLastAnswerOnly() {
    let head = head(
      "HTTP/1.1 103 Early Hints\r\n", "Link: x\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "A: b\r\n",
      "\r\n")
    #expect(head.fields == [HTTPHeader("A", "b")])
  }

  @Test func takesNoTrailerForAHeader() {
    let head = head(
      "HTTP/1.1 200 OK\r\n", "A: b\r\n", "\r\n", "HTTP/1.1 500 no\r\n", "C: d\r\n", body: 3)
    #expect(head.isComplete)
    #expect(head.fields == [HTTPHeader("A", "b")])
    #expect(self.head("HTTP/1.1 200 OK\r\n", "\r\n", "C: d\r\n").fields.isEmpty)
  }

  @Test func takesAFieldThatLooksLikeAStatusForAField() {
    let head = head("HTTP/1.1 200 OK\r\n", "A: b\r\n", "HTTP/1.1: 500\r\n", "C: d\r\n", "\r\n")
    #expect(head.fields == [HTTPHeader("A", "b"), HTTPHeader("C", "d")])
  }
}
