import PipeKit
import Synchronization

/// Stages that each do one thing wrong.
enum WrongStages {
  /// An example in which a title is changed as ``shout(_:)`` does.
  static func manual(
    _ name: String, _ roles: Manual.Roles = .transform, passesAtOnce: Bool = false
  ) -> Manual {
    Manual(
      name, "Writes the title in capitals.", roles: roles, passesAtOnce: passesAtOnce,
      examples: [
        Manual.Example(
          "A title", input: [Document(id: "a", title: "Rain")],
          output: [Document(id: "a", title: "RAIN")])
      ])
  }

  static func shout(_ document: inout Document) {
    document.title = document.title?.uppercased()
  }

  /// A stage that does what it says.
  struct Good: DocumentStage {
    static let manual = WrongStages.manual("good")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      shout(&document)
      return .pass
    }
  }

  struct ExampleDoesNotHold: DocumentStage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      document.title = document.title?.lowercased()
      return .pass
    }
  }

  struct NoExamples: DocumentStage {
    static let manual = Manual("wrong", "writes the title in capitals")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      .pass
    }
  }

  struct OptionsWithoutHelp: DocumentStage {
    struct Options: StageOptions {
      @Setting("")
      var mark = "!"
      @Setting("How often.", range: 1...5)
      var count = 9
    }
    static let manual = WrongStages.manual("wrong")
    init(options: Options, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      shout(&document)
      return .pass
    }
  }

  struct LosesUnknownFields: DocumentStage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      document = Document(id: document.id, title: document.title?.uppercased(), text: document.text)
      return .pass
    }
  }

  struct ChangesWhatItDoesNotShow: DocumentStage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      shout(&document)
      if document.text?.isEmpty == true { document.text = nil }
      return .pass
    }
  }

  struct ChangesIDs: DocumentStage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      shout(&document)
      if let url = document.url { document.id = url }
      return .pass
    }
  }

  final class RemembersDocuments: DocumentStage {
    private let last = Mutex("")
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      shout(&document)
      guard let title = document.title else { return .pass }
      let previous = last.withLock { last in
        defer { last = title }
        return last
      }
      if !previous.isEmpty { document.title = "\(title) after \(previous)" }
      return .pass
    }
  }

  /// Keeps the document it works on where another task can reach it.
  final class SharesState: DocumentStage {
    private let current = Mutex<String?>(nil)
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      let title = document.title
      current.withLock { $0 = title }
      await Task.yield()
      document.title = current.withLock { $0 }?.uppercased()
      return .pass
    }
  }

  struct DropsWithOwnWords: DocumentStage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      shout(&document)
      return document.text?.contains("again") == true
        ? .drop("'\(document.id)' repeats itself") : .pass
    }
  }

  struct IsRandom: DocumentStage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
      shout(&document)
      if document.title == "LONG" { document.title = String(UInt64.random(in: 0 ... .max)) }
      return .pass
    }
  }

  struct DependsOnBatches: Stage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      while var batch = try await input.next() {
        for index in batch.indices { shout(&batch[index]) }
        if batch.count > 5 { batch.removeLast() }
        try await output.write(batch)
      }
    }
  }

  struct Reorders: Stage {
    static let manual = WrongStages.manual("wrong", passesAtOnce: true)
    init(options: NoOptions, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      while var batch = try await input.next() {
        for index in batch.indices { shout(&batch[index]) }
        try await output.write(Array(batch.reversed()))
      }
    }
  }

  struct HoldsBack: Stage {
    static let manual = WrongStages.manual("wrong", passesAtOnce: true)
    init(options: NoOptions, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      var held: Batch = []
      while var batch = try await input.next() {
        for index in batch.indices { shout(&batch[index]) }
        held += batch
      }
      try await output.write(held)
    }
  }

  struct SwallowsCancellation: Stage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      while var batch = try? await input.next() {
        for index in batch.indices { shout(&batch[index]) }
        try? await output.write(batch)
      }
    }
  }

  struct EndsTheRun: Stage {
    static let manual = WrongStages.manual("wrong")
    init(options: NoOptions, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      while var batch = try await input.next() {
        for index in batch.indices {
          guard batch[index].title != nil else { throw StageError(.badDocument, "has no title") }
          shout(&batch[index])
        }
        try await output.write(batch)
      }
    }
  }
}
