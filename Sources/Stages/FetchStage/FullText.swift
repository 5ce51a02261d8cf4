public import PipeKit

/// Which feed entries and documents are followed to their pages.
public enum FullText: String, CaseIterable, Sendable, SettingValue {
  /// None.
  case never = "false"
  /// All.
  case always = "true"
  /// Those that have no content of their own, or an excerpt (``Excerpt``).
  case auto

  /// True, false or auto.
  public static var schema: JSONObject { ["enum": [true, false, "auto"]] }
  /// The value as it is written.
  public var settingJSON: JSON {
    switch self {
    case .never: false
    case .always: true
    case .auto: .string(rawValue)
    }
  }
}
