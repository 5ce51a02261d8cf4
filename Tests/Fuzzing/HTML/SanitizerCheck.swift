import HTML

/// Sanitised HTML is read as it was written, has only what is allowed, and is not changed by being
/// sanitised again.
package struct SanitizerCheck {
  private var checks = SanitizerPolicies.all.map { name, policy in
    (
      name: name, sanitizer: HTMLSanitizer(policy),
      inspection: SafetyInspection(policy: SanitizerPolicies.granted(policy))
    )
  }

  /// Creates a check under all policies.
  package init() {}

  /// How many policies there are.
  var count: Int { checks.count }

  /// What is wrong with what becomes of some HTML, under the first of the policies.
  package mutating func faults(of html: String, policies: Int) -> [String] {
    Array((0..<policies).flatMap { faults(of: html, policy: $0) }.prefix(5))
  }

  /// What is wrong with what becomes of some HTML under a policy.
  mutating func faults(of html: String, policy: Int) -> [String] {
    let output = checks[policy].sanitizer.sanitize(html)
    return faults(ofOutput: output, policy)
  }

  /// What is wrong with what becomes of a tree under a policy.
  mutating func faults(of tree: HTMLTree, policy: Int) -> [String] {
    var output: [UInt8] = []
    checks[policy].sanitizer.append(.root, of: tree, to: &output)
    return faults(ofOutput: String(decoding: output, as: UTF8.self), policy)
  }

  private mutating func faults(ofOutput output: String, _ policy: Int) -> [String] {
    let name = checks[policy].name
    var faults = checks[policy].inspection.faults(of: output).map { "\(name): \($0) in \(output)" }
    let again = checks[policy].sanitizer.sanitize(output)
    if again != output { faults.append("\(name): \(output) became \(again)") }
    return faults
  }
}
