extension String {
  /// The text without what would do something to a terminal or a log: control characters, and those
  /// that turn the direction of writing; cut where it is long.
  ///
  /// For what comes from a server and is to be shown.
  var printable: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(500) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    let text = String(result)
    return unicodeScalars.count > 500 ? text + "…" : text
  }
}
