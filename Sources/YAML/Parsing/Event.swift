/// One step of libyaml's parser.
struct Event {
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias(String)
    case scalar(String, Scalar.Style)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  var kind: Kind
  var anchor: String?
  /// The tag's full name.
  var tag: String?
  /// The first scalar of the source that belongs to the event, its anchor and tag included.
  var start: Int
  /// The first scalar after it.
  var end: Int
}
