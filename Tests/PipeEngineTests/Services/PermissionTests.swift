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
}
