/// Parsing fragments (section 13.4 of the HTML standard).
extension TreeBuilder {
  /// Prepares for the content of an element.
  ///
  /// The `html` element that the standard has the content in has no record: its children are those
  /// of the document.
  mutating func begin(_ context: HTMLContext) {
    tree.quirks = context.quirks
    let text = context.name.utf8
    let name = tokenizer.names.name(in: text.span, 0..<text.count)
    let traits = traits(of: name)
    var marks =
      context.namespace == .html
      ? OpenElement.marks(name, traits) : OpenElement.marks(traits, in: context.namespace)
    if context.namespace == .mathML, name == HTMLName.annotationXml.rawValue,
      HTMLContext.isHTML(encoding: (context.encoding ?? "").utf8)
    {
      marks.insert(.htmlPoint)
    }
    let element = OpenElement(
      node: 0, parent: 0, name: name, namespace: context.namespace, marks: marks, traits: traits)
    self.context = element
    let html = HTMLName.html.rawValue
    open.push(
      OpenElement(
        node: 0, parent: 0, name: html, namespace: .html,
        marks: OpenElement.marks(html, self.traits(of: html)), traits: self.traits(of: html)))
    if context.isInForm { formNode = TreeBuilder.outerForm }
    if element.isElement(.template) { templateModes.append(.inTemplate) }
    if context.namespace == .html { setModel(HTMLName(rawValue: name)) }
    resetMode()
    updateTokenizer()
  }

  /// Stands for a form that is not in the tree.
  private static var outerForm: UInt32 { noNode - 1 }

  /// Has the tokenizer read what may stand in the element; nothing ends it.
  private mutating func setModel(_ name: HTMLName) {
    switch name {
    case .title, .textarea: tokenizer.model = .escapableRawText
    case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.model = .rawText
    case .script: tokenizer.model = .script
    case .noscript: if scripting { tokenizer.model = .rawText }
    case .plaintext: tokenizer.model = .plainText
    default: break
    }
  }

  /// The current node, or the element a fragment is parsed for where only the root is open.
  var adjustedCurrentNode: OpenElement {
    if let context, open.count == 2 { return context }
    return open.top
  }
}
