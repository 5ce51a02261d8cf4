/// The content of an element as it is written, where that is markup as it is.
struct XMLMarkup {
  /// Where it stands in the document.
  var range: Range<Int>
  /// What is in the `div` that is all there is, if it is so.
  var wrapper: Range<Int>?
}
