/// A line that is a name and a value: `Subject: The ferry`.
struct FieldLine {
  /// What stands before the colon, of 20 characters and two words at most.
  let name: Substring
  /// What stands behind it.
  let value: Substring

  /// Reads a line; `nil` where it is no field.
  init?(_ line: some StringProtocol) {
    let line = Substring(line)
    guard let colon = line.prefix(21).firstIndex(of: ":") else { return nil }
    let name = line[..<colon]
    let value = line[colon...].dropFirst()
    guard name.first?.isLetter == true, value.first == " ",
      name.parts(at: 0x20).count <= 2
    else { return nil }
    self.name = name
    self.value = value.drop { $0 == " " }
  }
}
