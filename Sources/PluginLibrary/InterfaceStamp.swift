import PipeKit

/// What a plugin was built for: it can only be loaded where all of it is the same.
///
/// Swift's types have no fixed layout unless a module is built for that, so that code which was compiled with another
/// PipeKit, or by another compiler, would read the wrong bytes.
package struct InterfaceStamp: Equatable {
  /// The version of the compiler.
  var compiler: String
  /// The kind of machine and system.
  var target: String
  /// `debug` or `release`: how the PipeKit was built that it was compiled with.
  var build: String
  /// A hash of PipeKit's sources, its dependencies' versions and the compiler.
  var interface: String

  /// Where a stamp begins in a file.
  static let mark = "\u{1}pipe plugin "
  private static let version = "1"
  /// A stamp is a few lines.
  private static let longest = 1024

  /// The stamp of the program that runs.
  package static var own: InterfaceStamp? {
    try? InterfaceStamp(text: Plugin.ownStamp.withUTF8Buffer { Array($0) }[...])
  }

  /// Finds the stamp in a file's bytes.
  ///
  /// - Parameter bytes: The file.
  /// - Throws: Why there is none that could be understood.
  init(in bytes: [UInt8]) throws(LibraryObjection) {
    guard let start = bytes.firstOffset(of: Array(Self.mark.utf8)) else {
      throw .mismatch("does not say which pipe it was built for")
    }
    try self.init(text: bytes[start...].prefix(Self.longest))
  }

  /// Reads a stamp that stands at the beginning of some bytes.
  init(text bytes: ArraySlice<UInt8>) throws(LibraryObjection) {
    let text = bytes.dropFirst(Self.mark.utf8.count).prefix { $0 != 1 }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    var fields: [Substring: String] = [:]
    for line in lines.dropFirst() {
      guard let space = line.firstIndex(of: " ") else { continue }
      fields[line[..<space]] = String(line[line.index(after: space)...])
    }
    guard lines.first == Self.version[...], let compiler = fields["compiler"],
      let target = fields["target"], let build = fields["build"],
      let interface = fields["interface"]
    else {
      throw .mismatch("was built for a pipe that loads shared libraries in another way")
    }
    (self.compiler, self.target, self.build, self.interface) = (compiler, target, build, interface)
  }

  /// What keeps code with this stamp from running in a program with another.
  ///
  /// - Parameter host: The stamp of the program.
  /// - Throws: The first thing that differs.
  func check(against host: InterfaceStamp) throws(LibraryObjection) {
    if target != host.target {
      throw .mismatch("was built for \(target), and this pipe for \(host.target)")
    }
    if compiler != host.compiler {
      throw .mismatch("was built by Swift \(compiler), and this pipe by Swift \(host.compiler)")
    }
    if build != host.build {
      throw .mismatch(
        "was built with the modules of a \(build) build of pipe, and this is a \(host.build) build")
    }
    if interface != host.interface {
      throw .mismatch("was built for another version of pipe: their PipeKits are not the same")
    }
  }
}
