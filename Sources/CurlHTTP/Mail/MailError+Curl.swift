import CCurl
import PipeKit

extension MailError {
  /// The error that stands for a failure of libcurl's.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - detail: What libcurl says beside it.
  ///   - reply: What the server has refused.
  ///   - timeout: How long was waited at most.
  init(_ code: CURLcode, detail: String, reply: MailReply, timeout: Duration) {
    let detail = (detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail).printable
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      self.init(.dns, detail, isTransient: true)
    case CURLE_OPERATION_TIMEDOUT, CURLE_ABORTED_BY_CALLBACK:
      self.init(
        .timeout, "the server has not taken it within \(TimeSpan(timeout))", isTransient: true)
    case CURLE_SSL_CONNECT_ERROR:
      self.init(.tls, detail, isTransient: true)
    case CURLE_USE_SSL_FAILED:
      self.init(.tls, "the server does not offer to secure the connection (STARTTLS)")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CERTPROBLEM:
      self.init(.tls, detail)
    // Whatever libcurl makes of a refusal, the server has told what it is.
    case _ where reply.code != nil:
      let (code, words) = (reply.code ?? 0, reply.text)
      self.init(
        .refused, "the server answers \(code)\(words.isEmpty ? "" : " ")\(words)", reply: code,
        isTransient: code < 500)
    case CURLE_LOGIN_DENIED:
      self.init(.refused, "the server offers no way to log in that is known here")
    case CURLE_COULDNT_CONNECT, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING,
      CURLE_PARTIAL_FILE, CURLE_PROXY, CURLE_WEIRD_SERVER_REPLY:
      self.init(.connect, detail, isTransient: true)
    default:
      self.init(.other, detail)
    }
  }
}
