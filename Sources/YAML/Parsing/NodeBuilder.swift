import Diagnostics

/// Builds a tree of nodes from events, with what libyaml leaves to its caller: duplicate keys,
/// aliases, merge keys, tags, and limits.
///
/// Nesting is kept on a stack of its own, so that depth costs no call stack. What is wrong with a
/// single key, tag or alias is gathered; what makes the rest meaningless ends the work.
struct NodeBuilder {
  private enum Anchor {
    /// The node is still being read.
    case open
    case closed(BuiltNode)
  }

  private let map: SourceMap
  private let limits: YAMLLimits
  private var collector: DiagnosticCollector
  private var frames: [BuilderFrame] = []
  private var anchors: [String: Anchor] = [:]
  private var root: Node?
  private var nodeCount = 0

  init(_ source: SourceText, limits: YAMLLimits) {
    map = SourceMap(source)
    self.limits = limits
    collector = DiagnosticCollector(limit: limits.problems)
  }

  /// Reads the whole stream.
  mutating func build() throws(Problems) -> Node {
    do throws(Fatal) {
      try readStream()
    } catch {
      collector.add(error.diagnostic)
    }
    if let problems = collector.problems { throw problems }
    let start = SourceLocation(line: 1, column: 1)
    return root ?? .null(at: start, in: map.source.name)
  }

  /// A finding after which reading on makes no sense.
  private struct Fatal: Error {
    var diagnostic: Diagnostic
  }

  private mutating func readStream() throws(Fatal) {
    let bytes = map.source.bytes
    guard bytes.count <= limits.bytes else {
      throw fatal(
        .tooLarge, "the file has \(bytes.count) bytes; at most \(limits.bytes) are read", at: nil)
    }
    guard let reader = EventReader(bytes) else { throw Fatal(diagnostic: outOfMemory) }
    while true {
      let event: Event
      do { event = try reader.next() } catch { throw Fatal(diagnostic: describe(error)) }
      switch event.kind {
      case .streamEnd:
        return
      case .documentStart where root != nil:
        throw Fatal(
          diagnostic: SyntaxAdvice.severalDocuments(at: location(event), in: map.source))
      case .streamStart, .documentStart, .documentEnd:
        break
      default:
        try add(event)
        // Once nothing more can be reported, reading on only costs time.
        if collector.isFull { return }
      }
    }
  }

  private mutating func add(_ event: Event) throws(Fatal) {
    switch event.kind {
    case .alias(let name):
      place(try alias(name, event))
    case .scalar(let text, let style):
      try count(1, event)
      let node = scalar(text, style, event)
      if let anchor = event.anchor { anchors[anchor] = .closed(node) }
      place(node)
    case .sequenceStart:
      try open(.sequence, event)
    case .mappingStart:
      try open(.mapping, event)
    case .sequenceEnd, .mappingEnd:
      close(event)
    case .streamStart, .streamEnd, .documentStart, .documentEnd:
      break
    }
  }

  private mutating func count(_ nodes: Int, _ event: Event) throws(Fatal) {
    nodeCount += nodes
    guard nodeCount <= limits.nodes else {
      throw fatal(
        .tooManyNodes, "the file has more than \(limits.nodes) values, aliases expanded",
        at: location(event))
    }
  }

  private mutating func alias(_ name: String, _ event: Event) throws(Fatal) -> BuiltNode {
    let location = location(event)
    switch anchors[name] {
    case .closed(let built):
      try count(built.size, event)
      guard frames.count + built.height <= limits.depth else { throw tooDeep(event) }
      var built = built
      built.node.aliased = built.node.origin
      built.node.location = location
      return built
    case .open:
      report(
        .recursiveAlias, "the alias '*\(name)' stands inside the value that it names",
        at: location)
    case nil:
      // In a file with very many anchors nobody is helped by a search through all of them.
      let known = (anchors.count > 1000 ? [:] : anchors).compactMap { name, anchor in
        if case .closed = anchor { name } else { nil }
      }
      report(
        .unknownAlias, "no value before this is named '&\(name)'", at: location,
        hint: Spelling.nearest(name, among: known).map { "did you mean '*\($0)'?" }
          ?? "text that begins with '*' needs quotes")
    }
    try count(1, event)
    return BuiltNode(.null(at: location, in: map.source.name), isBroken: true)
  }

  private mutating func open(_ kind: CoreTag, _ event: Event) throws(Fatal) {
    try count(1, event)
    guard frames.count < limits.depth else { throw tooDeep(event) }
    let properties = NodeProperties(of: event, in: map)
    if let tag = coreTag(event, properties), tag != kind {
      report(
        .tagMismatch,
        "the tag \(tag.shorthand) asks for \(tag.meaning), and this is \(kind.meaning)",
        at: tagLocation(event, properties))
    }
    if let anchor = event.anchor { anchors[anchor] = .open }
    let location = map.location(from: properties.content, to: properties.content + 1)
    frames.append(
      BuilderFrame(isMapping: kind == .mapping, anchor: event.anchor, location: location))
  }

