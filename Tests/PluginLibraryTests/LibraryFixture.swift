import Foundation
import PipeKit

@testable import PluginLibrary

/// A folder with shared libraries, which is gone when the test is over.
final class LibraryFixture {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

  init() throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file.
  func write(
    _ bytes: [UInt8], to name: String = "libReadingTime.so", mode: Int = 0o644
  ) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  /// The objection to a library of these bytes, before anything of it is run; `nil` where there is none.
  func objection(
    to bytes: [UInt8], mode: Int = 0o644, host: InterfaceStamp? = .own
  ) throws -> String? {
    let path = try write(bytes, mode: mode)
    do throws(LibraryObjection) {
      _ = try SharedLibrary(path).check(against: host)
      return nil
    } catch {
      return error.message
    }
  }

  /// How a library is optimised.
  enum Optimisation: String, CaseIterable { case debug = "-Onone", release = "-O" }

  /// The plugin `ReadingTime` as a shared library, built with the modules of this build; once in a run.
  static func library(_ optimisation: Optimisation = .debug) throws -> [UInt8] {
    try (optimisation == .debug ? debug : release).get()
  }

  private static let debug = Result { try build(.debug) }
  private static let release = Result { try build(.release) }

  private static func build(_ optimisation: Optimisation) throws -> [UInt8] {
    // A name of its own: the same plugin is compiled into the tests.
    try compile(
      ["ReadingTime", "Plugin"].map { "\(root)/Plugins/ReadingTime/\($0).swift" },
      module: "ReadingTimeLibrary\(optimisation)", optimisation)
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Compiles a shared library with the modules of this build.
  static func compile(
    _ sources: [String], module: String, _ optimisation: Optimisation = .debug
  ) throws -> [UInt8] {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let modules = URL(filePath: program).deletingLastPathComponent().appending(path: "Modules").path
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: output) }
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments =
      [
        "swiftc", "-emit-library", optimisation.rawValue, "-wmo", "-swift-version", "6",
        "-enable-upcoming-feature", "ExistentialAny",
        "-enable-upcoming-feature", "InternalImportsByDefault",
        "-enable-upcoming-feature", "MemberImportVisibility",
        "-enable-upcoming-feature", "NonisolatedNonsendingByDefault",
        "-module-name", module, "-I", modules, "-I", "\(root)/Sources/CPCRE2", "-o", output,
      ] + sources
    let errors = Foundation.Pipe()
    compiler.standardError = errors
    try compiler.run()
    let text = errors.fileHandleForReading.readDataToEndOfFile()
    compiler.waitUntilExit()
    guard compiler.terminationStatus == 0 else {
      throw Failure(description: String(decoding: text, as: UTF8.self))
    }
    return try Array(Data(contentsOf: URL(filePath: output)))
  }

  /// What the compiler says.
  struct Failure: Error, CustomStringConvertible { let description: String }
}

extension [UInt8] {
  /// The bytes with a text in another's place, of the same length, as often as it stands there.
  func replacing(_ old: String, with new: String) throws -> [UInt8] {
    guard old.utf8.count == new.utf8.count, firstOffset(of: Array(old.utf8)) != nil else {
      throw LibraryFixture.Failure(description: "'\(old)' does not stand in the library")
    }
    return Array(Data(self).replacing(Data(old.utf8), with: Data(new.utf8)))
  }

  /// The bytes with others at a place.
  func replacing(_ offset: Int, with bytes: [UInt8]) -> [UInt8] {
    var copy = self
    for (index, byte) in bytes.enumerated() where copy.indices.contains(offset + index) {
      copy[offset + index] = byte
    }
    return copy
  }
}
