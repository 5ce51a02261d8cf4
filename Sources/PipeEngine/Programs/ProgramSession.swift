import Logging
import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A conversation with one running program, from its greeting to its end.
///
/// All calls wait, and are made on one thread.
final class ProgramSession {
  /// How an exchange ended.
  enum Ending {
    /// Every document has an answer.
    case complete
    /// The program has ended, or does not read any more.
    case died(String)
    /// It said nothing for too long.
    case silent(Duration)
    /// It has given no answer within the entry's `timeout`.
    case late(Duration)
    /// It has said something else instead of answers.
    case unclear(String)
  }

  /// How many documents it has answered.
  private(set) var answered = 0
  private let command: ProgramCommand
  private let limits: ProgramLimits
  private let logger: Logger
  private let interrupt: InputInterrupt
  private let note: (String) -> Void
  private let child: ChildProcess
  private var lines: OutputLines
  private var log: StandardErrorLog
  /// What the program has yet to read.
  private var outgoing: [UInt8] = []
  private var sent = 0
  private var nextNumber = 1
  private var isOutputClosed = false
  private var isErrorClosed = false

  /// Starts the program.
  init(
    _ command: ProgramCommand, limits: ProgramLimits, logger: Logger, interrupt: InputInterrupt,
    note: @escaping (String) -> Void = { _ in }
  ) throws(StageError) {
    self.command = command
    self.limits = limits
    self.logger = logger
    self.interrupt = interrupt
    self.note = note
    lines = OutputLines(longest: limits.longestLine)
    log = StandardErrorLog(logger)
    child = try ChildProcess(
      command, variables: ["PIPE_PROTOCOL": String(ProgramDescription.protocolVersion)])
  }

  /// Greets the program.
  ///
  /// - Returns: What it says of itself.
  /// - Throws: ``StageError``; transient where the program may answer another time. `CancellationError`.
  func greet() throws -> ProgramDescription {
    send([
      "hello": [
        "protocol": .number(JSONNumber(ProgramDescription.protocolVersion)),
        "pipe": .string(ProgramVersion.text),
      ]
    ])
    var hello: JSONObject?
    try talk("the greeting") { message in
      if case .hello(let object) = message { hello = object }
      return hello != nil
    }
    return try ProgramDescription(hello ?? [:], of: command)
  }

  /// Tells the program its options.
  ///
  /// - Throws: ``StageError``; transient where the program may answer another time. `CancellationError`.
  func start(_ options: JSONObject, stage: String, isDryRun: Bool) throws {
    send([
      "start": [
        "options": .object(options), "id": .string(stage), "dry_run": .bool(isDryRun),
      ]
    ])
    var isReady = false
    try talk("the start") { message in
      if case .ready = message { isReady = true }
      return isReady
    }
  }

