/// Text and addresses from documents, written so that Markdown takes them for nothing else.
///
/// After CommonMark 0.31 and GitHub's extensions (strikethrough, bare links, formulas), the marks of
/// Obsidian (comments, highlights), and the placeholders of common site generators.
enum MarkdownText {
  /// A line of text within a line.
  static func inline(_ line: String) -> String {
    var out = ""
    let scalars = Array(line.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = scalars[(index + 1)...]
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "~", "$": out += "\\"
      case "#":
        // It begins a heading, or closes one, only beside a space.
        if before == nil || before == " " || before == "#" { out += "\\" }
      case "%", "=": if before == scalar || after.first == scalar { out += "\\" }
      case "^":
        // After the bracket of a link it would begin a footnote.
        if before == nil { out += "\\" }
      case "&": if startsEntity(after) { out += "\\" }
      case ":": if after.starts(with: "//".unicodeScalars) { out += "\\" }
      case ".": if endsBareHost(scalars[..<index]) { out += "\\" }
      case "@": if let before, isWord(before) { out += "\\" }
      case "{":
        if let next = after.first, next == "{" || next == "%" {
          out += "&#123;"
          continue
        }
      default: break
      }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  /// A line of text that stands by itself.
  static func paragraph(_ line: String) -> String {
    let out = inline(line)
    guard let first = out.unicodeScalars.first else { return out }
    switch first {
    case ">", "-", "+", "=", ":", "|", "%": return "\\" + out
    case "0"..."9":
      // `2026. ` would begin a list.
      let digits = out.unicodeScalars.prefix { "0"..."9" ~= $0 }
      let rest = out.unicodeScalars.dropFirst(digits.count)
      guard let mark = rest.first, mark == "." || mark == ")" else { return out }
      return String(digits) + "\\" + String(rest)
    default: return out
    }
  }

  /// An address as the target of a link.
  static func destination(_ link: WebLink) -> String {
    var out = ""
    let scalars = Array(link.address.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "&", startsEntity(scalars[(index + 1)...]) {
        // Not a backslash: renderers read references before they take backslashes out.
        out += "&amp;"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Whether what follows an ampersand makes it a character reference.
  private static func startsEntity(_ after: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = after.prefix(40).prefix { isWord($0) || $0 == "#" }
    return !name.isEmpty && after.dropFirst(name.count).first == ";"
  }

  /// Whether what stands before a dot is the `www` of an address.
  private static func endsBareHost(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    before.count >= 3 && before.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}
