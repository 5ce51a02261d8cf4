import CCurl
import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// What libcurl calls.
extension CurlTransfer {
  func append(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let bytes else { return 0 }
    guard count <= maxBytes - body.count else {
      refusal = HTTPError(
        .tooLarge, url: url, "the body is larger than \(ByteSize(maxBytes))")
      return 0
    }
    body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  func appendHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let bytes else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    head.add(line, hasBody: !body.isEmpty)
    if let error = refusal(of: line) {
      refusal = error
      return 0
    }
    guard head.size <= Self.maxHeaderSize else {
      refusal = HTTPError(
        .headersTooLarge, url: url, "the headers are larger than \(ByteSize(Self.maxHeaderSize))")
      return 0
    }
    return count
  }

  /// What is wrong with a header line that libcurl must not act on.
  private func refusal(of line: UnsafeRawBufferPointer) -> HTTPError? {
    // Any other coding libcurl would undo, without a bound, though it was not asked for (RFC 9112, 6.1).
    if let value = HeaderLine.value(of: "transfer-encoding", in: line) {
      let isKnown = value.lowercased().split { [",", " ", "\t"].contains($0) }.allSatisfy {
        $0 == "chunked" || $0 == "identity"
      }
      if isKnown { return nil }
      return HTTPError(
        .other, url: url,
        "the body has a transfer encoding that was not asked for: '\(value.printable)'")
    }
    // Through a proxy no address is connected to that could be looked at.
    guard followsRedirects, let value = HeaderLine.value(of: "location", in: line),
      (300...399).contains(status), let target = CurlAddress(value, from: currentURL),
      let host = LiteralHost(target.host),
      !settings.policy.permits(redirectTo: host, asked: literal)
    else { return nil }
    return HTTPError(
      .refusedAddress, url: url, "the redirect to '\(target.url)' leads to \(host.scope.words)")
  }

  func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let address else { return curl_socket_t(CURL_SOCKET_BAD) }
    let target = withUnsafePointer(to: &address.pointee.addr) {
      SocketAddress($0, length: Int(address.pointee.addrlen))
    }
    guard let target, settings.policy.permits(target, asked: literal) else {
      refusedScope = target?.scope ?? .private
      return curl_socket_t(CURL_SOCKET_BAD)
    }
    if let route = settings.network.route {
      guard let port = route(target.text, target.port) else {
        return curl_socket_t(CURL_SOCKET_BAD)
      }
      address.pointee.leadToLoopback(port: port)
    }
    let value = address.pointee
    let descriptor = socket(value.family, value.socktype, value.protocol)
    if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return descriptor
  }
}

extension curl_sockaddr {
  fileprivate mutating func leadToLoopback(port: UInt16) {
    var loopback = sockaddr_in()
    loopback.sin_family = sa_family_t(AF_INET)
    loopback.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    loopback.sin_port = port.bigEndian
    family = AF_INET
    addrlen = UInt32(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutableBytes(of: &addr) { target in
      withUnsafeBytes(of: &loopback) { target.copyMemory(from: $0) }
    }
  }
}
