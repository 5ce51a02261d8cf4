import Foundation
import PipeEngine
import PipeKit
import Testing

@Suite struct PermissionTests {
  @Test func aFileThatIsReplacedKeepsItsPermissions() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/permissions-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = LocalFileSystem()
    try files.write([1], to: folder + "/secret")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder + "/secret")
    try files.write([2], to: folder + "/secret")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/secret")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try files.contents(of: folder + "/secret") == [2])
  }

  @Test(arguments: [0o600, 0o640, 0o400, 0o666], [FileMode.replace, .append])
  func aFileThatIsToTakeThePlaceOfAnotherIsOpenToNobodyElse(_ mode: Int, _ how: FileMode) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/permissions-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = LocalFileSystem()
    try files.write([1], to: folder + "/output")
    try files.write([7], to: folder + "/left")
    for (name, permissions) in [("output", mode), ("left", 0o666)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: "\(folder)/\(name)")
    }
    for name in ["new", "left"] {
      let file = try files.open("\(folder)/\(name)", how, like: folder + "/output")
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == mode | 0o600)
      try file.write([2])
      try file.close()
      let isAdded = how == .append && name == "left"
      #expect(try files.contents(of: "\(folder)/\(name)") == (isAdded ? [7, 2] : [2]))
    }
    // Where there is no other, it is a file as any.
    try files.open(folder + "/first", how, like: folder + "/none").close()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/first")
    #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o400 } == 0o400)
  }
}
