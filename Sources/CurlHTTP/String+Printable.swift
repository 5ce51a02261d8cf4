extension StringProtocol {
  /// What a server says, as an error may repeat it: its beginning, without control characters.
  var printable: String {
    var printable = ""
    for scalar in unicodeScalars.prefix(300) {
      printable.unicodeScalars.append(scalar.properties.generalCategory == .control ? "?" : scalar)
    }
    return printable
  }
}
