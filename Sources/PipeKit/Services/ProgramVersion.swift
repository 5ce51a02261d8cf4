/// The version of pipe.
package enum ProgramVersion {
  /// The version, as `0.1.0`.
  package static let text = "0.1.0"
}
