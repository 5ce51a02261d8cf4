import Diagnostics
import PipeKit
import YAML

extension OptionSchema {
  /// Checks options that stand in a file.
  ///
  /// - Parameters:
  ///   - options: The options as written; `nil` for none.
  ///   - key: The stage's name, where what is missing is shown.
  /// - Returns: The options with the defaults of those that are not given.
  /// - Throws: Everything that is wrong, in its place.
  func values(of options: Node?, at key: Node) throws(Problems) -> JSONObject {
    let node = options ?? Node.null(at: key.location, in: key.source)
    let name = key.text ?? ""
    let (values, findings) = values(of: node.json)
    let found = findings.map { finding -> Diagnostic in
      let place = finding.isMissing ? key : node.place(of: finding)
      let code =
        finding.isUnknownKey
        ? YAMLProblem.unknownOption.rawValue
        : finding.isMissing ? YAMLProblem.missingOption.rawValue : "bad-option"
      return .error(
        code, finding.text(of: name), file: place.source, at: place.location,
        hint: finding.hint(among: self))
    }
    if let problems = Problems(found) { throw problems }
    return values
  }
}

extension Node {
  /// Where what a finding is about stands: as near as there is something.
  fileprivate func place(of finding: OptionSchema.Finding) -> Node {
    var node = self
    for (index, part) in finding.path.enumerated() {
      if let entry = node.entry(part) {
        if finding.isUnknownKey, index == finding.path.count - 1 { return entry.key }
        node = entry.value
      } else if let items = node.items, let number = Int(part), items.indices.contains(number) {
        node = items[number]
      }
    }
    return node
  }
}
