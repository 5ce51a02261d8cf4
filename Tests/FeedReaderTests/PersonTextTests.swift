import Testing

@testable import FeedReader

struct PersonTextTests {
  @Test(
    arguments: [
      ("a@b.example (Ann Mole)", "Ann Mole", "a@b.example"),
      ("Ann Mole <a@b.example>", "Ann Mole", "a@b.example"),
      ("\"Mole, Ann\" <a@b.example>", "Mole, Ann", "a@b.example"),
      ("Ann Mole (a@b.example)", "Ann Mole", "a@b.example"),
      ("a@b.example", nil, "a@b.example"), ("  Ann\n Mole ", "Ann Mole", nil),
      ("Ann (the Mole)", "Ann (the Mole)", nil), ("@ann", "@ann", nil),
    ] as [(String, String?, String?)])
  func reads(text: String, name: String?, email: String?) {
    #expect(PersonText.person(text) == FeedPerson(name: name, email: email))
  }

  @Test func readsNothingFromNothing() {
    #expect(PersonText.person(" \n") == nil)
  }
}
