import HTML
import PipeTesting

/// A way to read an input: as a document or a fragment, with or without scripting.
struct Reading: CustomStringConvertible {
  let scripting: Bool
  /// The element that a fragment is for; `nil` for a document.
  let context: HTMLContext?

  static let contexts: [HTMLContext] =
    """
    body div p table tbody tr td caption colgroup select option template html head frameset title
    textarea script style noscript plaintext button form a pre ruby li
    """.split { $0 == " " || $0 == "\n" }.map { HTMLContext(String($0)) } + [
      HTMLContext("svg", in: .svg), HTMLContext("foreignObject", in: .svg),
      HTMLContext("desc", in: .svg), HTMLContext("math", in: .mathML),
      HTMLContext("mi", in: .mathML), HTMLContext("annotation-xml", in: .mathML),
      HTMLContext("annotation-xml", in: .mathML, encoding: "text/html"),
    ]

  static func documents() -> [Reading] {
    [false, true].map { Reading(scripting: $0, context: nil) }
  }

  static func fragment(_ generator: inout SeededGenerator) -> Reading {
    Reading(scripting: generator.onceIn(2), context: generator.pick(contexts))
  }

  var description: String {
    (context.map { "fragment of \($0.namespace) \($0.name)" } ?? "document")
      + (scripting ? ", scripting" : "")
  }

  /// Whether the content of the context is raw text, which the context is not there to tell when it
  /// is written.
  var isRawText: Bool {
    guard let context, context.namespace == .html else { return false }
    return ["textarea", "title", "script", "style", "plaintext"].contains(context.name)
      || (context.name == "noscript" && scripting)
  }

  var options: HTMLParser.Options {
    var options = HTMLParser.Options()
    options.scripting = scripting
    return options
  }

  /// Parses bytes in UTF-8 as this is to be read.
  func parse(_ bytes: [UInt8], with parser: inout HTMLParser, into tree: inout HTMLTree) {
    if let context {
      tree = parser.parseFragment(String(decoding: bytes, as: UTF8.self), context: context)
    } else {
      parser.parse(bytes, charset: "utf-8", into: &tree)
    }
  }
}
