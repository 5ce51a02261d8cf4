public import PipeKit

/// Checks that a stage keeps what every stage promises.
///
/// It takes one line of a test:
///
///     @Test func complies() async throws { try await Compliance(Sentiment.self).verify() }
///
/// The stage's own examples must hold in batches of every size. With the options of its examples it is then given
/// documents of many kinds, and must
///
/// - say what it and each of its options do,
/// - keep the documents' order and ids, and the fields that it does not know or that no example changes,
/// - do the same whatever the batches, in each run, and, a `DocumentStage`, from several tasks at once,
/// - let cancellation pass, and write nothing when it has ended,
/// - drop documents for reasons that can be counted.
///
/// A stage that sorts, or has other reason to give documents in another order, says so by `Manual.passesAtOnce` being
/// false.
public struct Compliance: Sendable {
  let type: any Stage.Type
  /// Fields that the stage changes though none of its examples shows it, by their keys in JSON.
  let mayChange: Set<String>
  /// How many of the options in the examples are tried.
  static let mostOptions = 4

  /// Prepares the check of a stage.
  ///
  /// - Parameters:
  ///   - type: The stage.
  ///   - mayChange: Fields that it may change though none of its examples shows it, such as `title`.
  public init(_ type: any Stage.Type, mayChange: Set<String> = []) {
    self.type = type
    self.mayChange = mayChange
  }

  /// Checks the stage.
  ///
  /// - Throws: ``ComplianceError`` that lists everything that is wrong.
  public func verify() async throws {
    let found = await violations()
    if !found.isEmpty { throw ComplianceError(stage: type.manual.name, violations: found) }
  }

  /// Checks the stage.
  ///
  /// - Returns: What is wrong, a sentence each; nothing where all is well.
  public func violations() async -> [String] {
    var found = type.manual.violations(type.settings)
    for example in type.manual.examples {
      do {
        found += try await type.mismatches(in: example).map { "example '\(example.title)': \($0)" }
      } catch {
        found.append("example '\(example.title)' cannot be run: \(ComplianceError.text(error))")
      }
    }
    var tried: Set<String> = []
    for example in type.manual.examples
    where !example.input.isEmpty && type.manual.roles != .source {
      guard tried.count < Self.mostOptions, tried.insert(example.options).inserted else { continue }
      let trial = ComplianceTrial(self, example)
      do {
        found += try await trial.violations().map {
          "\($0) (options: \(Self.shown(example.options)))"
        }
      } catch {
        found.append(
          "the run ended with an error, where single documents should fail: "
            + ComplianceError.text(error) + " (options: \(Self.shown(example.options)))")
      }
    }
    return found
  }

  private static func shown(_ options: String) -> String {
    options.isEmpty ? "none" : options.replacing("\n", with: " ")
  }
}
