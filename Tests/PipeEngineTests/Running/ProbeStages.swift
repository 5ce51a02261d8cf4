import PipeKit
import Synchronization

/// Writes documents `0`, `1`, … without end, or up to a number.
struct Numbers: Stage {
  static let manual = Manual("numbers", "Counts.", roles: .source)
  var count = Int.max
  var singly = false
  var batchSize = 7

  init(options: NoOptions, setup: StageSetup) {}
  init(_ count: Int = .max, singly: Bool = false, batchSize: Int = 7) {
    self.count = count
    self.singly = singly
    self.batchSize = batchSize
  }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var next = 0
    while next < count {
      if singly {
        try await output.write(Document(id: "\(next)"))
        next += 1
      } else {
        let end = Swift.min(next + batchSize, count)
        try await output.write((next..<end).map { Document(id: "\($0)") })
        next = end
      }
    }
  }
}

/// Does something with each document, as the test says.
struct Each: DocumentStage {
  static let manual = Manual("each", "Does as it is told.")
  var body: @Sendable (inout Document) async throws -> Verdict = { _ in .pass }

  init(options: NoOptions, setup: StageSetup) {}
  init(_ body: @escaping @Sendable (inout Document) async throws -> Verdict) { self.body = body }

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    try await body(&document)
  }
}

/// Passes on a number of documents, then wants no more.
struct Take: Stage {
  static let manual = Manual("take", "Takes the first documents.")
  var count = 2

  init(options: NoOptions, setup: StageSetup) {}
  init(_ count: Int) { self.count = count }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var left = count
    while left > 0, let batch = try await input.next() {
      try await output.write(Array(batch.prefix(left)))
      left -= min(left, batch.count)
    }
  }
}

/// Passes everything on, and records how it ended.
final class Witness: Stage {
  enum End: Equatable { case inputEnded, downstreamClosed, cancelled }
  static let manual = Manual("witness", "Watches.")
  private let seen = Mutex<End?>(nil)

  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "witness")) {}

  var end: End? { seen.withLock { $0 } }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    do {
      while let batch = try await input.next() { try await output.write(batch) }
      seen.withLock { $0 = .inputEnded }
    } catch let error as DownstreamClosed {
      seen.withLock { $0 = .downstreamClosed }
      throw error
    } catch let error as CancellationError {
      seen.withLock { $0 = .cancelled }
      throw error
    }
  }
}

/// Fails at once, or after its first batch.
struct Broken: Stage {
  struct Failure: Error {}
  static let manual = Manual("broken", "Fails.")
  var readsFirst = true

  init(options: NoOptions, setup: StageSetup) {}
  init(readsFirst: Bool = true) { self.readsFirst = readsFirst }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    if readsFirst { _ = try await input.next() }
    throw Failure()
  }
}

/// Waits until it is cancelled.
struct Stuck: Stage {
  static let manual = Manual("stuck", "Waits.", roles: [.source, .transform])
  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "stuck")) {}

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    try await output.write(Document(id: "first"))
    try await Task.sleep(for: .seconds(3600))
  }
}
