import Diagnostics
package import PipeEngine
import PipeKit

extension Registry.Entry {
  /// Checks what every stage promises or, of one that is not written in Swift, the examples of its manual.
  ///
  /// - Parameter registry: The stages that it may be made of, for a macro.
  /// - Returns: What is wrong, a sentence each; nothing where all is well.
  package func violations(among registry: Registry) async -> [String] {
    if let type { return await Compliance(type).violations() }
    if let problem = maker.problem { return [problem.message] }
    var found: [String] = []
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
}
