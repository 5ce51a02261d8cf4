import CCurl
import PipeKit

/// How libcurl says that an exchange has failed.
struct CurlFailure {
  /// The code.
  var code: CURLcode
  /// What libcurl says beside it; it may have parts of the answer.
  var detail: String
  /// Whether a redirect had been followed.
  var isRedirected = false
  /// Whether the headers of an answer had not ended.
  var isInHead = false
}

extension HTTPError {
  /// The error that stands for a failure of libcurl's.
  init(_ failure: CurlFailure, url: String) {
    let (kind, isTransient): (Kind, Bool) =
      switch failure.code {
      case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: (.dns, true)
      case CURLE_COULDNT_CONNECT, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING,
        CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_NO_CONNECTION_AVAILABLE,
        CURLE_PROXY:
        (.connect, true)
      case CURLE_SSL_CONNECT_ERROR: (.tls, true)
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER,
        CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
        CURLE_SSL_CERTPROBLEM:
        (.tls, false)
      case CURLE_OPERATION_TIMEDOUT: (.timeout, true)
      case CURLE_FILESIZE_EXCEEDED: (.tooLarge, false)
      // A line longer than libcurl's buffers (100 KB) is reported as a lack of memory.
      case CURLE_OUT_OF_MEMORY: failure.isInHead ? (.headersTooLarge, false) : (.other, true)
      case CURLE_TOO_MANY_REDIRECTS: (.redirect, false)
      // An address was looked at before it was asked for: what is wrong came with the answer.
      case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT:
        (failure.isRedirected ? .redirect : .other, false)
      default: (.other, false)
      }
    self.init(kind, url: url, failure.message, isTransient: isTransient)
  }
}

extension CurlFailure {
  fileprivate var message: String {
    if code == CURLE_FILESIZE_EXCEEDED { return "the body is larger than allowed" }
    if code == CURLE_OUT_OF_MEMORY, isInHead { return "a line of the headers is too long" }
    return (detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail).printable
  }
}
