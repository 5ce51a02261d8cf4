import Foundation
import Fuzzing
import Testing

@testable import HTML

/// The tests that HTML parsers share (html5lib-tests).
@Suite(.enabled(if: SharedFiles.has("eval/html"), "the html5lib tests are not beside the project"))
struct Html5libTests {
  @Test(arguments: [false, true])
  func documentsAreAsTheStandardHasThem(scripting: Bool) throws {
    try check(scripting: scripting, name: "documents", count: scripting ? 1573 : 1592) {
      $0.context == nil
    }
  }

  @Test(arguments: [false, true])
  func fragmentsAreAsTheStandardHasThem(scripting: Bool) throws {
    try check(scripting: scripting, name: "fragments", count: 192) { $0.context != nil }
  }

  private func check(
    scripting: Bool, name: String, count: Int, _ isIncluded: (TreeTest) -> Bool
  ) throws {
    var options = HTMLParser.Options()
    options.scripting = scripting
    var parser = HTMLParser(options: options)
    var tree = HTMLTree()
    var passed = 0
    var misses: [String] = []
    for test in try TreeTest.all() where isIncluded(test) && test.scripting != !scripting {
      let source = Array(test.source.utf8)
      if let context = test.context {
        parser.parseFragment(source, context: context, into: &tree)
      } else {
        parser.parse(source, into: &tree)
      }
      let outline = Outline.of(tree)
      if outline == test.outline {
        passed += 1
      } else {
        misses.append("\(test.source)\n\(outline)\nrather than\n\(test.outline)")
      }
    }
    #expect(passed == count)
    #expect(misses.isEmpty, "\(misses.count) misses\n\(misses.joined(separator: "\n\n"))")
    Attachment.record(
      "\(passed) of \(passed + misses.count)",
      named: "html-\(name)\(scripting ? "-scripting" : "").txt")
  }

  @Test func tokensAreAsTheStandardHasThem() throws {
    var passed = 0
    var total = 0
    var tokenizer = Tokenizer()
    for (name, data) in try SharedFiles.files(in: "eval/html/tokenizer", ending: ".test") {
      guard let file = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
        continue
      }
      for test in file["tests"] as? [[String: Any]] ?? [] {
        guard let test = TokenizerTest(test) else { continue }
        for state in test.states {
          guard let tokens = test.tokens(from: state, with: &tokenizer) else { continue }
          total += 1
          if tokens == test.output { passed += 1 }
          #expect(tokens == test.output, "\(name): \(test.input.debugDescription), \(state)")
        }
      }
    }
    #expect(total > 6900)
    Attachment.record("\(passed) of \(total)", named: "html-tokens.txt")
  }
}
