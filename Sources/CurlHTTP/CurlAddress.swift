import CCurl

/// An address as libcurl itself reads it, so that what is checked is what is connected to.
struct CurlAddress {
  /// The whole address, with what must be escaped escaped.
  let url: String
  /// The host in lower case, without the brackets of an IPv6 address.
  let host: String
  /// The port, if one is given.
  let port: String?

  /// Reads an absolute address, or one that counts from another; nil unless it has one of the schemes and a
  /// host.
  init?(
    _ text: String, from base: String? = nil, schemes: Set<String> = ["http", "https"],
    guessScheme: Bool = false
  ) {
    guard !text.utf8.contains(0), let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    if let base { curl_url_set(handle, CURLUPART_URL, base, UInt32(CURLU_URLENCODE)) }
    let guess = guessScheme ? UInt32(CURLU_GUESS_SCHEME) : 0
    let flags = UInt32(CURLU_URLENCODE) | UInt32(CURLU_NON_SUPPORT_SCHEME) | guess
    guard curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK,
      let scheme = Self.part(handle, CURLUPART_SCHEME), schemes.contains(scheme.lowercased()),
      let host = Self.part(handle, CURLUPART_HOST), !host.isEmpty,
      let url = Self.part(handle, CURLUPART_URL)
    else { return nil }
    self.url = url
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    self.host = (isBracketed ? String(host.dropFirst().dropLast()) : host).lowercased()
    port = Self.part(handle, CURLUPART_PORT)
  }

  private static func part(_ handle: OpaquePointer, _ part: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
