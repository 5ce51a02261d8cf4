import PipeKit

/// Where what is posted goes: an address on the web.
enum WebTarget {
  /// The schemes of such addresses.
  static let schemes = ["https", "http"]

  /// What is wrong with an address; `nil` for nothing.
  static func problem(of target: String) -> OptionProblem? {
    HTTPAddress(target) == nil
      ? OptionProblem(
        "is no web address", options: ["to"], hint: "such as https://example.org/hook") : nil
  }
}
