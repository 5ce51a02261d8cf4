#if os(Linux)
  import Foundation
  import PipeKit
  import PipeTesting
  import Testing

  @testable import PluginLibrary
  @testable import pipe

  @Suite struct SharedLibraryTests {
    @Test(arguments: LibraryFixture.Optimisation.allCases)
    func loadsStagesThatKeepWhatStagesPromise(
      optimisation: LibraryFixture.Optimisation
    ) async throws {
      let fixture = try LibraryFixture()
      let path = try fixture.write(LibraryFixture.library(optimisation))
      let stages = try SharedLibrary(path).stages()
      #expect(stages.map { $0.manual.name } == ["reading_time"])
      for stage in stages { try await Compliance(stage).verify() }
    }

    @Test func whatPipeNewWritesIsAStageThatComplies() async throws {
      let fixture = try LibraryFixture()
      let template = try #require(StageTemplate("Exclamations"))
      let sources = try ["Exclamations.swift", "Plugin.swift"].map {
        try fixture.write(Array(try #require(template.files[$0]).utf8), to: $0)
      }
      let path = try fixture.write(
        LibraryFixture.compile(sources, module: "ExclamationsPlugin"), to: "libExclamations.so")
      let stages = try SharedLibrary(path).stages()
      #expect(stages.map { $0.manual.name } == ["exclamations"])
      for stage in stages { try await Compliance(stage).verify() }
    }

    /// A library that does not fit, and what is said of it.
    struct Misfit: Sendable, CustomTestStringConvertible {
      let message: String
      let bytes: @Sendable ([UInt8]) throws -> [UInt8]
      init(_ message: String, _ bytes: @escaping @Sendable ([UInt8]) throws -> [UInt8]) {
        self.message = message
        self.bytes = bytes
      }
      var testDescription: String { message }
    }

    private static let misfits = [
      Misfit("was built by Swift") { try $0.replacing("\ncompiler 6", with: "\ncompiler 5") },
      Misfit("was built for another version of pipe: their PipeKits are not the same") {
        try $0.changingInterface()
      },
      Misfit("was built with the modules of a DEBUG build of pipe, and this is a debug build") {
        try $0.replacing("\nbuild debug", with: "\nbuild DEBUG")
      },
      Misfit("-unknown-haiku") { try $0.replacing("-unknown-linux", with: "-unknown-haiku") },
      Misfit("was built for a pipe that loads shared libraries in another way") {
        try $0.replacing("pipe plugin 1\n", with: "pipe plugin 2\n")
      },
      Misfit("does not say which pipe it was built for") {
        try $0.replacing("pipe plugin 1\n", with: "some plugin 1\n")
      },
      Misfit("was built for i386, and this pipe runs on") { $0.replacing(18, with: [3, 0]) },
      Misfit("was built for another kind of processor") { $0.replacing(4, with: [1]) },
      Misfit("is a program, and no shared library") { $0.replacing(16, with: [2, 0]) },
      Misfit("is no shared library") { _ in Array("#!/bin/sh\n".utf8) },
      Misfit("is no shared library") { _ in [] },
      Misfit("is damaged, or not all of it is there") { Array($0.prefix($0.count / 2)) },
      Misfit("is damaged, or not all of it is there") { Array($0.prefix(20)) },
      Misfit("has no entry for its stages") {
        try $0.replacing("pipe_plugins", with: "pipe_cookies")
      },
      Misfit("has a PipeKit of its own in it, and has to use that of pipe") {
        try $0.definingPipeKit()
      },
    ]

    @Test(arguments: misfits) func saysInASentenceWhyALibraryDoesNotFit(misfit: Misfit) throws {
      let found = try LibraryFixture().objection(to: misfit.bytes(LibraryFixture.library()))
      #expect(found?.contains(misfit.message) == true, "\(found ?? "nothing")")
      #expect(found?.contains("\n") == false)
    }

    @Test func saysWhatIsMissingWhenALibraryCannotBeLoaded() throws {
      let library = try LibraryFixture.library()
      for (old, new) in [
        ("libswiftCore.so", "libswiftWhat.so"), ("$s7PipeKit8DocumentVN", "$s7PipeKit8DocumentVQ"),
      ] {
        let fixture = try LibraryFixture()
        let path = try fixture.write(library.replacing(old, with: new))
        #expect {
          try SharedLibrary(path).stages()
        } throws: {
          let text = ($0 as? LibraryObjection)?.message ?? "\($0)"
          return text.hasPrefix("cannot be loaded: ") && text.contains(new) && !text.contains(path)
        }
      }
    }

    @Test(arguments: [0o646, 0o664]) func refusesFilesThatOthersMayWriteTo(mode: Int) throws {
      let found = try LibraryFixture().objection(to: LibraryFixture.library(), mode: mode)
      #expect(found == "is not run, because others may write to it")
    }

    @Test func refusesFilesInFoldersThatOthersMayWriteTo() throws {
      let fixture = try LibraryFixture()
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o777], ofItemAtPath: fixture.folder)
      let found = try fixture.objection(to: LibraryFixture.library())
      #expect(found == "is not run, because others may write to its folder '\(fixture.folder)'")
    }

    @Test func readsDamagedFilesWithoutHarm() throws {
      let library = try LibraryFixture.library()
      var generator = SeededGenerator(seed: 10)
      for _ in 0..<200 {
        var bytes = library
        // The header, and where the sections are told of, are what the numbers stand in.
        for _ in 0..<4 {
          let isHeader = Bool.random(using: &generator)
          let offset =
            isHeader
            ? Int.random(in: 0..<64, using: &generator)
            : bytes.count - Int.random(in: 1...4096, using: &generator)
          if bytes.indices.contains(offset) {
            bytes[offset] = .random(in: 0...255, using: &generator)
          }
        }
        if Bool.random(using: &generator) {
          bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
        }
        // Whether it can be read does not matter here: only that there is an answer.
        _ = try? ELFFile(bytes).defines("$s7PipeKit8DocumentVMn")
      }
    }
  }

  extension [UInt8] {
    /// The bytes of a library with another hash of the interface.
    fileprivate func changingInterface() throws -> [UInt8] {
      let key = Array("\ninterface ".utf8)
      guard let start = firstOffset(of: key) else {
        throw LibraryFixture.Failure(description: "the library has no stamp")
      }
      let digit = start + key.count
      return replacing(digit, with: [self[digit] == 0x30 ? 0x31 : 0x30])
    }

    /// The bytes of a library that says that it has PipeKit's `Document` in it.
    fileprivate func definingPipeKit() throws -> [UInt8] {
      let file = try ELFFile(self)
      guard let table = file[".dynsym"], let names = file[".dynstr"] else { return self }
      var copy = self
      for place in stride(from: table.range.lowerBound, to: table.range.upperBound, by: 24) {
        let name = copy[place..<place + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
        let text = copy[(names.range.lowerBound + name)...].prefix { $0 != 0 }
        if String(decoding: text, as: UTF8.self) == "$s7PipeKit8DocumentVN" { copy[place + 6] = 1 }
      }
      return copy
    }
  }
#endif
