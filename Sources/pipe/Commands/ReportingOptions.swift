import ArgumentParser
import Foundation
import Logging

/// The options that say how much a run tells, and how.
struct ReportingOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say also which documents were dropped, and what stages log.")
  var verbose = false

  @Option(help: "How progress, events and the summary are written.")
  var logFormat: LogFormat = .text

  @Option(
    help: ArgumentHelp(
      "How many tasks work on documents; as many as there are cores unless given.",
      valueName: "number"))
  var jobs: Int?

  enum LogFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other") }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024")
    }
  }

  var workers: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  var logLevel: Logger.Level { verbose ? .debug : quiet ? .error : .notice }
}