  private mutating func close(_ event: Event) {
    guard var frame = frames.popLast() else { return }
    let end = event.end > event.start ? map.location(from: event.end, to: event.end) : nil
    let built = frame.finish(in: map.source.name, end: end) { collector.add($0) }
    if let anchor = frame.anchor { anchors[anchor] = .closed(built) }
    place(built)
  }

  /// Puts a finished node where it belongs.
  private mutating func place(_ built: BuiltNode) {
    guard !frames.isEmpty else {
      root = built.node
      return
    }
    frames[frames.count - 1].add(built, map: map) { collector.add($0) }
  }

  private mutating func scalar(_ text: String, _ style: Scalar.Style, _ event: Event) -> BuiltNode {
    let properties = NodeProperties(of: event, in: map)
    var location = map.location(from: properties.content, to: event.end)
    if style == .block { location.length = 1 }
    var tag = coreTag(event, properties)
    if event.tag == Self.nonSpecificTag { tag = .string }
    var places: [SourceLocation] = []
    if VariableTemplate.mayBegin(in: text) {
      places = VariablePlaces.find(
        in: map, from: properties.content, to: event.end, isBlock: style == .block)
    } else if let wanted = tag, CoreSchema.resolve(text, style: style, tag: wanted) == nil {
      // With a variable in the text this is checked once it is filled in.
      report(
        .tagMismatch,
        "the tag \(wanted.shorthand) asks for \(wanted.meaning), and this is '\(text.excerpt)'",
        at: location)
      tag = nil
    }
    let variables = places.isEmpty ? nil : Scalar.Variables(places: places)
    let scalar = Scalar(text, style: style, tag: tag, variables: variables)
    return BuiltNode(Node(.scalar(scalar), at: location, in: map.source.name))
  }

  private mutating func coreTag(_ event: Event, _ properties: NodeProperties) -> CoreTag? {
    guard let uri = event.tag, uri != Self.nonSpecificTag else { return nil }
    if let tag = CoreTag(uri: uri) { return tag }
    let name = uri.hasPrefix(CoreTag.prefix) ? "!!" + uri.dropFirst(CoreTag.prefix.count) : uri
    report(
      .foreignTag, "the tag '\(name.excerpt)' is not known here",
      at: tagLocation(event, properties),
      hint: "the tags are " + CoreTag.allCases.map(\.shorthand).joined(separator: ", ")
        + "; text that begins with '!' needs quotes")
    return nil
  }

  /// The tag `!` says that a scalar is text, whatever it looks like.
  private static let nonSpecificTag = "!"

  private func tagLocation(_ event: Event, _ properties: NodeProperties) -> SourceLocation {
    guard let tag = properties.tag else { return location(event) }
    return map.location(from: tag.lowerBound, to: tag.upperBound)
  }

  private func location(_ event: Event) -> SourceLocation {
    map.location(from: event.start, to: event.end)
  }
}

extension NodeBuilder {
  private mutating func report(
    _ code: YAMLProblem, _ message: String, at location: SourceLocation, hint: String? = nil
  ) {
    collector.add(diagnostic(code, message, at: location, hint: hint))
  }

  private func diagnostic(
    _ code: YAMLProblem, _ message: String, at location: SourceLocation?, hint: String? = nil
  ) -> Diagnostic {
    .error(code.rawValue, message, file: map.source.name, at: location, hint: hint)
  }

  private func fatal(
    _ code: YAMLProblem, _ message: String, at location: SourceLocation?, hint: String? = nil
  ) -> Fatal {
    Fatal(diagnostic: diagnostic(code, message, at: location, hint: hint))
  }

  private func tooDeep(_ event: Event) -> Fatal {
    fatal(
      .tooDeep, "lists and mappings are nested more than \(limits.depth) deep",
      at: map.location(from: event.start, to: event.start + 1))
  }

  private var outOfMemory: Diagnostic {
    diagnostic(.tooLarge, "there is not enough memory to read the file", at: nil)
  }

  private func describe(_ error: SyntaxError) -> Diagnostic {
    switch error {
    case .outOfMemory:
      outOfMemory
    case .unreadable(let problem, let offset, let value):
      SyntaxAdvice.unreadable(problem, offset: offset, value: value, in: map.source)
    case .malformed(let problem, let position, let context, let contextPosition):
      SyntaxAdvice.malformed(
        problem, at: position, context: context, contextAt: contextPosition, in: map)
    }
  }
}
