import PipeKit

/// A document with what it is sorted by.
struct SortItem: Sendable {
  let document: Document
  /// A value a key; `nil` where the document has none.
  let values: [SortValue?]
  /// Its place among those that are alike.
  var number: Int

  /// Looks at a document.
  init(_ document: Document, _ keys: [SortKey], number: Int) {
    self.document = document
    self.number = number
    values = keys.map { key in key.field.values(in: document).first.flatMap { SortValue($0) } }
  }
}

/// A field to sort by, and which way.
struct SortKey: Sendable {
  let field: DocumentField
  let isDescending: Bool

  /// Reads `published` or `-published`; `nil` where there is no such field.
  init?(_ text: String) {
    isDescending = text.hasPrefix("-")
    guard let field = DocumentField(isDescending ? String(text.dropFirst()) : text) else {
      return nil
    }
    self.field = field
  }
}

/// A value to be compared with others of its field.
enum SortValue: Sendable, Hashable, Comparable {
  case number(Double)
  case time(Int64, Int32)
  case text([Piece])

  /// A part of a text: a number, or what is none.
  enum Piece: Sendable, Hashable, Comparable {
    case number(UInt64)
    case text(String)
  }

  /// Makes a value of what a field has; `nil` for an empty text.
  init?(_ value: FieldValue) {
    switch value {
    case .number(let number): self = .number(number)
    case .time(let time): self = .time(time.seconds, time.nanoseconds)
    case .text(let text), .language(let text), .label(let text, _):
      guard !text.isEmpty else { return nil }
      self = .text(Self.pieces(of: text.lowercased()))
    }
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let first = rest.first {
      let isNumber = "0"..."9" ~= first
      let piece = rest.prefix { ("0"..."9" ~= $0) == isNumber }
      rest = rest[piece.endIndex...]
      if isNumber, let number = UInt64(piece) {
        pieces.append(.number(number))
      } else {
        pieces.append(.text(String(piece)))
      }
    }
    return pieces
  }

  /// Whether a value comes before another; numbers before times, and those before texts.
  static func < (one: SortValue, other: SortValue) -> Bool {
    switch (one, other) {
    case (.number(let one), .number(let other)): one < other
    case (.time(let seconds, let nanos), .time(let otherSeconds, let otherNanos)):
      (seconds, nanos) < (otherSeconds, otherNanos)
    case (.text(let one), .text(let other)): one.lexicographicallyPrecedes(other)
    case (.number, _): true
    case (.time, .text): true
    default: false
    }
  }
}
