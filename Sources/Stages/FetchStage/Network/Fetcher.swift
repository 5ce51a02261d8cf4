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
  /// The feeds and pages that the pipeline names itself.
  private let namedAddresses: Set<String>
  /// Their servers, which may be private.
  private let namedServers: Set<String>
  private let mirror: Mirror?
  private let turnstile: Turnstile
  /// Takes out of a text what came from the environment.
  let redact: Redactor

  init(_ options: Fetch.Options, _ context: StageContext, redact: Redactor = Redactor()) {
    self.context = context
    self.redact = redact
    timeout = options.timeout.duration
    maxSize = options.maxSize.bytes
    userAgent = options.userAgent
    allowPrivate = options.allowPrivate
    let addresses = options.feeds.values + options.pages.values.map(\.text)
    namedAddresses = Set(addresses)
    namedServers = Set(addresses.compactMap { PageAddress($0)?.authority })
    mirror = options.mirror.map { Mirror($0, context.files, maxSize: options.maxSize.bytes) }
    turnstile = Turnstile(places: options.concurrency)
  }

  /// A source by a name that may be shown.
  ///
  /// That is a web address without user, password and keys; and an address or a path without what came from
  /// the environment.
  func shown(_ source: String) -> String { redact(PageAddress.withoutUser(source)) }

  /// The address of a page as its document may tell it: without user and password, and where the
  /// pipeline names the page, its query without what came from the environment.
  ///
  /// Host and path stay, as links count from them.
  ///
  /// - Parameters:
  ///   - url: The address.
  ///   - asked: The address that was asked for; the same unless given.
  /// - Returns: The address to tell.
  func told(_ url: String, asked: String? = nil) -> String {
    let told = PageAddress.withoutUser(url)
    guard namedAddresses.contains(asked ?? url), let mark = told.firstIndex(of: "?") else {
      return told
    }
    return told[..<mark] + redact(String(told[mark...]))
  }

  /// Gets a page or feed from the web, or what stands in for it.
  ///
  /// - Parameters:
  ///   - url: The address.
  ///   - purpose: What it is asked for.
  ///   - conditions: The headers that ask for it only if it has changed.
  /// - Returns: The content, with its address as ``told(_:asked:)``.
  /// - Throws: ``StageError``, `CancellationError`.
  func get(
    _ url: String, for purpose: Purpose, conditions: [HTTPHeader] = []
  ) async throws -> Resource {
    guard let address = PageAddress(url) else {
      throw StageError(
        .network, "'\(url)' is not a web address", hint: "it starts with http:// or https://")
    }
    if let mirror { return try mirror.get(told(url), address) }
    return try await context.attempt {
      try await turnstile.enter()
      defer { turnstile.leave() }
      return try await request(url, address, purpose, conditions)
    }
  }

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: ``StageError``; `CancellationError` where the run was asked to stop meanwhile, so that
  ///   the part that has come does not pass for the whole.
  func read(_ path: String) throws -> Resource {
    do throws(FileError) {
      let input = try InputFile(path, as: .html, context.files)
      defer { try? input.file.close() }
      return try read(input, path)
    } catch {
      if error.kind == .interrupted { throw CancellationError() }
      throw StageError(file: error, maxSize: maxSize)
    }
  }

  /// Reads an open file.
  ///
  /// - Throws: `FileError`.
  func read(_ input: InputFile, _ path: String) throws(FileError) -> Resource {
    let bytes = try input.file.contents(limit: maxSize, path: path)
    let named = path == "-" ? nil : MediaType.ofName(input.name)
    return Resource(bytes: bytes, mediaType: named ?? MediaType.sniffed(bytes))
  }

  private func request(
    _ url: String, _ address: PageAddress, _ purpose: Purpose, _ conditions: [HTTPHeader]
  ) async throws -> Resource {
    var headers = [HTTPHeader("Accept", Self.accept(purpose))]
    if let userAgent { headers.append(HTTPHeader("User-Agent", userAgent)) }
    headers += conditions
    let request = HTTPRequest(
      url: url, headers: headers, timeout: timeout, maxBytes: maxSize,
      allowsPrivateAddresses: allowPrivate || namedServers.contains(address.authority))
    let response: HTTPResponse
    do {
      response = try await context.http.send(request)
    } catch var error as HTTPError {
      error.url = shown(error.url)
      throw StageError(http: error, maxSize: maxSize)
    }
    let final = response.url.isEmpty ? url : response.url
    let validators = Resource.Validators(
      tag: response.header("ETag"), modified: response.header("Last-Modified"),
      origin: origin(final))
    if response.status == 304, !conditions.isEmpty {
      return Resource(
        url: told(final, asked: url), bytes: [], mediaType: "", validators: validators,
        isUnchanged: true)
    }
    guard (200...299).contains(response.status) else {
      throw StageError(status: response.status, url: shown(url))
    }
    let (type, charset) = MediaType.parse(contentType: response.header("Content-Type") ?? "")
    return Resource(
      url: told(final, asked: url), bytes: response.body,
      mediaType: type ?? MediaType.sniffed(response.body), charset: charset,
      validators: validators)
  }

  /// What stands for an address in what is noted: it may have a secret.
  private func origin(_ url: String) -> String {
    var hash = ContentHash((context.memory?.tag ?? "").utf8.span)
    hash.add("\0".utf8.span)
    hash.add(url.utf8.span)
    return hash.text
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
