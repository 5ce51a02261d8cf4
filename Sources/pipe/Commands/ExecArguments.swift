import Diagnostics
import PipeEngine
import PipeKit
import YAML

/// The arguments of `pipe exec` and `pipe inspect`: stages, and what is to be fetched.
struct ExecArguments {
  /// The stages, as entries of a pipeline file.
  private(set) var entries: [Node] = []
  /// Files, directories, web addresses, and `-` for standard input.
  private(set) var inputs: [String] = []
  /// Takes what the environment supplied out of what is shown.
  var redactor: Redactor { Redactor(secrets, variables: variables) }
  private var secrets: [String] = []
  private var variables: [String: String] = [:]
  /// What the entries were read of, for showing what is wrong with them.
  private(set) var sources: [SourceText] = []
  /// The inputs that are not there, which was told.
  private(set) var missing: [String] = []
  /// Whether there are inputs that are not there.
  var lacksInputs: Bool { !missing.isEmpty }

  /// Reads the arguments.
  ///
  /// A path that leads nowhere ends the command only if no other input is left, and not even then if it is to
  /// be told in the output.
  init(
    _ arguments: [String], _ workbench: Workbench, goesOnWithoutInputs: Bool = false
  ) throws {
    var missing: [(finding: Diagnostic, source: SourceText)] = []
    for (index, argument) in arguments.enumerated() {
      let source = SourceText(name: "argument \(index + 1)", text: argument)
      let named = try workbench.showing([source]) { () throws(Problems) in
        try ExecArgument(source, workbench.registry, LocalFileSystem())
      }
      switch named {
      case .input(let input): inputs.append(input)
      case .missing(let finding): missing.append((finding, source))
      case .stage(let entry):
        sources.append(source)
        let file = PipelineFile(entry, in: source, environment: workbench.environment)
        try workbench.showing([source]) { () throws(Problems) in
          if let problems = Problems(file.diagnostics) { throw problems }
        }
        entries.append(file.root)
        secrets += file.secrets
        variables.merge(file.variables) { first, _ in first }
      }
    }
    guard let problems = Problems(missing.map(\.finding)) else { return }
    let missed = missing.map(\.source)
    if inputs.isEmpty, !goesOnWithoutInputs {
      try workbench.showing(missed) { () throws(Problems) in throw problems }
    }
    Console.complain(workbench.renderer.render(problems.diagnostics, sources: missed))
    self.missing = missed.map(\.text)
  }

  /// Goes on with some of the inputs only.
  mutating func keep(_ rest: [String]) { inputs = rest }

  /// Takes out what the environment supplied to the arguments or to a pipeline file.
  func redactor(with file: PipelineFile) -> Redactor {
    Redactor(
      secrets + file.secrets, variables: variables.merging(file.variables) { first, _ in first })
  }

  /// An entry that fetches the inputs; `nil` if there are none.
  var fetch: Node? {
    if inputs.isEmpty { return nil }
    let place = SourceLocation(line: 1, column: 1)
    func list(_ texts: [String]) -> Node {
      Node(
        .sequence(
          texts.map { Node(.scalar(Scalar($0, style: .quoted)), at: place, in: "arguments") }),
        at: place, in: "arguments")
    }
    let pages = inputs.filter { HTTPAddress($0) != nil }
    let files = inputs.filter { HTTPAddress($0) == nil }
    var options: [String: Node] = [:]
    if !pages.isEmpty { options["pages"] = list(pages) }
    if !files.isEmpty { options["files"] = list(files) }
    let key = Node(.scalar(Scalar("fetch")), at: place, in: "arguments")
    return Node.mapping(["fetch": Node.mapping(options, at: key)], at: key)
  }
}
