import Testing

@testable import WebURL

/// The percent-encode sets, byte by byte.
@Suite struct ByteSetTests {
  private static let path = " \"#<>?^`{}"
  private static let userinfo = path + "/:;=@[\\]|"
  private static let component = userinfo + "$%&+,"

  @Test(arguments: [
    (ByteSet.c0Control, ""), (.fragment, " \"<>`"), (.query, " \"#<>"), (.specialQuery, " \"#<>'"),
    (.path, path), (.userinfo, userinfo), (.component, component),
    (.formURLEncoded, component + "!'()~"), (.forbiddenDomain, " #/:<>?@[\\]^|%"),
    (.canonicalPathEnd, path + "\\"),
  ])
  func setsHaveControlsAndTheBytesOfTheStandard(_ set: ByteSet, printable: String) {
    for byte in UInt8.min...UInt8.max {
      let isControl = byte < 0x20 || byte >= 0x7F
      #expect(set.contains(byte) == (isControl || printable.utf8.contains(byte)), "\(byte)")
    }
  }

  @Test func forbiddenHostCodePointsAreThoseOfTheStandard() {
    let forbidden = "\0\t\n\r #/:<>?@[\\]^|"
    for byte in UInt8.min..<0x80 {
      #expect(ByteSet.forbiddenHost.contains(byte) == forbidden.utf8.contains(byte), "\(byte)")
    }
  }

  @Test func eachComponentEncodesItsSet() throws {
    for byte in UInt8(0x21)..<0x7F {
      let character = String(decoding: [byte], as: UTF8.self)
      let escape = "%" + String(byte, radix: 16, uppercase: true)
      func written(_ set: ByteSet) -> String { set.contains(byte) ? escape : character }
      if !"#".contains(character) {
        let special = try WebURL("http://h/?x\(character)x")
        #expect(special.query ?? "" == "x" + written(.specialQuery) + "x")
        let other = try WebURL("foo://h/?x\(character)x")
        #expect(other.query ?? "" == "x" + written(.query) + "x")
      }
      #expect(
        try WebURL("http://h/#x\(character)x").fragment ?? "" == "x" + written(.fragment) + "x")
      if !"?#/\\".contains(character) {
        #expect(try WebURL("http://h/x\(character)x").path == "/x" + written(.path) + "x")
        #expect(try WebURL("foo:x\(character)x").path == "x" + written(.c0Control) + "x")
      }
      if !"?#/\\:@".contains(character) {
        #expect(try WebURL("http://x\(character)x@h").username == "x" + written(.userinfo) + "x")
        #expect(try WebURL("http://:x\(character)x@h").password == "x" + written(.userinfo) + "x")
      }
    }
  }

  @Test(arguments: [
    ("a b", "a%20b"), ("é/?", "%C3%A9%2F%3F"), ("-_.!~*'()", "-_.!~*'()"), ("100%", "100%25"),
    ("", ""), ("\u{0}&=+$,", "%00%26%3D%2B%24%2C"),
  ])
  func componentsAreEncodedAndDecoded(_ text: String, encoded: String) {
    #expect(WebURL.percentEncoded(text) == encoded)
    #expect(WebURL.percentDecoded(encoded) == text)
  }

  @Test(arguments: [
    ("%", "%"), ("%4", "%4"), ("%zz%41", "%zzA"), ("%ff", "\u{FFFD}"), ("a+b", "a+b"),
    ("%2541", "%41"),
  ])
  func whatIsNoPercentEncodedByteIsKept(_ text: String, decoded: String) {
    #expect(WebURL.percentDecoded(text) == decoded)
  }
}
