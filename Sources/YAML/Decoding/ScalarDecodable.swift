/// A type that is decoded from a single value without further ado.
protocol ScalarDecodable: Decodable {
  /// A value to go on with where there is none.
  static var madeUp: Self { get }
  /// Reads a value.
  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Self
}

extension String: ScalarDecodable {
  static var madeUp: String { "" }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> String {
    guard let scalar = cursor.node.scalar, scalar.resolved != .null else {
      var failure = cursor.mismatch(
        expected: "text", hint: cursor.node.isNull ? "write '' for empty text" : nil)
      failure.isOfText = true
      throw failure
    }
    return scalar.text
  }
}

extension Bool: ScalarDecodable {
  static var madeUp: Bool { false }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Bool {
    if case .bool(let value)? = cursor.node.scalar?.typed { return value }
    var hint: String?
    if let scalar = cursor.node.scalar, !scalar.isFromEnvironment {
      switch scalar.text.lowercased() {
      case "yes", "y", "on", "1": hint = "write true"
      case "no", "n", "off", "0": hint = "write false"
      case "true", "false": hint = scalar.style == .plain ? nil : "write it without quotes"
      default: break
      }
    }
    throw cursor.mismatch(expected: "true or false", hint: hint)
  }
}

extension Double: ScalarDecodable {
  static var madeUp: Double { 0 }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Double {
    try cursor.number { $0 }
  }
}

extension Float: ScalarDecodable {
  static var madeUp: Float { 0 }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Float {
    try cursor.number { Float($0) }
  }
}

extension Int: ScalarDecodable {}
extension Int8: ScalarDecodable {}
extension Int16: ScalarDecodable {}
extension Int32: ScalarDecodable {}
extension Int64: ScalarDecodable {}
extension UInt: ScalarDecodable {}
extension UInt8: ScalarDecodable {}
extension UInt16: ScalarDecodable {}
extension UInt32: ScalarDecodable {}
extension UInt64: ScalarDecodable {}

extension ScalarDecodable where Self: FixedWidthInteger {
  static var madeUp: Self { 0 }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Self {
    guard let scalar = cursor.node.scalar else {
      throw cursor.mismatch(expected: "a whole number")
    }
    switch scalar.typed {
    case .int(let value):
      if let value = Self(exactly: value) { return value }
      throw cursor.outOfRange(isNegative: value < 0, least: "\(Self.min)", most: "\(Self.max)")
    case .float(let value) where CoreSchema.isWholeNumber(scalar.text):
      // Beyond Int64; only UInt64 can still hold it.
      if let value = CoreSchema.magnitude(scalar.text).flatMap(Self.init(exactly:)) {
        return value
      }
      throw cursor.outOfRange(isNegative: value < 0, least: "\(Self.min)", most: "\(Self.max)")
    case .float(let value):
      // Past 2^53 not every whole number is a Double, and the advice might be wrong.
      let whole = abs(value) < 0x1p53 ? Int64(value) : 0
      let isWhole = Double(whole) == value && !scalar.isFromEnvironment
      throw cursor.mismatch(expected: "a whole number", hint: isWhole ? "write \(whole)" : nil)
    case .string, .null, .bool:
      throw cursor.mismatch(expected: "a whole number", hint: cursor.quotesHint)
    }
  }
}

extension Cursor {
  /// Reads a number; the conversion may make a finite one infinite, which is refused.
  fileprivate func number<T: BinaryFloatingPoint>(
    _ convert: (Double) -> T
  ) throws(DecodingFailure) -> T {
    let value: Double
    switch node.scalar?.typed {
    case .int(let whole): value = Double(whole)
    case .float(let float): value = float
    default: throw mismatch(expected: "a number", hint: quotesHint)
    }
    let result = convert(value)
    let saysInfinity =
      node.text?.utf8.contains(UInt8(ascii: "i")) == true
      || node.text?.utf8.contains(UInt8(ascii: "I")) == true
    if result.isInfinite, !saysInfinity {
      throw failure(.invalid, .invalidValue, "\(node.found) is too large for a number")
    }
    return result
  }

  fileprivate func outOfRange(
    isNegative: Bool, least: String, most: String
  ) -> DecodingFailure {
    failure(
      .invalid, .invalidValue,
      isNegative
        ? "\(node.found) is too small: at least \(least)"
        : "\(node.found) is too large: at most \(most)")
  }

  /// What to say to a number in quotes.
  fileprivate var quotesHint: String? {
    guard let scalar = node.scalar, scalar.style != .plain else { return nil }
    switch CoreSchema.plain(scalar.text) {
    case .int, .float: return "write it without quotes"
    default: return nil
    }
  }
}
