import PipeKit

/// Sends one message about all documents, when there are no more.
struct MailWriter: ExportWriter {
  private let context: StageContext
  private let edition: EmailEdition
  private let server: MailServer
  private let sender: String
  private let recipients: [String]
  private var spool: [UInt8] = []

  /// Takes from the options what is sent, and by whom.
  init(_ order: ExportOrder) throws {
    context = order.context
    edition = try EmailEdition(order)
    guard var server = MailServer(order.path),
      let from = order.options.from.flatMap({ MailAddress($0) })
    else { throw OptionProblems(order.options.problems()) }
    server.password = order.options.password
    // Most servers take the address for the name of who logs in.
    if server.password != nil { server.user = server.user ?? from.address }
    self.server = server
    sender = from.address
    recipients = order.options.recipients.values.compactMap { MailAddress($0)?.address }
  }

  /// Nothing is sent before the end.
  var holdsCheckpoints: Bool { true }

  mutating func write(_ batch: Batch) throws { spool += DigestItem.lines(of: batch) }

  mutating func write(prepared: any Sendable) throws {
    if let lines = prepared as? [UInt8] { spool += lines }
  }

  mutating func keep() throws -> ExportNote? { nil }

  mutating func finish() async throws -> ExportEnd {
    // A message that says that there is nothing would only be in the way.
    if spool.isEmpty { return ExportEnd() }
    let lines = Spool(reader: SpoolReader(spool), length: spool.count)
    let message = try edition.message(of: lines)
    let key = "sent \(message.id)"
    if try context.memory?.note(key, .validator) != nil {
      context.note("the message was sent before, so it is not sent again (\(message.id))")
      return ExportEnd()
    }
    try await send(message.text)
    // At once: what happens to the run from here on does not bring the message back.
    let now = context.clock.now().description
    try context.memory?.noteAtOnce(["sent": .string(now)], for: key)
    return ExportEnd()
  }

  mutating func discard() { spool = [] }

  private func send(_ text: String) async throws {
    var message = MailMessage(to: server, from: sender, for: recipients, Array(text.utf8))
    if let timeout = context.timeout { message.timeout = timeout }
    var attempts = Attempts(context)
    while true {
      do {
        return try await context.mail.send(message)
      } catch let error as MailError {
        try await attempts.wait(after: StageError(error, server))
      }
    }
  }
}

extension StageError {
  /// A mail server has not taken a message.
  fileprivate init(_ error: MailError, _ server: MailServer) {
    let code: Code =
      switch error.kind {
      case .dns: .dns
      case .connect: .connect
      case .tls: .tls
      case .timeout: .timeout
      case .refused: .refused
      case .offline, .other: .network
      }
    let hint: String? =
      switch (error.kind, error.reply) {
      case (.tls, _): "the password and the message are only sent where nobody can read along"
      case (_, 530?), (_, 534?), (_, 535?): "check user and password"
      case (_, 550?), (_, 551?), (_, 553?): "check the addresses in from and recipients"
      case (_, 552?): "check whether the mailbox is full"
      default: error.isTransient ? "the same command goes on once the server takes mail" : nil
      }
    self.init(
      code, "cannot send mail by '\(server.address)': \(error.message)", hint: hint,
      isTransient: error.isTransient, underlying: error)
  }
}
