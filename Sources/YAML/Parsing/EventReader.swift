import CYAML

/// Reads events from bytes with libyaml.
final class EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml keeps a pointer to its input, so the input is copied to where it stays.
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Takes bytes without a byte order mark; nil if there is no memory.
  init?(_ bytes: [UInt8]) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    input = .allocate(capacity: max(1, bytes.count))
    _ = input.initialize(from: bytes)
    guard yaml_parser_initialize(parser) == 1 else { return nil }
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    // Without this libyaml would take some bytes for UTF-16.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deinitialize(count: 1)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; not to be called after the stream's end or an error.
  func next() throws(SyntaxError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError }
    defer { yaml_event_delete(&event) }
    var kind = Event.Kind.streamEnd
    var anchor: String?
    var tag: String?
    switch event.type {
    case YAML_STREAM_START_EVENT:
      kind = .streamStart
    case YAML_DOCUMENT_START_EVENT:
      kind = .documentStart
    case YAML_DOCUMENT_END_EVENT:
      kind = .documentEnd
    case YAML_ALIAS_EVENT:
      kind = .alias(Self.string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(String(decoding: bytes, as: UTF8.self), Self.style(scalar.style))
      anchor = Self.string(scalar.anchor)
      tag = Self.string(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = Self.string(event.data.sequence_start.anchor)
      tag = Self.string(event.data.sequence_start.tag)
    case YAML_SEQUENCE_END_EVENT:
      kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = Self.string(event.data.mapping_start.anchor)
      tag = Self.string(event.data.mapping_start.tag)
    case YAML_MAPPING_END_EVENT:
      kind = .mappingEnd
    default:
      break
    }
    return Event(
      kind: kind, anchor: anchor, tag: tag,
      start: event.start_mark.index, end: event.end_mark.index)
  }

  private var syntaxError: SyntaxError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) }
    switch state.error {
    case YAML_READER_ERROR:
      return .unreadable(
        problem ?? "unreadable text", offset: state.problem_offset,
        value: Int(state.problem_value))
    case YAML_MEMORY_ERROR:
      return .outOfMemory
    default:
      let context = state.context.map { String(cString: $0) }
      return .malformed(
        problem ?? "malformed YAML", at: state.problem_mark.index,
        context: context, contextAt: state.context_mark.index)
    }
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private static func style(_ style: yaml_scalar_style_t) -> Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }
}
