import ArgumentParser
import Dispatch
import Logging
import PipeEngine
import PipeKit

/// A run as the user of the tool sees it: progress while it lasts, a summary, an exit code.
struct RunSession {
  private let plan: Plan
  private let services: Services
  private let reporting: ReportingOptions
  private let reporter: Reporter
  private let input = InputInterrupt()

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - plan: What is run.
  ///   - services: Makes what stages can reach, with a logger and what ends waiting reads.
  ///   - reporting: How much is told.
  ///   - secrets: What must not be shown.
  init(
    _ plan: Plan, services: (Logger, InputInterrupt) -> Services, reporting: ReportingOptions,
    secrets: [String]
  ) {
    self.plan = plan
    self.reporting = reporting
    let redactor = Redactor(secrets)
    let reporter = Reporter(reporting, redactor)
    self.reporter = reporter
    var logger = Logger(label: "pipe") { _ in ReportingLogHandler(reporter) }
    logger.logLevel = reporting.logLevel
    self.services = services(logger, input)
  }

  /// Runs the plan, and ends the command with the code for what came of it.
  ///
  /// - Throws: `ExitCode`, unless all is well.
  func run(limit: Int? = nil, isDryRun: Bool = false, showsSummary: Bool = true) async throws {
    let stop = StopSignal()
    let run = PipelineRun(
      plan, services: services,
      options: .init(limit: limit, isDryRun: isDryRun, workers: reporting.workers), stop: stop,
      observe: reporter.event)
    let interrupts = Interrupts(stop: stop, input: input, reporter: reporter)
    defer { interrupts.cancel() }
    let start = services.clock.uptime()
    do {
      let report = try await watched(run)
      if showsSummary { reporter.summary(report, elapsed: report.elapsed, isDryRun: isDryRun) }
      if report.wasStopped {
        reporter.say("stopped before the end; the same command starts over", level: .warning)
        throw ExitCode(1)
      }
      if report.hasFailures { throw ExitCode(3) }
    } catch let code as ExitCode {
      throw code
    } catch is CancellationError {
      reporter.say("ended before it was done", level: .error)
      throw ExitCode(1)
    } catch {
      if showsSummary {
        let elapsed = services.clock.uptime() - start
        reporter.summary(run.progress, elapsed: elapsed, isDryRun: isDryRun, hasFailed: true)
      }
      reporter.say("the run has failed: \(error)", level: .error)
      throw ExitCode(1)
    }
  }

  /// Runs, and shows progress meanwhile.
  private func watched(_ run: PipelineRun) async throws -> RunReport {
    let clock = services.clock
    let start = clock.uptime()
    return try await withThrowingTaskGroup(of: RunReport?.self) { group in
      group.addTask { try await run.run() }
      group.addTask {
        while !Task.isCancelled {
          try? await clock.sleep(for: reporter.progressInterval)
          if Task.isCancelled { break }
          reporter.progress(run.progress, elapsed: clock.uptime() - start)
        }
        return nil
      }
      defer {
        group.cancelAll()
        reporter.endProgress()
      }
      while let report = try await group.next() {
        if let report { return report }
      }
      throw CancellationError()
    }
  }
}
