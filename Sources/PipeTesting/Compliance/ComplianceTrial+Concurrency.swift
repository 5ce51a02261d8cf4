import PipeEngine
import PipeKit

extension ComplianceTrial {
  /// What goes wrong when one stage has several documents at once, or has had others before.
  func concurrencyViolations() async throws -> [String] {
    guard let stage = try make().stage as? any DocumentStage else { return [] }
    var alone: [Document?] = []
    for document in documents {
      let (fresh, services) = try make()
      guard let fresh = fresh as? any DocumentStage else { return [] }
      alone.append(await Self.result(of: document, fresh, Self.context(services)))
    }
    let context = Self.context(try make().services)
    var after: [Document?] = []
    for document in documents { after.append(await Self.result(of: document, stage, context)) }
    if let index = zip(alone, after).enumerated().first(where: { $1.0 != $1.1 })?.offset {
      return [
        "what becomes of a document depends on those before it ('\(documents[index].id)'): "
          + "conform to Stage, and not to DocumentStage"
      ]
    }
    let shared = try make().stage
    guard let shared = shared as? any DocumentStage else { return [] }
    for _ in 0..<4 {
      let together = await withTaskGroup(of: (Int, Document?).self) { group in
        for (index, document) in documents.enumerated() {
          group.addTask { @concurrent in (index, await Self.result(of: document, shared, context)) }
        }
        var results = [Document?](repeating: nil, count: documents.count)
        for await (index, result) in group { results[index] = result }
        return results
      }
      if let index = zip(alone, together).enumerated().first(where: { $1.0 != $1.1 })?.offset {
        return [
          "process is not safe to be called from several tasks at once: '\(documents[index].id)' comes "
            + "out differently; keep nothing in the stage from document to document"
        ]
      }
    }
    return []
  }

  static func context(_ services: Services) -> StageContext {
    StageContext(stage: "compliance", services: services)
  }

  /// What becomes of a document; `nil` where it is dropped or fails.
  private static func result(
    of document: Document, _ stage: any DocumentStage, _ context: StageContext
  ) async -> Document? {
    var copy = document
    guard let verdict = try? await stage.process(&copy, in: context), verdict == .pass else {
      return nil
    }
    copy.trail = []
    return copy
  }
}
