import CCurl
import PipeKit
import Synchronization

/// One message on its way: an easy handle, what was sent of the message, and what the server has replied.
///
/// Lives on one thread. libcurl holds an unretained pointer to it while it runs.
final class MailTransfer {
  private let easy: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>
  private let message: MailMessage
  private let isCancelled: CurlMailTransport.Flag
  private var sent = 0
  private var reply = MailReply()
  /// When it has to be over.
  private let deadline: ContinuousClock.Instant
  /// Whether it is known what has become of the message: the rest is politeness.
  private var isOver = false

  /// Makes a handle; `nil` where there is no memory.
  init?(_ message: MailMessage, _ isCancelled: CurlMailTransport.Flag) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.message = message
    self.isCancelled = isCancelled
    deadline = .now.advanced(by: min(message.timeout, .seconds(1_000_000)))
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit { errorText.deallocate() }

  /// Hands the message over, once; then says goodbye, for the answer to which libcurl waits up to two minutes.
  ///
  /// - Parameters:
  ///   - authorities: A file with the authorities that are trusted; those of the system unless given.
  ///   - route: Where connections go instead.
  ///   - usesProxies: Whether proxies that the environment names are used.
  ///   - finish: Gets nothing, or why the server has not taken it, before the goodbye.
  func run(
    authorities: String?, route: [String], usesProxies: Bool,
    finish: (Result<Void, MailError>) -> Void
  ) {
    defer { curl_easy_cleanup(easy) }
    guard let recipients = CurlList(message.recipients.map { "<\($0)>" }),
      let routes = CurlList(route), !message.recipients.isEmpty,
      setOptions(recipients, routes, authorities, usesProxies)
    else { return finish(.failure(MailError(.other, "libcurl could not prepare the message"))) }
    let code = curl_easy_perform(easy)
    isOver = true
    if code == CURLE_OK { return finish(.success(())) }
    let error = MailError(
      code, detail: String(cString: errorText), reply: reply, timeout: message.timeout)
    finish(.failure(error))
  }

  private func setOptions(
    _ recipients: CurlList, _ routes: CurlList, _ authorities: String?, _ usesProxies: Bool
  ) -> Bool {
    let me = Unmanaged.passUnretained(self).toOpaque()
    let server = message.server
    // What is not secured goes to this machine only.
    let security = server.isLocal ? Int(CURLUSESSL_TRY.rawValue) : Int(CURLUSESSL_ALL.rawValue)
    var codes = [
      pipe_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText),
      pipe_curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
      pipe_curl_set_string(
        easy, CURLOPT_URL, "\(server.isSecured ? "smtps" : "smtp")://\(server.host):\(server.port)"),
      pipe_curl_set_long(easy, CURLOPT_USE_SSL, security),
      pipe_curl_set_string(easy, CURLOPT_USERNAME, server.user),
      pipe_curl_set_string(easy, CURLOPT_PASSWORD, server.password),
      pipe_curl_set_string(easy, CURLOPT_MAIL_FROM, "<\(message.sender)>"),
      pipe_curl_set_pointer(easy, CURLOPT_MAIL_RCPT, recipients.pointer),
      pipe_curl_set_pointer(easy, CURLOPT_CONNECT_TO, routes.pointer),
      pipe_curl_set_long(easy, CURLOPT_UPLOAD, 1),
      pipe_curl_set_offset(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(message.bytes.count)),
      pipe_curl_set_long(easy, CURLOPT_NOSIGNAL, 1),
      pipe_curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(.seconds(15))),
      pipe_curl_set_long(easy, CURLOPT_TIMEOUT_MS, milliseconds(message.timeout)),
      pipe_curl_set_data_callback(easy, CURLOPT_READFUNCTION) { buffer, size, count, transfer in
        MailTransfer.from(transfer)?.read(into: buffer, size * count) ?? Int(CURL_READFUNC_ABORT)
      },
      pipe_curl_set_pointer(easy, CURLOPT_READDATA, me),
      pipe_curl_set_data_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
        MailTransfer.from(transfer)?.take(bytes, size * count) ?? 0
      },
      pipe_curl_set_pointer(easy, CURLOPT_HEADERDATA, me),
      pipe_curl_set_data_callback(easy, CURLOPT_WRITEFUNCTION) { _, size, count, _ in
        size * count
      },
      pipe_curl_set_long(easy, CURLOPT_NOPROGRESS, 0),
      pipe_curl_set_progress(easy) { transfer, _, _, _, _ in
        MailTransfer.from(transfer)?.goesOn == true ? 0 : 1
      },
      pipe_curl_set_pointer(easy, CURLOPT_XFERINFODATA, me),
    ]
    if server.isLocal, !server.isSecured {
      // What goes nowhere else may as well go unsecured, so a certificate that nobody has signed does no harm: mail
      // servers are set up with one.
      codes.append(pipe_curl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 0))
      codes.append(pipe_curl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 0))
    }
    if !usesProxies { codes.append(pipe_curl_set_string(easy, CURLOPT_PROXY, "")) }
    if let authorities {
      codes.append(pipe_curl_set_string(easy, CURLOPT_CAINFO, authorities))
    }
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  /// Whether it is worth while to wait.
  private var goesOn: Bool {
    !isOver && !isCancelled.value.load(ordering: .relaxed) && ContinuousClock.now < deadline
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> MailTransfer? {
    pointer.map { Unmanaged<MailTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Hands libcurl the next part of the message.
  private func read(into buffer: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let buffer else { return 0 }
    let part = message.bytes[sent..<min(sent + count, message.bytes.count)]
    part.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress {
        UnsafeMutableRawPointer(buffer).copyMemory(from: base, byteCount: bytes.count)
      }
    }
    sent += part.count
    return part.count
  }

  /// Takes a line of a reply.
  private func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    if let bytes {
      reply.add(UnsafeRawBufferPointer(start: bytes, count: count))
    }
    return count
  }
}
