import CCurl
import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One exchange under way: an easy handle, what has arrived, and who waits for it.
///
/// Lives on the client's thread. libcurl holds an unretained pointer to it; the loop keeps it until
/// the handle has been taken out of the multi handle.
final class CurlTransfer {
  /// Header fields of one exchange may not take more than this many bytes.
  private static let maxHeaderSize = 256 << 10

  let easy: UnsafeMutableRawPointer
  private let id: UInt64
  private let url: String
  private let maxBytes: Int
  private let maxRedirects: Int
  private let firstByteTimeout: Duration?
  private let started = ContinuousClock.now
  private let policy: AddressPolicy
  private let continuation: CurlLoop.Continuation
  private let errorText: UnsafeMutablePointer<CChar>
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var headers: [HTTPHeader] = []
  private var headerSize = 0
  /// Whether the empty line that ends the headers has come.
  private var hasAllHeaders = false
  private var body: [UInt8] = []
  /// Why one of the callbacks told libcurl to give up.
  private var refusal: HTTPError?
  private var refusedAddress = false

  init?(
    _ id: UInt64, _ prepared: PreparedRequest, _ configuration: CurlConfiguration,
    _ policy: AddressPolicy, _ continuation: CurlLoop.Continuation
  ) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.id = id
    url = prepared.request.url
    self.policy = policy
    self.continuation = continuation
    maxBytes = max(0, prepared.request.maxBytes)
    maxRedirects = max(0, prepared.request.maxRedirects)
    firstByteTimeout = prepared.request.firstByteTimeout
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard configure(prepared, configuration) else { return nil }
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerList)
    errorText.deallocate()
  }

  /// The number of the transfer that an easy handle belongs to.
  static func id(of easy: UnsafeMutableRawPointer) -> UInt64? {
    var pointer: UnsafeMutablePointer<CChar>?
    guard pipe_curl_get_string(easy, CURLINFO_PRIVATE, &pointer) == CURLE_OK, let pointer else {
      return nil
    }
    return Unmanaged<CurlTransfer>.fromOpaque(pointer).takeUnretainedValue().id
  }

  /// Hands the outcome to whoever waits.
  func finish(code: CURLcode) {
    let isRedirected = long(CURLINFO_REDIRECT_COUNT) > 0
    if let refusal {
      finish(.failure(refusal))
    } else if code == CURLE_OK, !hasAllHeaders {
      // libcurl takes what has come for all of it, without a body.
      finish(
        .failure(
          HTTPError(
            .connect, url: url, "the connection broke in the middle of the headers",
            isTransient: true)))
    } else if code == CURLE_OK {
      let response = HTTPResponse(
        status: long(CURLINFO_RESPONSE_CODE), url: currentURL ?? url, headers: headers, body: body)
      finish(.response(response))
    } else if refusedAddress && code == CURLE_COULDNT_CONNECT {
      let target = isRedirected ? currentURL.map { "the redirect to '\($0)'" } : nil
      let error = HTTPError(
        .refusedAddress, url: url, "\(target ?? "it") leads to a private address")
      finish(isRedirected ? .failure(error) : .privateHost(error))
    } else {
      let detail = String(cString: errorText)
      finish(
        .failure(HTTPError(code: code, detail: detail, url: url, isRedirected: isRedirected)))
    }
  }

  /// Hands the outcome to whoever waits.
  func finish(_ result: TransferResult) {
    continuation.resume(returning: result)
  }
}

// MARK: Set-up

