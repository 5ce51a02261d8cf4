import CurlHTTP
import Diagnostics
import MisbehavingServer
import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import ExportStage

/// A digest is sent once, to those who are to get it, or the run says why not.
@Suite(.timeLimit(.minutes(10)))
struct MailTests {
  private func options(
    _ to: String = "smtps://mail.example.org",
    _ change: (inout Export.Options) throws -> Void = { _ in }
  ) throws -> Export.Options {
    try Export.Options(to: to) {
      $0.title = try Export.Template("News of {{date}}")
      $0.from = "News <news@example.org>"
      $0.recipients = OneOrMore(["Ana <ana@example.net>", "bo@example.net"])
      try change(&$0)
    }
  }

  private func send(
    _ documents: [Document], _ options: Export.Options, mail: any MailTransport,
    clock: TestClock = TestClock()
  ) async -> Outcome {
    var services = TestServices(clock: clock).services
    services.mail = mail
    return await export(options, documents, services: services)
  }

  @Test func sendsOneMessageAboutAllDocuments() async throws {
    let mail = TestMail()
    let outcome = await send(Samples.news, try options(), mail: mail)
    #expect(outcome.error == nil && outcome.output == Samples.news)
    #expect(outcome.produced == ["smtps://mail.example.org": Samples.news.count])
    let message = try #require(mail.messages.first)
    #expect(mail.messages.count == 1)
    #expect(message.server == MailServer("smtps://mail.example.org"))
    #expect(message.sender == "news@example.org")
    #expect(message.recipients == ["ana@example.net", "bo@example.net"])
    let text = String(decoding: message.bytes, as: UTF8.self)
    #expect(text.contains("Subject: News of 2026-01-01\r\n"))
    #expect(text.contains("To: Ana <ana@example.net>,\r\n bo@example.net\r\n"))
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
  }

  @Test func sendsNothingWhereThereIsNothing() async throws {
    let mail = TestMail()
    #expect(await send([], try options(), mail: mail).error == nil)
    #expect(mail.attempts == 0)
  }

  @Test func sendsNothingInADryRun() async throws {
    let mail = TestMail()
    var services = TestServices().services
    services.mail = mail
    _ = await export(try options(), Samples.news, services: services, isDryRun: true)
    #expect(mail.attempts == 0)
  }

  @Test func triesAgainWhatMayPassAndNothingElse() async throws {
    for (code, count, isSent) in [(450, 3, true), (451, 9, false), (550, 1, false)] {
      let clock = TestClock()
      let mail = TestMail { _, number in
        if number < count || !isSent {
          throw MailError(.refused, "\(code)", reply: code, isTransient: code < 500)
        }
      }
      let options = try options()
      async let outcome = send(Samples.news, options, mail: mail, clock: clock)
      let rushing = Task {
        while !Task.isCancelled { clock.advance(by: .seconds(1)); await Task.yield() }
      }
      let error = await outcome.stageError
      rushing.cancel()
      #expect((error == nil) == isSent)
      #expect(mail.messages.count == (isSent ? 1 : 0))
      #expect(mail.attempts == (isSent ? 3 : code < 500 ? 6 : 1))
      if code == 550 {
        #expect(error?.code == .refused && error?.isTransient == false)
        #expect(error?.hint?.contains("recipients") == true)
      }
    }
  }

