import Foundation
import Testing

@testable import pipe

@Suite struct PluginCountTests {
  @Test func raisesTheNumberAndNothingElse() {
    let line = PluginCount.line
    #expect(PluginCount.raised(in: "a\n\(line)9\n// b\n") == "a\n\(line)10\n// b\n")
    #expect(PluginCount.raised(in: "\(line)0") == "\(line)1")
  }

  @Test(arguments: ["", "// Nothing of the kind: 1\n", PluginCount.line, "\(PluginCount.line)x"])
  func changesNothingWithoutANumber(text: String) {
    #expect(PluginCount.raised(in: text) == nil)
  }

  @Test func thePackageOfPipeHasTheLine() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    #expect(PluginCount.raised(in: text) != nil)
  }
}
