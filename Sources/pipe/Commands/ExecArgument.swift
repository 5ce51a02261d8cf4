import Diagnostics
import PipeEngine
import PipeKit
import YAML

/// What an argument of `pipe exec` names.
enum ExecArgument {
  /// A stage: an entry as in a pipeline file.
  case stage(Node)
  /// A file, a directory, a web address, or `-` for standard input.
  case input(String)
  /// What can only be a path, and leads nowhere.
  case missing(Diagnostic)

  /// Reads an argument.
  ///
  /// A stage is `name` or `name: {options}` with the name of one that there is; anything else is
  /// what it is on disk.
  ///
  /// - Parameters:
  ///   - source: The argument, and what it is called in a finding.
  ///   - registry: The stages there are.
  ///   - files: The files there are.
  /// - Throws: `Problems` for a stage that is no YAML, and for what is neither stage nor input.
  init(_ source: SourceText, _ registry: Registry, _ files: any FileSystem) throws(Problems) {
    let text = source.text
    let name = String(text.prefix { $0 != ":" && !$0.isWhitespace })
    if registry[name] != nil {
      self = .stage(try Node.parse(source))
    } else if text == "-" || HTTPAddress(text) != nil || (try? files.info(text)) != nil {
      self = .input(text)
    } else if let node = try? Node.parse(source), let entries = node.entries,
      entries.contains(where: { registry[$0.name] != nil })
    {
      // A common key may come first, or the braces of a mapping.
      self = .stage(node)
    } else {
      let finding = Self.unknown(text, name, source, registry, files)
      guard Self.isPath(text) else { throw Problems(finding) }
      self = .missing(finding)
    }
  }

  /// Whether a text can only be meant as a path: it has a folder or an extension, and nothing of an entry.
  private static func isPath(_ text: String) -> Bool {
    !text.contains { ":{}[]".contains($0) || $0.isNewline }
      && (text.contains("/") || !text.pathExtension.isEmpty)
  }

  private static func unknown(
    _ text: String, _ name: String, _ source: SourceText, _ registry: Registry,
    _ files: any FileSystem
  ) -> Diagnostic {
    var guesses: [String] = []
    if let near = Spelling.nearest(name, among: registry.names) {
      guesses.append("the stage '\(near)'")
    }
    if let names = try? files.list(text.directoryPath),
      let near = Spelling.nearest(text.lastPathPart, among: names)
    {
      let directory = text.dropLast(text.lastPathPart.count)
      guesses.append("the file '\(directory)\(near)'")
    }
    return .error(
      "unknown-argument", "there is neither a stage '\(name)' nor a file '\(text)'",
      file: source.name, at: SourceLocation(line: 1, column: 1),
      hint: guesses.isEmpty
        ? "the stages are \(registry.names.joined(separator: ", ")); a file's path counts from the "
          + "current directory"
        : "did you mean \(guesses.joined(separator: ", or "))?")
  }
}