extension CurlTransfer {
  private func configure(
    _ prepared: PreparedRequest, _ configuration: CurlConfiguration
  ) -> Bool {
    let request = prepared.request
    let me = Unmanaged.passUnretained(self).toOpaque()
    var codes = [
      pipe_curl_set_pointer(easy, CURLOPT_PRIVATE, me),
      pipe_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText),
      pipe_curl_set_string(easy, CURLOPT_URL, prepared.url),
      pipe_curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https"),
      pipe_curl_set_string(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"),
      pipe_curl_set_string(easy, CURLOPT_ACCEPT_ENCODING, ""),
      // Cookies live for one chain of redirects, which some sites go round in circles without.
      pipe_curl_set_string(easy, CURLOPT_COOKIEFILE, ""),
      pipe_curl_set_long(easy, CURLOPT_NOSIGNAL, 1),
      pipe_curl_set_long(easy, CURLOPT_FOLLOWLOCATION, request.maxRedirects > 0 ? 1 : 0),
      pipe_curl_set_long(easy, CURLOPT_MAXREDIRS, maxRedirects),
      pipe_curl_set_long(easy, CURLOPT_TIMEOUT_MS, milliseconds(request.timeout)),
      pipe_curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.connectTimeout)),
      pipe_curl_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, maxBytes))),
      pipe_curl_set_data_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
        CurlTransfer.from(transfer)?.append(bytes, size * count) ?? 0
      },
      pipe_curl_set_pointer(easy, CURLOPT_WRITEDATA, me),
      pipe_curl_set_data_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
        CurlTransfer.from(transfer)?.appendHeader(bytes, size * count) ?? 0
      },
      pipe_curl_set_pointer(easy, CURLOPT_HEADERDATA, me),
      pipe_curl_set_open_socket(easy) { transfer, _, address in
        CurlTransfer.from(transfer)?.openSocket(address) ?? curl_socket_t(CURL_SOCKET_BAD)
      },
      pipe_curl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, me),
    ]
    if firstByteTimeout != nil {
      codes += [
        pipe_curl_set_long(easy, CURLOPT_NOPROGRESS, 0),
        pipe_curl_set_progress(easy) { transfer, _, _, _, _ in
          CurlTransfer.from(transfer)?.isSilentTooLong == true ? 1 : 0
        },
        pipe_curl_set_pointer(easy, CURLOPT_XFERINFODATA, me),
      ]
    }
    if !prepared.sendsUserAgent, !configuration.userAgent.utf8.contains(where: { $0 < 0x20 }) {
      codes.append(pipe_curl_set_string(easy, CURLOPT_USERAGENT, configuration.userAgent))
    }
    if !configuration.usesEnvironmentProxies {
      codes.append(pipe_curl_set_string(easy, CURLOPT_PROXY, ""))
    }
    for line in prepared.headerLines {
      guard let list = curl_slist_append(headerList, line) else { return false }
      headerList = list
    }
    codes.append(pipe_curl_set_pointer(easy, CURLOPT_HTTPHEADER, headerList))
    codes += setMethod(prepared.method, request.body)
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  private func setMethod(_ method: String, _ body: [UInt8]) -> [CURLcode] {
    var codes: [CURLcode] = []
    if !body.isEmpty || method == "POST" {
      codes.append(
        pipe_curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
      let copied = body.withUnsafeBytes { bytes in
        // An empty array may have no address, and a nil one would have libcurl ask for the body.
        pipe_curl_set_string(
          easy, CURLOPT_COPYPOSTFIELDS,
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafePointer(errorText))
      }
      codes.append(copied)
    }
    switch (method, body.isEmpty) {
    case ("GET", true), ("POST", _): break
    case ("HEAD", true): codes.append(pipe_curl_set_long(easy, CURLOPT_NOBODY, 1))
    default: codes.append(pipe_curl_set_string(easy, CURLOPT_CUSTOMREQUEST, method))
    }
    return codes
  }

  /// A duration for libcurl, for which 0 would mean "for ever".
  private func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    if seconds >= 1_000_000 { return 1_000_000_000 }
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}

// MARK: Called by libcurl

extension CurlTransfer {
  private static func from(_ pointer: UnsafeMutableRawPointer?) -> CurlTransfer? {
    pointer.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func append(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let bytes else { return 0 }
    guard count <= maxBytes - body.count else {
      refusal = HTTPError(
        .tooLarge, url: url, "the body is larger than \(ByteSize(maxBytes))")
      return 0
    }
    body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  private func appendHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let bytes else { return 0 }
    headerSize += count
    guard headerSize <= Self.maxHeaderSize else {
      refusal = HTTPError(
        .tooLarge, url: url, "the headers are larger than \(ByteSize(Self.maxHeaderSize))")
      return 0
    }
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    if line.starts(with: "HTTP/".utf8) {
      // A response begins: the one before it was a redirect or interim.
      headers = []
      body = []
      hasAllHeaders = false
    } else if line.first == 0x0D || line.first == 0x0A {
      hasAllHeaders = true
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: line[..<colon], as: UTF8.self)
      let value = line[(colon + 1)...]
      let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
      let start = value.firstIndex { !isSpace($0) } ?? value.endIndex
      let end = value.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
      headers.append(HTTPHeader(name, String(decoding: value[start..<end], as: UTF8.self)))
    }
    return count
  }

  /// Whether no answer has begun in the time for it; libcurl asks about once a second.
  private var isSilentTooLong: Bool {
    guard let firstByteTimeout, headerSize == 0, ContinuousClock.now - started > firstByteTimeout
    else { return false }
    refusal =
      refusal
      ?? HTTPError(
        .timeout, url: url, "no answer began within \(TimeSpan(firstByteTimeout))",
        isTransient: true)
    return true
  }

  private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let address else { return curl_socket_t(CURL_SOCKET_BAD) }
    let value = address.pointee
    let target = withUnsafePointer(to: &address.pointee.addr) {
      SocketAddress($0, length: Int(value.addrlen))
    }
    guard policy.permits(target) else {
      refusedAddress = true
      return curl_socket_t(CURL_SOCKET_BAD)
    }
    let descriptor = socket(value.family, value.socktype, value.protocol)
    if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return descriptor
  }

  private var currentURL: String? {
    var text: UnsafeMutablePointer<CChar>?
    guard pipe_curl_get_string(easy, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK, let text else {
      return nil
    }
    return String(cString: text)
  }

  private func long(_ info: CURLINFO) -> Int {
    var value = 0
    return pipe_curl_get_long(easy, info, &value) == CURLE_OK ? value : 0
  }
}
