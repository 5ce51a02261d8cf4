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
    ("4111-1111-1111-1111", "[card]"), ("Card 4111 1111 1111 1111 12/26.", "Card [card] 12/26."),
    ("Call 555-123-4567 24/7.", "Call [phone] 24/7."), ("0049 30 1234567", "[phone]"),
    ("6011000000000004 4111111111111111", "[card] [card]"), ("1-800-555-1234", "[phone]"),
    ("+47 55 55 55 55 2024-11-30", "[phone] 2024-11-30"), ("01.23.45.67.89", "[phone]"),
    ("+47 55 55 55 55 2 times", "[phone] 2 times"), ("030/1234567", "[phone]"),
    ("+33 1 23 45 67 89", "[phone]"), ("+49 (0)30 1234567", "[phone]"),
    ("+46 (0)8 123 456 78.", "[phone]."), ("+47 55555555, +47 55 55 55 55", "[phone], [phone]"),
    ("24 hours 020 7946 0958", "24 hours [phone]"), ("12 020 7946 0958", "12 [phone]"),
  ]) func takesOut(text: String, expected: String) async throws {
    #expect(try await redacted(text) == expected)
  }

  @Test(arguments: [
    "@ann said", "a@b", "Rock'n'roll @ 8 pm", "2026-05-04 10:30", "1,000,000", "10 000 000 people",
    "1914-1918", "won 3-2, 6-4, 7-5", "ISBN 978-3-16-148410-0", "version 10.2.3.4",
    "4111111111111112", "01.02.2024", "05/11/2024", "09-11-2001", "0-0 1-1 2-2 3-3",
    "0.12 0.345 0.678", "Section 0.1.2.3.4.5.6.7", "+1 2 3 4 5 6 7 8 points", "01.02.24 10.30",
    "30.11.2024 08.15", "2024-11-30 2024-12-01", "numbers 03 07 12 31",
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
      let bytes = Array(String(repeating: piece, count: 20_000).utf8)
      _ = SensitiveFinder(bytes).matches()
    }
  }
}
