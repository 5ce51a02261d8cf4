/// An attribute of an element.
struct XMLAttribute {
  /// The name.
  var name: XMLName
  /// The value, references decoded.
  var value: String
}
