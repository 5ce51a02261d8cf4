import CCurl
import PipeKit

/// One exchange under way: an easy handle, what has arrived, and who waits for it.
///
/// Lives on the client's thread, and is used for one exchange after another. libcurl holds an unretained
/// pointer to it; the runner keeps it until the handle has been taken out of the multi handle.
final class CurlTransfer {
  /// Header fields of one exchange may not take more than this many bytes.
  static let maxHeaderSize = 256 << 10
  /// A body up to this size is copied to where it has just the room it needs; a larger one is handed on.
  private static let maxCopied = 256 << 10

  /// What all exchanges of a thread have in common.
  struct Settings {
    let configuration: CurlConfiguration
    let network: CurlNetwork
    let policy: AddressPolicy

    init(_ configuration: CurlConfiguration, _ network: CurlNetwork, _ policy: AddressPolicy) {
      self.configuration = configuration
      self.network = network
      self.policy = policy
    }
  }

  let easy: UnsafeMutableRawPointer
  let settings: Settings
  let errorText: UnsafeMutablePointer<CChar>
  /// The lines of the request's header, kept as the next request often has the same.
  var headerList: CurlList?
  var resolvedList: CurlList?
  var hasCookies = false
  /// Whether the next exchange may use this handle: it has no traces of a method with a body.
  var isReusable = true

  private var id: UInt64 = 0
  /// The address as it was asked for.
  private(set) var url = ""
  private var preparedURL = ""
  private(set) var maxBytes = 0
  private var continuation: CurlLoop.Continuation?
  /// When the answer has to have begun.
  private(set) var firstByteDeadline: ContinuousClock.Instant?
  private var firstByteTimeout: Duration?
  var head = ResponseHead()
  var body: [UInt8] = []
  /// Why one of the callbacks told libcurl to give up.
  var refusal: HTTPError?
  /// Where an address leads that was not connected to.
  var refusedScope: AddressScope?
  /// What the host that is asked for says of its address.
  private(set) var literal: LiteralHost?
  private(set) var followsRedirects = false

  /// Makes a handle with the options that are the same for all requests.
  init?(_ settings: Settings) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.settings = settings
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard setCommonOptions() else { return nil }
  }

  deinit {
    curl_easy_cleanup(easy)
    errorText.deallocate()
  }

  /// Gets ready for an exchange; false if libcurl does not take the request.
  func prepare(
    _ id: UInt64, _ request: PreparedRequest, _ continuation: CurlLoop.Continuation
  ) -> Bool {
    self.id = id
    url = request.request.url
    preparedURL = request.url
    maxBytes = max(0, request.request.maxBytes)
    firstByteTimeout = request.request.firstByteTimeout
    firstByteDeadline = firstByteTimeout.map { ContinuousClock.now.advanced(by: $0) }
    head.reset()
    body.removeAll(keepingCapacity: true)
    refusal = nil
    refusedScope = nil
    literal = request.literal
    followsRedirects = request.request.maxRedirects > 0
    errorText.pointee = 0
    guard setOptions(of: request) else { return false }
    self.continuation = continuation
    return true
  }

  /// Whether some of the answer has come.
  var hasBegun: Bool { head.size > 0 }

  /// The number of the exchange that an easy handle is used for.
  static func id(of easy: UnsafeMutableRawPointer) -> UInt64? {
    var pointer: UnsafeMutablePointer<CChar>?
    guard pipe_curl_get_string(easy, CURLINFO_PRIVATE, &pointer) == CURLE_OK, let pointer else {
      return nil
    }
    return from(pointer)?.id
  }

  static func from(_ pointer: UnsafeMutableRawPointer?) -> CurlTransfer? {
    pointer.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The address that is asked, after redirects.
  var currentURL: String? {
    var text: UnsafeMutablePointer<CChar>?
    guard pipe_curl_get_string(easy, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK, let text else {
      return nil
    }
    return String(cString: text)
  }

  /// The status of the answer that is coming.
  var status: Int { long(CURLINFO_RESPONSE_CODE) }

  private func long(_ info: CURLINFO) -> Int {
    var value = 0
    return pipe_curl_get_long(easy, info, &value) == CURLE_OK ? value : 0
  }
}

// MARK: The end

extension CurlTransfer {
  /// Hands the outcome to whoever waits.
  func finish(code: CURLcode) {
    let isRedirected = long(CURLINFO_REDIRECT_COUNT) > 0
    if let refusal {
      finish(.failure(refusal))
    } else if code == CURLE_OK, !head.isComplete {
      // libcurl takes what has come for all of it, without a body.
      finish(
        .failure(
          HTTPError(
            .connect, url: url, "the connection broke in the middle of the headers",
            isTransient: true)))
    } else if code == CURLE_OK {
      finish(answer(isRedirected: isRedirected))
    } else if let refusedScope, code == CURLE_COULDNT_CONNECT {
      let target = isRedirected ? currentURL.map { "the redirect to '\($0)'" } : nil
      let error = HTTPError(
        .refusedAddress, url: url, "\(target ?? "it") leads to \(refusedScope.words)")
      finish(isRedirected ? .failure(error) : .privateHost(error))
    } else {
      let failure = CurlFailure(
        code: code, detail: String(cString: errorText), isRedirected: isRedirected,
        isInHead: !head.isComplete)
      finish(.failure(HTTPError(failure, url: url)))
    }
  }

  /// Hands over that no answer has begun in time.
  func finishSilent() {
    finish(
      .failure(
        HTTPError(
          .timeout, url: url,
          "no answer began within \(TimeSpan(firstByteTimeout ?? .zero))", isTransient: true)))
  }

  /// Hands the outcome to whoever waits.
  func finish(_ result: TransferResult) {
    continuation?.resume(returning: result)
    continuation = nil
  }

  private func answer(isRedirected: Bool) -> TransferResult {
    let response = HTTPResponse(
      status: status, url: isRedirected ? currentURL ?? url : preparedURL,
      headers: head.fields, body: takeBody())
    // Who sends two lengths may mean to hide where the answer ends (RFC 9112, 6.3).
    if Set(response.values(of: "Content-Length")).count > 1 {
      return .failure(HTTPError(.other, url: url, "the answer states two lengths"))
    }
    return .response(response)
  }

  /// Gives memory back that most exchanges do not need.
  func letGoOfMemory() {
    if body.capacity > 2 * Self.maxCopied { body = [] }
  }

  private func takeBody() -> [UInt8] {
    if body.count > Self.maxCopied {
      defer { body = [] }
      return body
    }
    return body.withUnsafeBufferPointer { Array($0) }
  }
}
