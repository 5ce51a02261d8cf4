/// An attribute of an element: its name, and where its value stands in the document.
struct XMLAttribute {
  /// The name.
  var name: XMLName
  /// The value as it was written.
  var value: Range<Int>
}
