import Foundation
import Fuzzing
import HTML

/// A test of html5lib's for tree construction.
struct TreeTest {
  let source: String
  let outline: String
  let context: HTMLContext?
  /// Whether scripting is on; `nil` where it is all the same.
  let scripting: Bool?

  private init?(_ text: String) {
    guard let errors = text.range(of: "#errors"), let tree = text.range(of: "\n#document\n") else {
      return nil
    }
    let source = text[..<errors.lowerBound]
    self.source = String(source.hasSuffix("\n") ? source.dropLast() : source)
    outline = text[tree.upperBound...].trimmingCharacters(in: .newlines)
    scripting =
      text.contains("\n#script-on\n") ? true : text.contains("\n#script-off\n") ? false : nil
    if let start = text.range(of: "\n#document-fragment\n") {
      let words = text[start.upperBound...].prefix { $0 != "\n" }.split(separator: " ")
      guard let name = words.last else { return nil }
      let namespace: HTMLNamespace =
        words.count == 1 ? .html : words[0] == "svg" ? .svg : .mathML
      context = HTMLContext(String(name), in: namespace)
    } else {
      context = nil
    }
  }

  /// All tests of the files beside the project.
  static func all() throws -> [TreeTest] {
    try SharedFiles.files(in: "eval/html/tree-construction", ending: ".dat")
      .sorted { $0.key < $1.key }
      .flatMap { _, data in
        ("\n" + String(decoding: data, as: UTF8.self)).components(separatedBy: "\n#data\n")
          .dropFirst().compactMap { TreeTest($0) }
      }
  }
}
