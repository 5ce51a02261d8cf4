/// An amount of data as it is written in a pipeline file: `500B`, `64KiB`, `10MB`.
public struct ByteSize: SettingValue, Hashable, Comparable {
  /// The amount in bytes.
  public var bytes: Int

  /// Creates a size.
  public init(_ bytes: Int) { self.bytes = bytes }

  private static let units: [(suffix: String, bytes: Int)] = [
    ("B", 1), ("kB", 1000), ("KB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000),
    ("TB", 1_000_000_000_000), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30),
    ("TiB", 1 << 40),
  ]

  /// Reads a number with a unit; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = text.prefix { "0"..."9" ~= $0 }
    guard let count = Int(digits),
      let unit = Self.units.first(where: { $0.suffix == text.dropFirst(digits.count) })
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.bytes)
    guard !overflow else { return nil }
    self.init(product)
  }

  /// Reads a number with a unit.
  ///
  /// - Throws: ``OptionProblem`` that shows how to write one.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let size = Self(text) else {
      throw OptionProblem(
        "expected a size",
        hint: "write a whole number and B, kB, MB, GB, KiB, MiB or GiB, such as 64KiB or 10MB")
    }
    self = size
  }

  /// Whether one size is smaller than another.
  public static func < (a: ByteSize, b: ByteSize) -> Bool { a.bytes < b.bytes }

  /// A number with a unit.
  public static var schema: JSONObject {
    ["type": "string", "pattern": "^[0-9]+(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)$"]
  }
  /// What a manual calls the type.
  public static var typeName: String { "size" }
  /// The size in the largest unit that fits.
  public var settingJSON: JSON { .string(description) }
}

extension ByteSize: CustomStringConvertible {
  /// The size in the largest unit that fits.
  public var description: String {
    let fitting = Self.units.filter { bytes.isMultiple(of: $0.bytes) && bytes != 0 }
    guard let unit = fitting.max(by: { $0.bytes < $1.bytes }) else { return "\(bytes)B" }
    return "\(bytes / unit.bytes)\(unit.suffix)"
  }
}
