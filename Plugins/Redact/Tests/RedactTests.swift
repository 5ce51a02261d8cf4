import PipeKit
import PipeTesting
import Testing

@testable import RedactPlugin

@Suite struct RedactTests {
  private func redacted(_ text: String, options: String = "") async throws -> String? {
    try await Redact.make(yaml: options).run(on: [Document(id: "a", text: text)]).output.first?.text
  }

  @Test func complies() async throws { try await Compliance(Redact.self).verify() }

  @Test(arguments: [
    ("a.b+c@mail.example.co.uk.", "[email]."), ("<ann@example.org>", "<[email]>"),
    ("mailto:x@example.com?subject=y", "mailto:[email]?subject=y"),
    ("+1 (555) 123-4567", "[phone]"), ("(555) 123-4567", "[phone]"), ("0171 123 45 67", "[phone]"),
    ("+4915112345678", "[phone]"), ("5500 0000 0000 0004", "[card]"), ("378282246310005", "[card]"),
    ("4111-1111-1111-1111", "[card]"),
  ]) func takesOut(text: String, expected: String) async throws {
    #expect(try await redacted(text) == expected)
  }

  @Test(arguments: [
    "@ann said", "a@b", "Rock'n'roll @ 8 pm", "2026-05-04 10:30", "1,000,000", "10 000 000 people",
    "1914-1918", "won 3-2, 6-4, 7-5", "ISBN 978-3-16-148410-0", "version 10.2.3.4",
    "4111111111111112",
    "0000 0000 0000 0000", "+1", "Flight AB4111111111111111", "",
  ]) func leavesOtherThings(text: String) async throws {
    #expect(try await redacted(text) == text)
  }

  @Test func takesOutOnlyWhatIsWanted() async throws {
    #expect(
      try await redacted("a@example.org, +47 55 55 55 55", options: "{emails: false, mark: '*'}")
        == "a@example.org, *")
  }

  @Test func isLinear() {
    for piece in ["@", "1-", "+1 ", "a@a.", "(", "4111 "] {
      let bytes = Array(String(repeating: piece, count: 200_000).utf8)
      _ = SensitiveFinder(bytes).matches()
    }
  }
}
