import FeedReader
import PipeKit
import WebURL

/// Gets what an address or a path names, within the stage's limits.
struct Fetcher: Sendable {
  private let context: StageContext
  private let maxSize: Int
  /// The feeds and pages that the pipeline names itself.
  private let namedAddresses: Set<String>
  private let mirror: Mirror?
  private let client: PoliteClient
  /// Takes out of a text what came from the environment.
  let redact: Redactor

  init(_ options: Fetch.Options, _ context: StageContext, redact: Redactor = Redactor()) {
    self.context = context
    self.redact = redact
    maxSize = options.maxSize.bytes
    let addresses = options.namedAddresses
    namedAddresses = Set(addresses)
    mirror = options.mirror.map { Mirror($0, context.files, maxSize: options.maxSize.bytes) }
    client = PoliteClient(
      PoliteClient.Settings(options, naming: addresses), limits: HostSchedule.Limits(options),
      context, shown: { redact(PageAddress.withoutUser($0)) })
  }

  /// Looks again at what waited for room.
  @Sendable func reconsider() { client.schedule.reconsider() }

  /// What is to be noted in the next checkpoint of what was learnt of sites.
  func takeNotes() -> [SourcePlace.Note] { client.robots.takeNotes() }

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

  /// What is told on a document that another address has answered for.
  func redirected(from url: String, _ stage: String) -> TrailEntry {
    TrailEntry(stage: stage, note: "redirected from \(redact(told(url)))")
  }

  /// Gets something from the web, or what stands in for it.
  ///
  /// - Parameters:
  ///   - url: The address.
  ///   - purpose: What it is asked for.
  ///   - validator: What is known of it, so that it is asked for only if it has changed.
  ///   - named: The address as the pipeline names it, where it is known to have moved.
  /// - Returns: The content, with its address as ``told(_:asked:)``.
  /// - Throws: ``StageError``, `CancellationError`.
  func get(
    _ url: String, for purpose: Purpose, ifChangedFrom validator: FeedValidator? = nil,
    named: String? = nil
  ) async throws -> Resource {
    guard let address = PageAddress(url) else {
      throw StageError(
        .network, "'\(shown(url.printable))' is not a web address",
        hint: "it starts with http:// or https://")
    }
    if let mirror { return try mirror.get(told(url), address) }
    let conditions = validator.map { validator in
      PoliteClient.Conditions(headers: validator.headers) { origin($0.text) == validator.origin }
    }
    let answer = try await client.get(address, for: purpose, conditions: conditions)
    var resource = resource(answer, of: url, named: named ?? url)
    if named != nil, url != named { resource.isRedirected = true }
    return resource
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

  private func resource(
    _ answer: PoliteClient.Answer, of url: String, named: String
  ) -> Resource {
    let response = answer.response
    let (type, charset) = MediaType.parse(contentType: response.header("Content-Type") ?? "")
    var resource = Resource(
      url: told(answer.isRedirected ? answer.address.text : url, asked: named),
      bytes: response.body,
      mediaType: type ?? MediaType.sniffed(response.body), charset: charset)
    resource.validators = Resource.Validators(
      tag: response.header("ETag"), modified: response.header("Last-Modified"),
      origin: origin(answer.address.text))
    resource.lifetime = CacheLifetime(response, now: context.clock.now())
    resource.isUnchanged = response.status == 304
    resource.isRedirected = answer.isRedirected
    resource.movedTo = answer.movedTo?.text
    resource.movedFor = answer.movedFor
    resource.forbidsFollowing = RobotsTag.forbidsFollowing(
      response.values(of: "X-Robots-Tag"), agent: client.settings.userAgent)
    return resource
  }

  /// What stands for an address in what is noted: it may have a secret.
  private func origin(_ url: String) -> String {
    var hash = ContentHash((context.memory?.tag ?? "").utf8.span)
    hash.add("\0".utf8.span)
    hash.add(url.utf8.span)
    return hash.text
  }
}

extension PoliteClient.Settings {
  /// What a stage's options say.
  ///
  /// - Parameters:
  ///   - options: The options.
  ///   - addresses: The addresses that the pipeline names.
  init(_ options: Fetch.Options, naming addresses: [String]) {
    userAgent = options.identity
    headers = HostHeaders(options.headers)
    heedsRobots = options.robots
    connectTimeout = options.connectTimeout.duration
    firstByteTimeout = options.firstByteTimeout.duration
    timeout = options.timeout.duration
    maxSize = options.maxSize.bytes
    maxRedirects = options.maxRedirects
    maxDelay = options.perHost.maxDelay.duration
    allowsPrivate = options.allowPrivate
    namedOrigins = Self.origins(named: addresses.compactMap { PageAddress($0) })
  }
}

extension PoliteClient.Settings {
  /// The servers that addresses name: scheme, host and port.
  ///
  /// Who names `http://intranet/` also means `https://intranet/`, where such a site leads its readers; who names
  /// the latter does not mean what else may listen at port 80.
  static func origins(named addresses: [PageAddress]) -> Set<String> {
    var origins = Set(addresses.map(\.origin))
    for address in addresses where address.url.scheme == "http" && address.url.port == nil {
      origins.insert("https://\(address.host)")
    }
    return origins
  }
}

extension HostSchedule.Limits {
  /// What a stage's options say.
  init(_ options: Fetch.Options) {
    places = options.concurrency
    connections = options.perHost.connections
    delay = options.perHost.delay.duration
  }
}
