package import Diagnostics
import PipeEngine
package import PipeKit
import Synchronization
package import YAML

/// A stage in a shared library, which is loaded when somebody wants to know of the stage.
package final class LibraryPlugin: StageMaker {
  private let library: SharedLibrary
  private let name: String
  private let answer = Mutex<Result<any StageMaker, LibraryObjection>?>(nil)

  /// - Parameters:
  ///   - path: The file.
  ///   - name: What the stage is called.
  package init(_ path: String, name: String) {
    library = SharedLibrary(path)
    self.name = name
  }

  private var maker: Result<any StageMaker, LibraryObjection> {
    answer.withLock { answer in
      if let answer { return answer }
      let found = Result { () throws(LibraryObjection) in try load() }
      answer = found
      return found
    }
  }

  private func load() throws(LibraryObjection) -> any StageMaker {
    let stages = try library.stages()
    guard let stage = stages.first(where: { $0.manual.name == name }) else {
      let names = stages.map { "'\($0.manual.name)'" }.sorted()
      throw LibraryObjection(
        "holds no stage '\(name)', but \(names.isEmpty ? "none" : names.joined(separator: ", "))",
        hint: "give the file the name of the stage")
    }
    var registry = Registry()
    do throws(Problems) {
      try registry.add([stage], origin: library.path)
    } catch {
      throw LibraryObjection("cannot be used: \(error.diagnostics.first?.message ?? "bad name")")
    }
    guard let entry = registry[name] else { throw LibraryObjection("holds no stage '\(name)'") }
    return entry.maker
  }

  package var problem: Diagnostic? {
    guard case .failure(let objection) = maker else { return nil }
    return .error("bad-plugin", "'\(library.path)' \(objection.message)", hint: objection.hint)
  }

  package var type: (any Stage.Type)? { try? maker.get().type }

  package var manual: Manual {
    switch maker {
    case .success(let maker): maker.manual
    case .failure(let objection):
      Manual(name, "Cannot be used: '\(library.path)' \(objection.message).")
    }
  }

  package var roles: Manual.Roles { (try? maker.get().roles) ?? .transform }
  package var settings: [SettingDescription] { (try? maker.get().settings) ?? [] }
  package var optionsSchema: JSONObject { (try? maker.get().optionsSchema) ?? ["type": "object"] }
  package var heedsAttempts: Bool { (try? maker.get().heedsAttempts) ?? true }

  package func make(
    _ options: Node?, at key: Node, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage {
    switch maker {
    case .success(let maker):
      return try maker.make(options, at: key, setup: setup, outputs: &outputs)
    case .failure:
      throw Problems(problem ?? .error("bad-plugin", "'\(name)' cannot be used"))
    }
  }
}
