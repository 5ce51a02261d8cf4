public import PipeKit

extension Export {
  /// The name of a format, as the option `format` takes it.
  public struct Format: SettingValue, Hashable {
    /// The format that follows from the file's name.
    public static let auto = Format(known: "auto")

    /// The name.
    public let name: String

    private init(known name: String) { self.name = name }

    /// Takes the name of a format; `nil` for anything else.
    public init?(_ name: String) {
      guard Self.names.contains(name) else { return nil }
      self.name = name
    }

    /// Reads the name of a format.
    ///
    /// - Throws: ``OptionProblem`` that lists the names.
    public init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      guard let format = Self(text) else {
        throw OptionProblem.notAChoice(text, among: Self.names)
      }
      self = format
    }

    private static var names: [String] { ["auto"] + ExportFormats.all.map { $0.name } }

    /// One of the names.
    public static var schema: JSONObject { ["enum": .array(names.map { .string($0) })] }
    /// What a manual calls the type: the choices.
    public static var typeName: String { names.joined(separator: " | ") }
    /// The name.
    public var settingJSON: JSON { .string(name) }
  }
}
