import Diagnostics

/// A file whose comments say what is wrong with it, each below the place it is about.
///
///     - clen
///     # ^~~~ error: there is no stage called 'clen' [unknown-stage]
///     #      hint: did you mean 'clean'?
///
/// The caret stands below the first character of the place, which is as long as caret and tildes. A
/// place in the first column has the `#` itself for a caret: `#~~~ error: …`, or `#| error: …` where
/// it is one character long. What is wrong with the file as a whole begins with `#: error: …`.
///
/// Where comments cannot stand below a place (within quotes, in a block of text), the file begins with
/// `# markers at the end`, and they name line, column and length: `#@3:7+10 error: …`. What was found
/// on the command line stands at the end too, with its name.
///
/// At the beginning a file may say what its environment is, `# env NAME=value`, and what is set on the
/// command line, `# set stage.option=value`.
struct MarkedFile {
  /// The lines without their line breaks.
  private let lines: [[UInt8]]
  private let lineBreak: [UInt8]
  /// Whether the last line ends in a line break.
  private let isTerminated: Bool

  /// Takes the bytes of a file.
  init(_ bytes: [UInt8]) {
    let usesReturns = zip(bytes, bytes.dropFirst()).contains { $0 == (0x0D, 0x0A) }
    lineBreak = usesReturns ? [0x0D, 0x0A] : [0x0A]
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    isTerminated = lines.last?.isEmpty == true
    if isTerminated { lines.removeLast() }
    if usesReturns { lines = lines.map { $0.last == 0x0D ? $0.dropLast() : $0 } }
    self.lines = lines
  }

  /// What the environment is.
  var environment: [String: String] {
    Dictionary(
      values(of: "# env ").compactMap { text in
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }, uniquingKeysWith: { $1 })
  }

  /// What is set on the command line.
  var overrides: [String] { values(of: "# set ") }

  /// The file with comments that say what was found instead of those it has.
  ///
  /// - Parameters:
  ///   - found: What was found.
  ///   - name: The file's name; what was found elsewhere is said at the end.
  /// - Returns: The bytes.
  func marked(with found: [Diagnostic], in name: String) -> [UInt8] {
    let atEnd = lines.contains { $0.starts(with: "# markers at the end".utf8) }
    var output: [[UInt8]] = []
    for (index, line) in lines.enumerated() where !Self.isMarker(line) {
      output.append(line)
      if atEnd { continue }
      for finding in found where finding.file == name && finding.location?.line == index + 1 {
        output += Self.marker(finding, atEnd: false)
      }
    }
    for finding in found where atEnd || finding.file != name || finding.location == nil {
      output += Self.marker(finding, atEnd: true, elsewhere: finding.file != name)
    }
    let text = output.joined(separator: lineBreak)
    return Array(text) + (isTerminated ? lineBreak : [])
  }

  private func values(of prefix: String) -> [String] {
    lines.filter { $0.starts(with: prefix.utf8) }.map {
      String(decoding: $0.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
  }

  private static func isMarker(_ line: [UInt8]) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix("#") else { return false }
    if text.hasPrefix("#@") { return true }
    let rest = text.dropFirst().drop { " ^~|:".contains($0) }
    return ["error: ", "warning: ", "note ", "note: ", "hint: "].contains { rest.hasPrefix($0) }
  }

  private static func marker(
    _ finding: Diagnostic, atEnd: Bool, elsewhere: Bool = false
  ) -> [[UInt8]] {
    var lines: [String] = []
    let text = "\(finding.severity.rawValue): \(finding.message) [\(finding.code)]"
    var indent = "#  "
    switch finding.location {
    case let place? where elsewhere:
      lines.append("#@(\(finding.file ?? "")) \(place) \(text)")
    case nil:
      lines.append("#: " + text)
    case let place? where atEnd:
      lines.append("#@\(place.line):\(place.column)+\(place.length) \(text)")
    case let place? where place.column == 1:
      let tildes = String(repeating: "~", count: place.length - 1)
      lines.append("#" + (tildes.isEmpty ? "|" : tildes) + " " + text)
    case let place?:
      let blanks = String(repeating: " ", count: place.column - 2)
      let carets = "^" + String(repeating: "~", count: place.length - 1)
      lines.append("#" + blanks + carets + " " + text)
      indent = "#" + blanks
    }
    if let hint = finding.hint { lines.append(indent + "  hint: " + hint) }
    for related in finding.related {
      lines.append(indent + "  note \(related.location): \(related.message)")
    }
    return lines.map { Array($0.utf8) }
  }
}
