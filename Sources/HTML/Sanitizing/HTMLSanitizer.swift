/// Makes HTML of unknown origin safe to show in a page.
///
///     let sanitizer = HTMLSanitizer(.article)
///     sanitizer.sanitize("<p onclick=x()>Hi <a href=' javascript:x()'>you</a><script>x()</script>")
///     // <p>Hi <a rel="noopener noreferrer">you</a></p>
///     var policy = SanitizerPolicy.inline
///     policy.elements["img"] = ["src", "alt"]
///     policy.resolveURL = { "https://example.com/" + $0 }
///     HTMLSanitizer(policy).sanitize("<h1>A</h1><img src=a.png onerror=x()>")
///     // A <img src="https://example.com/a.png">
///
/// The input is parsed as browsers do, and what the ``SanitizerPolicy`` allows of the tree is written
/// anew; no text of the input becomes markup. What is written is parsed to the same tree again, as
/// the content of a body or of any element that text and blocks may stand in, whether or not scripts
/// run. Sanitising it once more changes nothing.
///
/// Whatever a policy allows, these are never written: SVG and MathML; the elements that run, load or
/// style (`script`, `style`, `link`, `meta`, `base`, `iframe`, `object`, `embed` and their like); those
/// that change how what follows is read (`template`, `noscript`, `title`, `textarea`, `select`, `xmp`,
/// `plaintext` and others); comments; event handlers; `srcdoc`, `ping`, `is` and `usemap`; URLs with
/// `javascript:` and other schemes that run.
///
/// The output belongs between tags, in a document in UTF-8. It is not meant for within an attribute,
/// a script, a style or a comment.
public struct HTMLSanitizer: Sendable {
  private let rules: SanitizerRules

  /// Creates a sanitiser.
  public init(_ policy: SanitizerPolicy = .article) { rules = SanitizerRules(policy) }

  /// Sanitises a fragment of HTML, or a document's body.
  public func sanitize(_ html: String) -> String {
    var parser = HTMLParser()
    let tree = parser.parseFragment(html)
    var bytes: [UInt8] = []
    append(.root, of: tree, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what is allowed of a node and all in it, in UTF-8.
  public func append(_ node: HTMLNode, of tree: HTMLTree, to output: inout [UInt8]) {
    write(tree.subtree(of: node), tree, to: &output)
  }

  /// Appends what is allowed of what is in a node, in UTF-8.
  public func appendContent(of node: HTMLNode, of tree: HTMLTree, to output: inout [UInt8]) {
    write(tree.descendants(of: node), tree, to: &output)
  }

  private func write(_ range: HTMLNodeRange, _ tree: HTMLTree, to output: inout [UInt8]) {
    var writer = SafeWriter(rules, tree)
    writer.write(range.startIndex..<range.endIndex)
    output.append(contentsOf: writer.output)
  }
}
