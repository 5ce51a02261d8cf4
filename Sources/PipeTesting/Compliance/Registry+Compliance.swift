import Diagnostics
package import PipeEngine
import PipeKit

extension Registry.Entry {
  /// Checks what every stage promises or, of one that is not written in Swift, its manual, and the examples in it.
  ///
  /// - Parameter registry: The stages that it may be made of, for a macro.
  /// - Returns: What is wrong, a sentence each; nothing where all is well.
  package func violations(among registry: Registry) async -> [String] {
    if let problem = maker.problem { return [problem.message] }
    if let type { return await Compliance(type).violations() }
    let registry = registry.including(self)
    var found = manual.violations(maker.settings)
    if manual.examples.isEmpty { found += planViolations(among: registry) }
    for example in manual.examples {
      do {
        found += try await mismatches(in: example, among: registry)
          .map { "example '\(example.title)': \($0)" }
      } catch {
        found.append("example '\(example.title)' cannot be run: \(ComplianceError.text(error))")
      }
    }
    return found
  }

  /// What is wrong with a stage that no example shows, such as a macro of stages that there are not; of one with options
  /// that must be given only an example could tell.
  private func planViolations(among registry: Registry) -> [String] {
    if maker.settings.contains(where: \.isRequired) { return [] }
    // Of a macro it is its first stage that says whether documents come in: the wrong guess is one more problem.
    let attempts = [true, false].map { hasInput -> [Diagnostic] in
      do {
        _ = try steps(yaml: "", hasInput: hasInput, files: LocalFileSystem(), among: registry)
        return []
      } catch {
        return (error as? Problems)?.diagnostics ?? [.error("bad-stage", "\(error)")]
      }
    }
    let found = attempts.min { $0.count < $1.count } ?? []
    return found.map { "it cannot be made: \($0.description)" }
  }
}
