import ArgumentParser
import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import pipe

@Suite struct ResultFileTests {
  /// A folder of this machine that is gone after the test, with a table to train with.
  private final class Folder {
    let path: String
    let files = LocalFileSystem()

    init() throws {
      path = NSTemporaryDirectory() + "pipe-result-\(UUID().uuidString)"
      try files.createDirectory(path)
      try put(TrainClassifierTests.table(40), at: "d.csv")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ text: String, at name: String) throws {
      try files.write(Array(text.utf8), to: "\(path)/\(name)")
    }

    func text(_ name: String) throws -> String {
      String(decoding: try files.contents(of: "\(path)/\(name)"), as: UTF8.self)
    }

    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    /// Trains; names that begin with `@` are in the folder.
    func train(_ arguments: String...) async throws {
      let command = try TrainClassifier.parse(arguments.map(place))
      try await command.train(files, TrainingProgress(isQuiet: true), TestClock())
    }

    func evaluate(_ arguments: String...) async throws {
      let command = try EvalClassifier.parse(arguments.map(place))
      try await command.evaluate(files, TrainingProgress(isQuiet: true), TestClock())
    }

    private func place(_ argument: String) -> String {
      argument.hasPrefix("@") ? path + "/" + argument.dropFirst() : argument
    }
  }

  /// What an error says that something ends with.
  private func message(_ body: () async throws -> Void) async -> String {
    do {
      try await body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func noFileThatIsReadIsReplaced() async throws {
    let folder = try Folder()
    try folder.put("{}", at: "codes.json")
    try folder.link("other", to: ".")
    try folder.link("alias.csv", to: "d.csv")
    try FileManager.default.linkItem(
      atPath: folder.path + "/d.csv", toPath: folder.path + "/hard.csv")
    let before = try folder.text("d.csv")
    for name in ["@d.csv", "@./d.csv", "@other/d.csv", "@alias.csv", "@hard.csv"] {
      let asModel = await message { try await folder.train("@d.csv", "--out", name) }
      #expect(asModel.contains("is the data, which it would replace"), "\(name): \(asModel)")
      let asPage = await message {
        try await folder.train("@d.csv", "--out", "@a.model", "--report", name)
      }
      #expect(asPage.contains("is the data, which it would replace"), "\(name): \(asPage)")
    }
    let codes = await message {
      try await folder.train(
        "@d.csv", "--codes", "@codes.json", "--out", "@./codes.json", "--no-check")
    }
    #expect(codes.contains("is the codes, which it would replace"), "\(codes)")
    let both = await message {
      try await folder.train("@d.csv", "--out", "@a.model", "--report", "@./a.model")
    }
    #expect(both.contains("is the file of --report too"), "\(both)")
    #expect(try folder.text("d.csv") == before && folder.text("codes.json") == "{}")
  }

  @Test func aReportDoesNotReplaceTheModelThatIsChecked() async throws {
    let folder = try Folder()
    try await folder.train("@d.csv", "--out", "@a.model")
    let model = try folder.files.contents(of: folder.path + "/a.model")
    for name in ["@a.model", "@./a.model", "@d.csv"] {
      let told = await message {
        try await folder.evaluate("@a.model", "@d.csv", "--report", name)
      }
      #expect(told.contains("which it would replace"), "\(told)")
    }
    #expect(try folder.files.contents(of: folder.path + "/a.model") == model)
  }

  @Test func nothingIsWrittenIntoAFolderOfTexts() async throws {
    let folder = try Folder()
    for (name, text) in [("news/sport/1", "A goal"), ("news/economy/1", "A bank")] {
      try folder.put(text, at: name)
    }
    let told = await message { try await folder.train("@news", "--out", "@news/sport/1") }
    #expect(told.contains("is in a folder of the data"), "\(told)")
    #expect(try folder.text("news/sport/1") == "A goal")
  }

  @Test func aLinkStaysALink() async throws {
    let folder = try Folder()
    try folder.put("old", at: "models/real.model")
    try folder.link("link.model", to: "models/real.model")
    try folder.link("new.model", to: "models/new.model")
    try await folder.train("@d.csv", "--out", "@link.model", "--no-check")
    try await folder.train("@d.csv", "--out", "@new.model", "--no-check")
    #expect(try folder.files.linkTarget(folder.path + "/link.model") == "models/real.model")
    #expect(try folder.text("models/real.model").hasPrefix("PIPE.CLS"))
    #expect(try folder.text("models/new.model").hasPrefix("PIPE.CLS"))
  }

  @Test func aPipeIsWrittenInPlace() async throws {
    let folder = try Folder()
    let path = folder.path + "/fifo"
    try #require(mkfifo(path, 0o600) == 0)
    let reading = Task.detached { try LocalFileSystem().contents(of: path) }
    try await folder.train("@d.csv", "--out", "@fifo", "--no-check")
    #expect(try await reading.value.starts(with: Array("PIPE.CLS".utf8)))
    #expect(try folder.files.info(path)?.isRegular == false)
  }

  @Test(arguments: ["--out", "--report"])
  func aHyphenIsNoFile(option: String) async throws {
    let folder = try Folder()
    let told = await message {
      try await folder.train(
        "@d.csv", option, "-", option == "--out" ? "--report" : "--out", "@x")
    }
    #expect(told.contains("\(option) - names no file"), "\(told)")
  }

  @Test(arguments: ["--out", "--report"])
  func whatCannotBeWrittenIsFoundBeforeTheDataAreRead(option: String) async throws {
    let services = TestServices(files: ["d.csv": TrainClassifierTests.table(40)])
    services.files.setFault { operation, path in
      operation == .open && path.contains("x.file")
        ? FileError(.denied, path: path, "permission denied") : nil
    }
    let command = try TrainClassifier.parse(
      ["missing.csv", option, "x.file", option == "--out" ? "--report" : "--out", "y"])
    let told = await message {
      try await command.train(services.files, TrainingProgress(isQuiet: true), services.clock)
    }
    #expect(told == "'x.file': permission denied", "\(told)")
    #expect(services.files.paths == ["d.csv"])
  }

  @Test func theReportIsPrintedThoughThePageFails() async throws {
    let services = TestServices(files: ["d.csv": TrainClassifierTests.table(40)])
    let command = try TrainClassifier.parse(["d.csv", "--out", "a.model", "--report", "a.html"])
    services.files.setFault { operation, path in
      operation == .sync && path.contains("a.html")
        ? FileError(.noSpace, path: path, "no space left on device") : nil
    }
    var printed = ""
    let told = await message {
      try await command.train(
        services.files, TrainingProgress(isQuiet: true), services.clock
      ) { printed += $0 }
    }
    #expect(told == "'a.html': no space left on device", "\(told)")
    #expect(printed.contains("accuracy"))
    #expect(services.files.paths == ["a.model", "d.csv"])
  }
}
