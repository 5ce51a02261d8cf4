/// The document types that turn on browsers' quirks (section 13.2.6.4.1 of the HTML standard).
enum Doctype {
  /// Whether a public identifier, in lower case, stands for a document with quirks.
  static func isQuirky(_ identifier: String, hasSystem: Bool) -> Bool {
    exact.contains(identifier) || prefixes.contains { identifier.hasPrefix($0) }
      || (!hasSystem && prefixesWithoutSystem.contains { identifier.hasPrefix($0) })
  }

  private static let exact: [String] = [
    "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
  ]

  private static let prefixesWithoutSystem: [String] = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]

  private static let prefixes: [String] = [
    "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html ",
    "-//ietf//dtd html//", "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer ", "-//netscape comm. corp.//dtd ",
    "-//o'reilly and associates//dtd html ", "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//", "-//sun microsystems corp.//dtd hotjava ",
    "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html 3.2", "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental ",
    "-//w3c//dtd w3 html ", "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html ",
  ]
}
