public import HTML
public import WebURL

extension HTMLTree {
  /// What relative references in the document are relative to: the `href` of its first `base` element
  /// that has one, or else the document's own URL (HTML, section 2.4.2).
  ///
  /// - Parameter document: Where the document comes from.
  /// - Returns: The base.
  public func baseURL(document: WebURL) -> WebURL {
    var node = HTMLNode.root.index + 1
    while node < count {
      let current = HTMLNode(index: node)
      node = kind(of: current) == .content ? skip(current).index : node + 1
      guard isElement(current, .base), let href = attribute(.href, of: current) else { continue }
      guard let url = try? document.resolve(href), url.scheme != "data", url.scheme != "javascript"
      else { return document }
      return url
    }
    return document
  }

  /// The links in a node, in document order: of pages, images, scripts, style sheets and the like.
  ///
  /// What is no URL is left out, and so is what stands in a template.
  ///
  /// ```swift
  /// var parser = HTMLParser()
  /// let tree = parser.parse("""
  ///   <base href=/news/><a href=1 rel=next>Read <b>on</b></a>
  ///   <img src=a.jpg srcset="b.jpg 2x" alt=Map>
  ///   """)
  /// let page = try WebURL("https://example.com/index.html")
  /// for link in tree.links(document: page) {
  ///   print(link.attribute, link.url, link.rel, link.text)
  /// }
  /// // href https://example.com/news/1 ["next"] Read on
  /// // src https://example.com/news/a.jpg [] Map
  /// // srcset https://example.com/news/b.jpg [] Map
  /// ```
  ///
  /// - Parameters:
  ///   - node: The node that is looked through.
  ///   - document: Where the document comes from.
  /// - Returns: The links.
  public func links(in node: HTMLNode = .root, document: WebURL) -> [HTMLLink] {
    let base = baseURL(document: document)
    let table = LinkAttribute.table(for: self)
    var links: [HTMLLink] = []
    var text: [UInt8] = []
    var place = node.index
    let end = skip(node).index
    while place < end {
      let current = HTMLNode(index: place)
      place = kind(of: current) == .content && current != node ? skip(current).index : place + 1
      guard let name = name(of: current), let attributes = table[name] else { continue }
      let first = links.count
      for attribute in attributes {
        guard let value = self.attribute(attribute.name, of: current) else { continue }
        for reference in references(in: value, attribute.kind) {
          guard let url = try? base.resolve(reference) else { continue }
          links.append(
            HTMLLink(node: current, attribute: attribute.text, url: url, rel: [], text: ""))
        }
      }
      guard links.count > first else { continue }
      let rel = words(of: current)
      let shown = shownText(of: current, &text)
      for index in first..<links.count {
        links[index].rel = rel
        links[index].text = shown
      }
    }
    return links
  }

  private func references(in value: String, _ kind: LinkAttribute.Kind) -> [String] {
    switch kind {
    case .page: return [value]
    case .resource:
      return value.utf8.allSatisfy { $0 <= 0x20 } ? [] : [value]
    case .sourceSet: return ImageCandidate.parse(value).map(\.url)
    }
  }

  private func words(of node: HTMLNode) -> [String] {
    (attribute(.rel, of: node) ?? "").lowercased().split { $0.isWhitespace }.map(String.init)
  }

  private func shownText(of node: HTMLNode, _ buffer: inout [UInt8]) -> String {
    switch name(of: node) {
    case .a:
      buffer.removeAll(keepingCapacity: true)
      appendInnerText(of: node, to: &buffer)
      return String(decoding: buffer, as: UTF8.self)
    case .img, .area, .input: return attribute(.alt, of: node) ?? ""
    default: return ""
    }
  }
}
