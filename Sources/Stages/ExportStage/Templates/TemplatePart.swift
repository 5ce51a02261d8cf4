/// A part of a template that is filled in by itself.
struct TemplatePart {
  /// Its text.
  var text: String
  /// The number of its first line in the template, from 1.
  var firstLine: Int
  /// How values are written, unless the part asks for another way.
  var escaping: TemplateEscaping
}
