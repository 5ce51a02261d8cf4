import CCurl
import PipeKit

extension HTTPError {
  /// The error that stands for a code of libcurl's.
  init(code: CURLcode, detail: String, url: String, isRedirected: Bool) {
    let message = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    let (kind, isTransient): (Kind, Bool) =
      switch code {
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
      case CURLE_TOO_MANY_REDIRECTS: (.redirect, false)
      case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT:
        (isRedirected ? .redirect : .badURL, false)
      case CURLE_OUT_OF_MEMORY: (.other, true)
      default: (.other, false)
      }
    self.init(kind, url: url, message, isTransient: isTransient)
  }
}
