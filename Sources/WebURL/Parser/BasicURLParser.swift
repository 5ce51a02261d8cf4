/// The basic URL parser, which writes the serialisation as it reads.
///
/// The standard's machine takes one code point at a time. Here a state is a function that takes all
/// that belongs to it, and goes on to the next; bytes do as code points, since all that the states
/// look at is ASCII.
struct BasicURLParser {
  let base: WebURL?
  /// The serialisation so far.
  var output: [UInt8] = []
  /// The special scheme of the URL, if it has one.
  var special: SpecialScheme?
  var hasHost = false
  var schemeEnd = 0
  var usernameEnd = 0
  var hostStart = 0
  var hostEnd = 0
  var pathStart = 0
  var queryStart = 0
  var fragmentStart = 0

  init(base: WebURL?) {
    self.base = base
  }

  /// Parses a string from its scheme start state.
  mutating func parse(_ input: Span<UInt8>) throws(WebURL.ParseError) {
    var start = 0
    var end = input.count
    while start < end, input[start] <= 0x20 { start += 1 }
    while end > start, input[end - 1] <= 0x20 { end -= 1 }
    let trimmed = input.extracting(start..<end)
    output.reserveCapacity((base?.href.utf8.count ?? 0) + trimmed.count + 16)
    if let rid = Self.withoutTabsAndNewlines(trimmed) {
      try schemeStart(rid.span)
    } else {
      try schemeStart(trimmed)
    }
    protectPath()
  }

  /// The bytes but for tabs and newlines; nil if there are none to remove.
  static func withoutTabsAndNewlines(_ input: Span<UInt8>) -> [UInt8]? {
    // Counting all is faster than stopping at the first, as it takes many bytes at a time.
    var count = 0
    for index in input.indices { count &+= input[index].isASCIITabOrNewline ? 1 : 0 }
    guard count > 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(input.count - count)
    for index in input.indices where !input[index].isASCIITabOrNewline {
      result.append(input[index])
    }
    return result
  }

  /// Puts `/.` before a path that begins with two slashes where no host does, so that none is read.
  mutating func protectPath() {
    guard !hasHost, pathStart + 1 < output.count, output[pathStart] == UInt8(ascii: "/"),
      output[pathStart + 1] == UInt8(ascii: "/")
    else { return }
    output.insert(contentsOf: "/.".utf8, at: pathStart)
    pathStart += 2
    if queryStart > 0 { queryStart += 2 }
    if fragmentStart > 0 { fragmentStart += 2 }
  }

  // MARK: What several states need

  /// Whether a byte ends a segment of the path: a slash, or where they are alike a backslash.
  func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || special != nil && byte == UInt8(ascii: "\\")
  }

  /// Says that there is no host, which is so until one is written.
  mutating func endScheme() {
    schemeEnd = output.count
    output.append(UInt8(ascii: ":"))
    usernameEnd = output.count
    hostStart = output.count
    hostEnd = output.count
    pathStart = output.count
  }

  /// Writes what stands before a host.
  mutating func startHost() {
    output.append(contentsOf: "//".utf8)
    hasHost = true
    usernameEnd = output.count
    hostStart = output.count
    hostEnd = output.count
    pathStart = output.count
  }
}

extension WebURL {
  /// The URL that a parser has written.
  init(_ parser: BasicURLParser) throws(ParseError) {
    guard UInt32(exactly: parser.output.count) != nil else { throw .tooLong }
    var offsets = Offsets()
    offsets.special = parser.special
    offsets.schemeEnd = UInt32(truncatingIfNeeded: parser.schemeEnd)
    offsets.usernameEnd = UInt32(truncatingIfNeeded: parser.usernameEnd)
    offsets.hostStart = UInt32(truncatingIfNeeded: parser.hostStart)
    offsets.hostEnd = UInt32(truncatingIfNeeded: parser.hostEnd)
    offsets.pathStart = UInt32(truncatingIfNeeded: parser.pathStart)
    offsets.queryStart = UInt32(truncatingIfNeeded: parser.queryStart)
    offsets.fragmentStart = UInt32(truncatingIfNeeded: parser.fragmentStart)
    self.init(href: String(decoding: parser.output, as: UTF8.self), offsets: offsets)
  }
}
