import CCurl
import PipeKit

extension CurlTransfer {
  /// Sets what is the same for all requests.
  func setCommonOptions() -> Bool {
    let me = Unmanaged.passUnretained(self).toOpaque()
    var codes = [
      pipe_curl_set_pointer(easy, CURLOPT_PRIVATE, me),
      pipe_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText),
      pipe_curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https"),
      pipe_curl_set_string(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"),
      pipe_curl_set_string(easy, CURLOPT_ACCEPT_ENCODING, ContentEncoding.accepted),
      // See `ContentEncoding`.
      pipe_curl_set_long(easy, CURLOPT_HTTP_CONTENT_DECODING, 0),
      pipe_curl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS)),
      pipe_curl_set_long(easy, CURLOPT_NOSIGNAL, 1),
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
    if let proxy = settings.network.proxy {
      codes.append(pipe_curl_set_string(easy, CURLOPT_PROXY, proxy))
    } else if !settings.configuration.usesEnvironmentProxies {
      codes.append(pipe_curl_set_string(easy, CURLOPT_PROXY, ""))
    }
    if let authorities = settings.network.authorities {
      codes.append(pipe_curl_set_string(easy, CURLOPT_CAINFO, authorities))
    }
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  /// Sets what differs from request to request; all of it each time, as the handle was used before.
  func setOptions(of prepared: PreparedRequest) -> Bool {
    let request = prepared.request
    let userAgent = settings.configuration.userAgent
    let isOwnAgent = !prepared.sendsUserAgent && !userAgent.utf8.contains { $0 < 0x20 }
    guard setLists(prepared.headerLines),
      pipe_curl_set_string(easy, CURLOPT_URL, prepared.url) == CURLE_OK,
      pipe_curl_set_string(easy, CURLOPT_USERAGENT, isOwnAgent ? userAgent : nil) == CURLE_OK,
      pipe_curl_set_long(easy, CURLOPT_FOLLOWLOCATION, request.maxRedirects > 0 ? 1 : 0)
        == CURLE_OK,
      pipe_curl_set_long(easy, CURLOPT_MAXREDIRS, max(0, request.maxRedirects)) == CURLE_OK,
      pipe_curl_set_long(easy, CURLOPT_TIMEOUT_MS, milliseconds(request.timeout)) == CURLE_OK,
      pipe_curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.connectTimeout))
        == CURLE_OK,
      pipe_curl_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, maxBytes)))
        == CURLE_OK
    else { return false }
    // Cookies live for one chain of redirects, which some sites go round in circles without.
    if hasCookies {
      guard pipe_curl_set_string(easy, CURLOPT_COOKIELIST, "ALL") == CURLE_OK else { return false }
    } else if request.maxRedirects > 0 {
      guard pipe_curl_set_string(easy, CURLOPT_COOKIEFILE, "") == CURLE_OK else { return false }
      hasCookies = true
    }
    if prepared.method == "GET", request.body.isEmpty { return true }
    isReusable = false
    return setMethod(prepared.method, request.body).allSatisfy { $0 == CURLE_OK }
  }

  private func setLists(_ headerLines: [String]) -> Bool {
    if headerList?.lines != headerLines {
      guard let list = CurlList(headerLines),
        pipe_curl_set_pointer(easy, CURLOPT_HTTPHEADER, list.pointer) == CURLE_OK
      else { return false }
      headerList = list
    }
    guard settings.network.names != nil else { return true }
    guard let list = CurlList(settings.network.resolvedLines),
      pipe_curl_set_pointer(easy, CURLOPT_RESOLVE, list.pointer) == CURLE_OK
    else { return false }
    resolvedList = list
    return true
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
}

/// A duration for libcurl, for which 0 would mean "for ever".
func milliseconds(_ duration: Duration) -> Int {
  let (seconds, attoseconds) = duration.components
  if seconds >= 1_000_000 { return 1_000_000_000 }
  return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
}
