import PipeEngine
import PipeKit

extension ComplianceTrial {
  /// What one run shows that is wrong.
  func ruleViolations(_ outcome: Outcome) -> [String] {
    var found: [String] = []
    let isDocumentStage = compliance.type is any DocumentStage.Type
    let originals = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
    if isDocumentStage {
      for document in outcome.output where originals[document.id] == nil {
        found.append("it gives a document another id: '\(document.id)'")
        break
      }
    }
    let passesAtOnce = (try? make().stage.passesAtOnce) ?? false
    if isDocumentStage || passesAtOnce {
      let places = Dictionary(
        documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
      let order = outcome.output.compactMap { places[$0.id] }
      if zip(order, order.dropFirst()).contains(where: { $0 > $1 }) {
        found.append(
          "it changes the documents' order, though it says that it holds none back (passesAtOnce)")
      }
    }
    found += fieldViolations(outcome, originals)
    for reason in outcome.dropped.keys.sorted() {
      let isOwn = documents.contains { document in
        reason.contains(document.id)
          || [document.title, document.url].contains {
            ($0 ?? "").count > 3 && reason.contains($0 ?? "")
          }
      }
      if isOwn {
        found.append(
          "the reason for a drop has something of the document in it, and is counted: '\(reason)'")
        break
      }
    }
    return found
  }

  private func fieldViolations(
    _ outcome: Outcome, _ originals: [String: Document]
  ) -> [String] {
    var found: [String] = []
    let shown = DocumentChange.fields(in: compliance.type.manual.examples)
      .union(compliance.mayChange)
    var changed: Set<String> = []
    var losesFuture = false
    var losesOther = false
    for document in outcome.output {
      guard let original = originals[document.id] else { continue }
      if document.extra[ProbeDocuments.futureKey] != ProbeDocuments.future { losesFuture = true }
      if document.metadata[ProbeDocuments.otherKey] != original.metadata[ProbeDocuments.otherKey] {
        losesOther = true
      }
      changed.formUnion(DocumentChange.fields(from: original, to: document))
    }
    if losesFuture {
      found.append(
        "it loses fields that it does not know: change the document that came, and do not make another"
      )
    }
    if losesOther, !compliance.mayChange.contains("metadata") {
      found.append("it loses what other stages have left in the metadata")
    }
    changed.subtract(shown)
    changed.subtract([ProbeDocuments.futureKey])
    if losesFuture == false, !changed.isEmpty {
      found.append(
        "it changes \(changed.sorted().joined(separator: ", ")), which none of its examples shows")
    }
    return found
  }
}