  /// Has documents processed.
  ///
  /// - Parameter documents: The documents; the program gets all of them at once.
  /// - Returns: What became of them, and how it ended.
  /// - Throws: `CancellationError`.
  func exchange(_ documents: ArraySlice<Document>) throws -> (ProgramExchange, Ending) {
    var exchange = ProgramExchange(first: nextNumber, count: documents.count)
    outgoing.removeAll(keepingCapacity: true)
    sent = 0
    for (index, document) in documents.enumerated() {
      outgoing += "{\"n\":\(nextNumber + index),".utf8
      if index == documents.count - 1 { outgoing += "\"last\":true,".utf8 }
      outgoing += "\"document\":".utf8
      document.appendJSON(to: &outgoing)
      outgoing += "}\n".utf8
    }
    nextNumber += documents.count
    let clock = ContinuousClock()
    var lastLine = clock.now
    var lastAnswer = clock.now
    var ending: Ending?
    while ending == nil {
      let silence = exchange.isUnclear ? min(limits.settle, limits.silence) : limits.silence
      var deadline = lastLine + silence
      if let limit = limits.answer { deadline = min(deadline, lastAnswer + limit) }
      let isOpen = try move(until: deadline, clock)
      let before = exchange.pending
      let hasSpoken = handleLines { message in
        switch message {
        case .answer(let number, let answer): exchange.take(number, answer)
        case .garbage(let text): exchange.take(garbage: text)
        case .hello, .ready:
          exchange.take(garbage: "a greeting in the middle")
        case .refusal(let text, _, _): exchange.take(garbage: "an error without a number: \(text)")
        case .heartbeat, .log, .note: break
        }
        return exchange.pending == 0
      }
      if hasSpoken { lastLine = clock.now }
      if exchange.pending < before { lastAnswer = clock.now }
      answered += before - exchange.pending
      if exchange.pending == 0 {
        ending = .complete
      } else if !isOpen {
        ending = .died(death())
      } else if let limit = limits.answer, clock.now >= lastAnswer + limit {
        ending = exchange.isUnclear ? .unclear(exchange.lastGarbage) : .late(limit)
      } else if clock.now >= deadline, !hasSpoken {
        ending = exchange.isUnclear ? .unclear(exchange.lastGarbage) : .silent(clock.now - lastLine)
      }
    }
    if exchange.garbage > 0 {
      logger.warning("\(exchange.garbage) lines were no message, such as \(exchange.lastGarbage)")
    }
    if exchange.unwanted > 0 {
      logger.warning("\(exchange.unwanted) answers were not asked for, and are left out")
    }
    return (exchange, ending ?? .complete)
  }

  /// Says that nothing more comes, and waits for the program's end.
  ///
  /// - Throws: `CancellationError`.
  func finish() throws {
    child.closeInput()
    outgoing = []
    let clock = ContinuousClock()
    let deadline = clock.now + limits.end
    var late = 0
    while clock.now < deadline, !isOutputClosed || !isErrorClosed {
      _ = try move(until: deadline, clock)
      _ = handleLines { message in
        switch message {
        case .heartbeat, .log, .note: break
        default: late += 1
        }
        return false
      }
    }
    log.finish()
    while child.ending() == nil, clock.now < deadline {
      try? interrupt.wait(milliseconds: 2, path: command.name)
    }
    if late > 0 { logger.warning("\(late) lines came after the end, and are left out") }
    if let ending = child.ending() {
      if !child.endedWell { logger.warning("the program \(ending) when all was done") }
    } else {
      logger.warning(
        "the program did not end within \(TimeSpan(limits.end)) when all was done, and was ended",
        metadata: [:])
    }
    child.end(with: SIGKILL)
  }

  /// Ends the program at once.
  func kill() {
    child.end(with: SIGKILL)
    log.finish()
  }
}

extension ProgramSession {
  private func send(_ message: JSONObject) {
    outgoing = JSON.object(message).serialized + [0x0A]
    sent = 0
  }

  /// Reads lines until one is what is waited for.
  private func talk(_ what: String, isDone: (ProgramMessage) -> Bool) throws {
    let clock = ContinuousClock()
    let deadline = clock.now + limits.start
    var done = false
    var refusal: StageError?
    var garbage = 0
    var sample = ""
    while !done {
      let isOpen = try move(until: deadline, clock)
      _ = handleLines { message in
        switch message {
        case .refusal(let text, let hint, let option):
          refusal = StageError(
            .program,
            "'\(command.name)' refuses\(option.map { " the option '\($0)'" } ?? ""): \(text)",
            hint: hint)
        case .garbage(let text):
          garbage += 1
          sample = text
        default: break
        }
        done = isDone(message)
        return done || refusal != nil
      }
      if let refusal { throw refusal }
      if done { break }
      let wrote = garbage > 0 ? "; it wrote \(sample)" : ""
      if !isOpen {
        throw StageError(
          .program, "'\(command.name)' \(death(" before it answered \(what)"))\(wrote)",
          isTransient: true)
      }
      if clock.now >= deadline {
        throw StageError(
          .program,
          "'\(command.name)' did not answer \(what) within \(TimeSpan(limits.start))\(wrote)",
          hint: "a plugin answers each line of its standard input: see docs/process-protocol.md",
          isTransient: true)
      }
    }
    if garbage > 0 { logger.warning("\(garbage) lines were no message, such as \(sample)") }
  }

