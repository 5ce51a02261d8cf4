import PipeKit
import Synchronization

/// A stage that counts documents whose page is whole.
final class PageCounter: DocumentStage {
  static let manual = Manual("count", "Counts whole pages.")

  private let counted = Atomic<Int>(0)

  var count: Int { counted.load(ordering: .relaxed) }

  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "count")) {}

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    if document.body?.bytes.suffix(8).elementsEqual("</html>\n".utf8) == true {
      counted.add(1, ordering: .relaxed)
    }
    return .pass
  }
}
