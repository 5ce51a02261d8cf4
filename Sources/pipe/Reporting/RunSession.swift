import ArgumentParser
import Dispatch
import Logging
import MetricsServer
import PipeEngine
import PipeKit

/// A run as the user of the tool sees it: progress while it lasts, a summary, an exit code.
struct RunSession {
  private var plan: Plan
  private let services: Services
  private let reporting: ReportingOptions
  private let reporter: Reporter
  private let redactor: Redactor
  private let input = InputInterrupt()
  private var metrics: PageServer?
  /// Takes what happens, beside what is told of it.
  var observe: @Sendable (String, StageEvent) -> Void = { _, _ in }
  /// The database that runs of the pipeline are remembered in, which no stage may write.
  var state: String?

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - plan: What is run.
  ///   - services: Makes what stages can reach, with a logger and what ends waiting reads.
  ///   - reporting: How much is told.
  ///   - redactor: Takes out what must not be shown.
  init(
    _ plan: Plan, services: (Logger, InputInterrupt) -> Services, reporting: ReportingOptions,
    redactor: Redactor
  ) {
    self.plan = plan
    self.reporting = reporting
    self.redactor = redactor
    let reporter = Reporter(reporting, redactor)
    self.reporter = reporter
    var logger = Logger(label: "pipe") { _ in ReportingLogHandler(reporter) }
    logger.logLevel = reporting.logLevel
    self.services = services(logger, input)
  }

  /// The same session for another plan.
  func running(_ plan: Plan) -> RunSession {
    var copy = self
    copy.plan = plan
    return copy
  }

  /// Listens for those who want to know how the run is; they are served while it lasts.
  ///
  /// - Parameter address: Where, as `127.0.0.1:9464`.
  /// - Throws: `ExitCode`, where it cannot be listened at.
  mutating func serveMetrics(at address: String) throws {
    do throws(ListenError) {
      let server = try PageServer(ListenAddress(address))
      metrics = server
      reporter.say("metrics at \(server.origin)/metrics", level: .notice)
      if !server.isLoopback {
        reporter.say(
          "whoever can reach this machine can read the metrics, without a password; to keep them to "
            + "this machine: --metrics-listen 127.0.0.1:PORT", level: .warning)
      }
    } catch {
      reporter.say("--metrics-listen: \(error)", level: .error)
      throw ExitCode(2)
    }
  }

  /// Says something that should be looked at.
  func warn(_ text: String) { reporter.say(text, level: .warning) }

  /// Makes the run one that is remembered, and says how it begins.
  ///
  /// - Throws: `ExitCode`, where it cannot begin.
  func delivery(
    _ store: any RunStore, file: String, kind: RunRecord.Kind = .full, startsOver: Bool
  ) throws -> Delivery {
    if store.lost != nil {
      reporter.say(
        "'\(store.path)' is gone, and with it what was remembered of runs: this one starts over, without "
          + "failed documents and without knowing what was read before", level: .warning)
    }
    let delivery: Delivery
    do {
      delivery = try Delivery(
        plan, store: store, services: services, kind: kind, file: file, startsOver: startsOver,
        redact: redactor)
    } catch {
      reporter.say("\(error)", level: .error)
      throw ExitCode((error as? StageError)?.code == .staleResults ? 2 : 1)
    }
    switch delivery.beginning {
    case .continued(let run):
      let fresh = run.kind == .retry ? "" : "; --fresh starts over"
      reporter.say("going on with the run of \(run.started)\(fresh)", level: .notice)
    case .startedOver(let run):
      reporter.say(
        "gave up the run of \(run.started), and starts over; what it has added to databases, if to any, stays",
        level: .notice)
    case .new(let changes):
      if changes.isEmpty { break }
      reporter.say(
        "the pipeline has changed since the last run (\(changes.joined(separator: ", "))): what "
          + "earlier runs have added to databases and appended files stays as it was",
        level: .notice)
    }
    return delivery
  }

  /// Runs the plan, and ends the command with the code for what came of it.
  ///
  /// - Throws: `ExitCode`, unless all is well.
  func run(
    limit: Int? = nil, isDryRun: Bool = false, showsSummary: Bool = true, delivery: Delivery? = nil
  ) async throws {
    let stop = StopSignal()
    var options = PipelineRun.Options(
      limit: limit, isDryRun: isDryRun, workers: reporting.workers)
    options.reserved = state.map(StateFile.files) ?? []
    let (observe, reporter) = (observe, reporter)
    let run = PipelineRun(
      plan, services: services, options: options, stop: stop, delivery: delivery
    ) { stage, event in
      observe(stage, event)
      reporter.event(stage, event)
    }
    let interrupts = Interrupts(stop: stop, input: input, reporter: reporter)
    defer { interrupts.cancel() }
    let start = services.clock.uptime()
    do {
      let report = try await watched(run)
      if showsSummary { reporter.summary(report, elapsed: report.elapsed, isDryRun: isDryRun) }
      if report.wasStopped {
        reporter.say(
          delivery == nil
            ? "stopped before the end; the same command starts over"
            : "stopped before the end; the same command goes on, --fresh starts over",
          level: .warning)
        throw ExitCode(1)
      }
      let hasFailed = try report.hasFailures || delivery?.hasFailures() ?? false
      if hasFailed { throw ExitCode(3) }
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
      if let metrics {
        let pages = MetricsPages(redactor: redactor) {
          run.metrics(version: Pipe.version, elapsed: clock.uptime() - start)
        }
        group.addTask {
          await metrics.serve(pages.page)
          return nil
        }
      }
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