  /// Hands over the lines that are there, until one was enough.
  ///
  /// - Returns: Whether there was any.
  private func handleLines(_ isEnough: (ProgramMessage) -> Bool) -> Bool {
    var hasSpoken = false
    while true {
      let message: ProgramMessage
      switch lines.next() {
      case .none: return hasSpoken
      case .tooLong:
        message = .garbage("a line of more than \(ByteSize(limits.longestLine))")
      case .line(let range): message = lines.message(range)
      }
      hasSpoken = true
      switch message {
      case .log(let text, let level):
        logger.log(level: Logger.Level(rawValue: level) ?? .info, "\(text)")
      case .note(let text): note(text)
      default: break
      }
      if isEnough(message) { return true }
    }
  }

  /// How the program has ended, as the rest of a sentence; `when` is told before what it said last.
  private func death(_ when: String = "") -> String {
    // What it said last may be on its way, and its end be told a moment after its pipes are closed.
    for _ in 0..<50 {
      readErrors()
      if child.ending() != nil { break }
      try? interrupt.wait(milliseconds: 2, path: command.name)
    }
    readErrors()
    log.finish()
    return (child.ending() ?? "closed its output") + when + log.lastWords
  }

  /// Waits until bytes can be moved, and moves them.
  ///
  /// - Returns: Whether the program may still say something.
  /// - Throws: `CancellationError`.
  private func move(
    until deadline: ContinuousClock.Instant, _ clock: ContinuousClock
  ) throws -> Bool {
    if isOutputClosed, isErrorClosed { return false }
    let isWriting = sent < outgoing.count && child.input >= 0
    var waiting = [
      pollfd(fd: isOutputClosed ? -1 : child.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isErrorClosed ? -1 : child.errors, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isWriting ? child.input : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: interrupt.reading, events: Int16(POLLIN), revents: 0),
    ]
    let left = (deadline - clock.now) / .milliseconds(1)
    let milliseconds = CInt(min(max(left.rounded(.up), 0), 3_600_000))
    _ = retryingInterrupted { poll(&waiting, nfds_t(waiting.count), milliseconds) }
    if waiting[3].revents != 0 { throw CancellationError() }
    if waiting[0].revents != 0 { readOutput() }
    if waiting[1].revents != 0 { readErrors() }
    if waiting[2].revents != 0 { write() }
    return !isOutputClosed
  }

  private func readOutput() {
    let count = lines.withBuffer { Self.read(child.output, into: &$0) }
    if count == 0 { isOutputClosed = true }
  }

  private func readErrors() {
    guard !isErrorClosed else { return }
    var bytes: [UInt8] = []
    switch Self.read(child.errors, into: &bytes) {
    case 0: isErrorClosed = true
    case 1...: log.add(bytes)
    default: break
    }
  }

  private func write() {
    let count = outgoing.withUnsafeBytes { bytes in
      retryingInterrupted {
        Platform.write(child.input, UnsafeRawBufferPointer(rebasing: bytes[sent...]))
      }
    }
    switch count {
    case .success(let count): sent += count
    case .failure(let failure) where failure.code == EAGAIN: break
    // It does not read any more; what it has written is read all the same, up to its end.
    case .failure: child.closeInput()
    }
  }

  /// Reads what is there.
  ///
  /// - Returns: How many bytes; 0 at the end, -1 where there are none now.
  private static func read(_ descriptor: CInt, into bytes: inout [UInt8]) -> Int {
    let size = 1 << 16
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: size))
    let result = bytes.withUnsafeMutableBytes { buffer in
      retryingInterrupted {
        Platform.read(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      }
    }
    switch result {
    case .success(let count):
      bytes.removeLast(size - count)
      return count
    case .failure(let failure):
      bytes.removeLast(size)
      return failure.code == EAGAIN ? -1 : 0
    }
  }
}
