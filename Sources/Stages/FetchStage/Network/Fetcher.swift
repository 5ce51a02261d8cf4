import FeedReader
import PipeKit

/// Gets what an address or a path names, within the stage's limits.
struct Fetcher: Sendable {
  /// What is asked for, which decides what is accepted.
  enum Purpose {
    case page
    case feed
  }

  private let context: StageContext
  private let timeout: Duration
  private let maxSize: Int
  private let userAgent: String?
  private let allowPrivate: Bool
  /// The servers that the pipeline names itself, which may be private.
  private let namedServers: Set<String>
  private let mirror: Mirror?
  private let turnstile: Turnstile

  init(_ options: Fetch.Options, _ context: StageContext) {
    self.context = context
    timeout = options.timeout.duration
    maxSize = options.maxSize.bytes
    userAgent = options.userAgent
    allowPrivate = options.allowPrivate
    let addresses = options.feeds.values + options.pages.values.map(\.text)
    namedServers = Set(addresses.compactMap { PageAddress($0)?.authority })
    mirror = options.mirror.map { Mirror($0, context.files, maxSize: options.maxSize.bytes) }
    turnstile = Turnstile(places: options.concurrency)
  }

  /// Gets a page or feed from the web, or what stands in for it.
  ///
  /// - Throws: ``StageError``, `CancellationError`.
  func get(_ url: String, for purpose: Purpose) async throws -> Resource {
    guard let address = PageAddress(url) else {
      throw StageError(
        .network, "'\(url)' is not a web address", hint: "it starts with http:// or https://")
    }
    if let mirror { return try mirror.get(url, address) }
    return try await context.attempt {
      try await turnstile.enter()
      defer { turnstile.leave() }
      return try await request(url, address, purpose)
    }
  }

  /// Reads a file; `-` is standard input.
  func read(_ path: String) throws -> Resource {
    do throws(FileError) {
      let file =
        path == "-" ? try context.files.standardInput() : try context.files.open(path, .read)
      defer { try? file.close() }
      let bytes = try file.contents(limit: maxSize, path: path)
      let named = path == "-" ? nil : MediaType.ofName(path)
      return Resource(bytes: bytes, mediaType: named ?? MediaType.sniffed(bytes))
    } catch {
      throw StageError(file: error, maxSize: maxSize)
    }
  }

  private func request(
    _ url: String, _ address: PageAddress, _ purpose: Purpose
  ) async throws -> Resource {
    var headers = [HTTPHeader("Accept", Self.accept(purpose))]
    if let userAgent { headers.append(HTTPHeader("User-Agent", userAgent)) }
    let request = HTTPRequest(
      url: url, headers: headers, timeout: timeout, maxBytes: maxSize,
      allowsPrivateAddresses: allowPrivate || namedServers.contains(address.authority))
    let response: HTTPResponse
    do {
      response = try await context.http.send(request)
    } catch let error as HTTPError {
      throw StageError(http: error, maxSize: maxSize)
    }
    guard (200...299).contains(response.status) else {
      throw StageError(status: response.status, url: url)
    }
    let (type, charset) = MediaType.parse(contentType: response.header("Content-Type") ?? "")
    return Resource(
      url: response.url.isEmpty ? url : response.url, bytes: response.body,
      mediaType: type ?? MediaType.sniffed(response.body), charset: charset)
  }

  private static func accept(_ purpose: Purpose) -> String {
    switch purpose {
    case .page: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    case .feed:
      "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
        + "*/*;q=0.5"
    }
  }
}
