import Testing
import TextNormalization

@Suite struct ComposedTextTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// Equal strings may have other scalars; those are compared here.
  @Test(arguments: [
    ("cafe\u{301}", "caf\u{E9}"),
    ("a\u{323}\u{302}", "\u{1EAD}"),
    ("\u{438}\u{306}", "\u{439}"),
    ("\u{3B1}\u{301}", "\u{3AC}"),
    ("\u{627}\u{653}", "\u{622}"),
    ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"),
    ("\u{304B}\u{3099}", "\u{304C}"),
    ("\u{212B}", "\u{C5}"),
  ])
  func lettersAndAccentsAreOneCharacter(text: String, expected: String) {
    // At every place in a block of eight bytes, and behind the last whole one.
    for length in 0..<9 {
      let before = String(repeating: "a", count: length) + " "
      for after in ["", " and more than eight bytes"] {
        let composed = ComposedText.of(before + text + after)
        #expect(scalars(composed) == scalars(before + expected + after))
      }
    }
  }

  @Test(arguments: [
    "", "e", "The ferry runs again.", "caf\u{E9} au lait, s\u{2019}il vous pla\u{EE}t \u{20AC}",
    "\u{43F}\u{430}\u{440}\u{43E}\u{43C} \u{439}", "\u{D55C}\u{AE00}", "\u{304C}\u{304E}",
    "\u{1F600}", "x\u{301}",
  ])
  func textThatHasNothingToComposeStaysAsItIs(text: String) {
    #expect(scalars(ComposedText.of(text)) == scalars(text))
  }
}
