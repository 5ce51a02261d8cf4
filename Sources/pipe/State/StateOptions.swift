import ArgumentParser
import Diagnostics

/// The options that say which pipeline's runs are meant.
struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The pipeline; not needed where there is only one.", valueName: "name"),
    completion: .custom { _, _, _ in StateFile.pipelines() })
  var pipeline: String?

  @Option(
    help: ArgumentHelp("The database of the pipeline's runs.", valueName: "path"),
    completion: .file(extensions: ["sqlite"]))
  var state: String?

  func validate() throws {
    if pipeline != nil, state != nil {
      throw ValidationError("--pipeline and --state both say which pipeline is meant")
    }
  }

  /// The path of the database.
  ///
  /// - Throws: `ExitCode`, where it is not clear which is meant.
  func path() throws -> String {
    if let state { return state }
    let known = StateFile.pipelines()
    guard let pipeline else {
      if known.count == 1, let only = known.first { return StateFile.path(of: only) }
      if known.isEmpty {
        throw Self.complain(
          "no run is remembered in \(StateFile.folder)",
          "'pipe run FILE' remembers its runs; --state PATH names another place")
      }
      throw Self.complain(
        "runs of several pipelines are remembered here: \(known.joined(separator: ", "))",
        "say which one with --pipeline NAME")
    }
    let path = StateFile.path(of: pipeline)
    guard known.contains(where: { StateFile.path(of: $0) == path }) else {
      let near = Spelling.nearest(pipeline, among: known)
      throw Self.complain(
        "no run of a pipeline '\(pipeline)' is remembered in \(StateFile.folder)",
        near.map { "did you mean '\($0)'?" }
          ?? (known.isEmpty
            ? "'pipe run FILE' remembers its runs"
            : "there are \(known.joined(separator: ", "))"))
    }
    return path
  }

  private static func complain(_ message: String, _ hint: String) -> ExitCode {
    Console.complain("error: \(message)\n  = hint: \(hint)")
    return ExitCode(2)
  }
}

/// How a listing is written.
enum ListingFormat: String, CaseIterable, ExpressibleByArgument { case text, json }