  @Test func theRetryOfTheEntrySaysHowOftenItIsTried() async throws {
    let mail = TestMail { _, _ in throw MailError(.connect, "no", isTransient: true) }
    var test = TestServices()
    let clock = TestClock()
    test.clock = clock
    var services = test.services
    services.mail = mail
    var policy = RetryPolicy()
    policy.attempts = 2
    policy.backoff = TimeSpan(.zero)
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(MemorySource(Samples.news)),
        Plan.Step(
          try Export(options: try options(), setup: StageSetup(id: "export")), retry: policy),
      ])
    let run = PipelineRun(plan, services: services)
    await #expect(throws: (any Error).self) { _ = try await run.run() }
    #expect(mail.attempts == 2)
  }

  @Test func theSameMessageIsNotSentTwice() async throws {
    let (store, mail, clock) = (MemoryRunStore(), TestMail(), TestClock())
    func run(_ documents: [Document], after wait: Int = 3600) async throws {
      clock.advance(by: .seconds(wait))
      var services = TestServices(clock: clock).services
      services.mail = mail
      let stage = try Export(options: try options(), setup: StageSetup(id: "export"))
      let plan = Plan(
        name: "test", stages: [Plan.Step(MemorySource(documents)), Plan.Step(stage, id: "export")])
      let delivery = try Delivery(plan, store: store, services: services)
      _ = try await PipelineRun(plan, services: services, delivery: delivery).run()
    }
    try await run(Samples.news)
    try await run(Samples.news)
    #expect(mail.messages.count == 1)
    try await run(Array(Samples.news.prefix(2)))
    #expect(mail.messages.count == 2)
    // On another day the same documents are other news.
    try await run(Samples.news, after: 86_400)
    #expect(mail.messages.count == 3)
    let ids = mail.messages.compactMap { message in
      String(decoding: message.bytes, as: UTF8.self).split(separator: "\r\n")
        .first { $0.hasPrefix("Message-ID: ") }
    }
    #expect(ids.count == 3 && Set(ids).count == 3)
  }

  @Test func whatWasRefusedIsSentByTheNextRun() async throws {
    let (store, clock) = (MemoryRunStore(), TestClock())
    let mail = TestMail { _, number in
      if number == 1 { throw MailError(.refused, "no", reply: 550) }
    }
    for number in 1...3 {
      var services = TestServices(clock: clock).services
      services.mail = mail
      let stage = try Export(options: try options(), setup: StageSetup(id: "export"))
      let plan = Plan(
        name: "test",
        stages: [Plan.Step(MemorySource(Samples.news)), Plan.Step(stage, id: "export")])
      let delivery = try Delivery(plan, store: store, services: services)
      let run = PipelineRun(plan, services: services, delivery: delivery)
      if number == 1 {
        await #expect(throws: (any Error).self) { _ = try await run.run() }
      } else {
        _ = try await run.run()
      }
    }
    #expect(mail.messages.count == 1 && mail.attempts == 2)
  }

  @Test func aServerGetsItAndItsRefusalIsTold() async throws {
    let server = try LoopbackMailServer()
    let target = "smtp://127.0.0.1:\(server.port)"
    let outcome = await send(
      Samples.news + [Samples.hostile], try options(target), mail: CurlMailTransport())
    #expect(outcome.error == nil)
    #expect(server.messages.first?.recipients == ["ana@example.net", "bo@example.net"])
    #expect(server.messages.first?.text.contains("Subject: News of 2026-01-01\r\n") == true)
    let full = try LoopbackMailServer { step, _ in
      step == .command("RCPT") ? .reply("552 mailbox full") : nil
    }
    let error = await send(
      Samples.news, try options("smtp://127.0.0.1:\(full.port)"), mail: CurlMailTransport()
    ).stageError
    #expect(error?.message.contains("552 mailbox full") == true)
    #expect(error?.hint == "check whether the mailbox is full")
  }

  @Test(arguments: [
    ("a@b\r\nRCPT TO:<c@d>", "Subject"), ("a@b> SIZE=1\r\nDATA", "x"), ("<a@b>\nc", "x"),
  ]) func whatIsNoAddressNeverReachesAServer(_ address: String, _ title: String) throws {
    #expect(try options { $0.recipients = OneOrMore([address]) }.complaints.count == 1)
    #expect(try options { $0.from = address }.complaints.count == 1)
  }

  @Test func aTitleBecomesNoHeader() async throws {
    let mail = TestMail()
    let options = try options {
      $0.title = try Export.Template("x\r\nBcc: evil@example.org\r\n\r\ny")
    }
    _ = await send(Samples.news + [Samples.hostile], options, mail: mail)
    let text = String(decoding: try #require(mail.messages.first).bytes, as: UTF8.self)
    #expect(!text.contains("\r\nBcc:"))
    #expect(mail.messages.first?.recipients.count == 2)
  }

  @Test func thePasswordComesFromTheEnvironmentOnly() async throws {
    let secret = "pa55word-of-the-mail"
    let written = try options { $0.password = secret }
    #expect(throws: OptionProblem.self) {
      try Export(options: written, setup: StageSetup(id: "export"))
    }
    #expect(
      try options("smtps://a:\(secret)@mail.example.org").complaints == ["has a password"])
    let mail = TestMail { _, number in
      if number == 1 { throw MailError(.refused, "no", reply: 535) }
    }
    let text = """
      name: mail
      stages:
        - source
        - export:
            to: smtps://mail.example.org
            from: news@example.org
            recipients: [ana@example.net]
            password: ${SECRET}
      """
    for user in ["news@example.org", "ana"] {
      let place = user == "ana" ? "ana@" : ""
      let file = try PipelineFile(
        SourceText(name: "p.yaml", text: text.replacing("//mail", with: "//\(place)mail")),
        environment: ["SECRET": secret])
      let plan = try Planner(Registry(builtIn: [MailedSource.self, Export.self])).plan(file)
      for format in PlanFormat.allCases { #expect(!plan.description(as: format).contains(secret)) }
      var services = TestServices().services
      services.mail = mail
      if user != "ana" {
        let error = await #expect(throws: StageError.self) {
          _ = try await PipelineRun(plan, services: services).run()
        }
        #expect(error?.hint == "check user and password")
        #expect("\(error, default: "")".contains(secret) == false)
      }
      _ = try await PipelineRun(plan, services: services).run()
      #expect(mail.messages.last?.server.password == secret)
      #expect(mail.messages.last?.server.user == user)
    }
  }

  @Test func whatIsMissingOrMeansNothingIsSaid() throws {
    #expect(try Export.Options(to: "smtps://m").complaints.count == 2)
    #expect(try options("smtps://m/x").complaints == ["is no address of a mail server"])
    #expect(try options { $0.fields = [.id] }.complaints.count == 1)
    #expect(try options { $0.format = try #require(Export.Format("email")) }.complaints.isEmpty)
    let file = try Export.Options(to: "a.eml", format: "smtp")
    #expect(file.complaints.first?.contains("is no address") == true)
  }
}

/// Brings the sample documents in.
private struct MailedSource: Stage {
  static let manual = Manual("source", "Brings in samples.", roles: .source)

  init(options: NoOptions, setup: StageSetup) {}

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    try await output.write(Samples.news)
  }
}
