import HTML

/// An attribute that holds references.
struct LinkAttribute {
  /// What its value is.
  enum Kind {
    /// A reference, which may be empty.
    case page
    /// A reference that means nothing if it is empty.
    case resource
    /// Several images.
    case sourceSet
  }

  var text: String
  var name: HTMLName
  var kind: Kind

  /// The attributes of elements that a tree has, by the elements' names.
  static func table(for tree: HTMLTree) -> [HTMLName: [LinkAttribute]] {
    var table: [HTMLName: [LinkAttribute]] = [:]
    for (elements, attributes, kind) in lists {
      for element in elements.split(separator: " ") {
        guard let name = tree.name(String(element)) else { continue }
        for attribute in attributes.split(separator: " ") {
          guard let own = tree.name(String(attribute)) else { continue }
          table[name, default: []].append(
            LinkAttribute(text: String(attribute), name: own, kind: kind))
        }
      }
    }
    return table
  }

  /// The attributes of the standard that are URLs (HTML, index of attributes), and those of SVG.
  private static let lists: [(elements: String, attributes: String, kind: Kind)] = [
    ("a area", "href", .page),
    ("link", "href", .resource),
    ("form", "action", .resource),
    ("button input", "formaction", .resource),
    ("blockquote q del ins", "cite", .resource),
    ("audio embed iframe frame img input script source track video", "src", .resource),
    ("img source", "srcset", .sourceSet),
    ("link", "imagesrcset", .sourceSet),
    ("video", "poster", .resource),
    ("object", "data", .resource),
    ("body table td th", "background", .resource),
    ("a image use", "xlink:href", .page),
    ("image use", "href", .resource),
  ]
}
