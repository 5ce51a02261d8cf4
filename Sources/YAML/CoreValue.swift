/// What a scalar is by the core schema of YAML 1.2.
public enum CoreValue: Sendable, Hashable {
  /// Nothing: empty, `~`, `null`, `Null` or `NULL`.
  case null
  /// `true`, `True`, `TRUE`, `false`, `False` or `FALSE`; not `yes`, `no`, `on`, `off`.
  case bool(Bool)
  /// A whole number in decimal, or in octal after `0o`, or hexadecimal after `0x`.
  case int(Int64)
  /// A number with a point or an exponent, `.inf`, `.nan`; also a whole number beyond `Int64`.
  case float(Double)
  /// Anything else, such as `1_000` or `2026-11-23`, and whatever stands in quotes.
  case string(String)
}
