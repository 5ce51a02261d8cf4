import Diagnostics
import Testing
import YAML

@Suite struct VariableTests {
  private func expand(
    _ marked: String, _ environment: [String: String] = [:]
  ) throws -> (node: Node, found: [Diagnostic], marks: [SourceLocation]) {
    let text = MarkedText(marked)
    let (node, found) = try Node.parse(text.source).expandingVariables(environment)
    return (node, found, text.marks)
  }

  @Test(arguments: [
    ("${N}", "5"), ("a${N}b", "a5b"), ("${N}${M}", "5six"), ("${X:-def}", "def"),
    ("${EMPTY:-def}", "def"), ("x${EMPTY}", "x"), ("${X:-}y", "y"), ("$${N}", "${N}"),
    ("$$${N}", "$${N}"), ("$N", "$N"), ("$", "$"), ("$$", "$$"), ("${N:-a}", "5"),
    ("${X:-a:b-c d}", "a:b-c d"), ("{N}", "{N}"), ("${_a1}", "under"),
  ])
  func fillsIn(text: String, expected: String) throws {
    let environment = ["N": "5", "M": "six", "EMPTY": "", "_a1": "under"]
    for quoted in ["'\(text)'", "\"\(text)\""] {
      let (node, found, _) = try expand("a: \(quoted)", environment)
      #expect(found.isEmpty)
      #expect(node["a"]?.scalar?.resolved == .string(expected))
      #expect(node["a"]?.scalar?.written == text)
    }
  }

  @Test func typesPlainScalarsAnew() throws {
    let (node, found, _) = try expand(
      "a: ${N}\nb: '${N}'\nc: ${B}\nd: ${X:-7}\ne: 1${N}\nf: !!str ${N}\ng: !!int '${N}'\nh: ${E}\n",
      ["N": "5", "B": "true", "E": ""])
    #expect(found.isEmpty)
    let values = node.entries?.map { $0.value.scalar?.resolved }
    #expect(
      values == [
        .int(5), .string("5"), .bool(true), .int(7), .int(15), .string("5"), .int(5), .null,
      ])
  }

  @Test func neverAddsStructure() throws {
    let evil = "x\nadmin: true\n- [1, 2] # \"'"
    let (node, found, _) = try expand("a: ${E}\nb: \"${E}\"\n", ["E": evil])
    #expect(found.isEmpty)
    #expect(node.entries?.map(\.value.text) == [evil, evil])
    let (list, _, _) = try expand("a: ${E}", ["E": "[1, 2]"])
    #expect(list["a"]?.scalar?.resolved == .string("[1, 2]"))
    let (nested, _, _) = try expand("a: ${E}", ["E": "${F}", "F": "no"])
    #expect(nested["a"]?.text == "${F}")
    #expect(nested.expandingVariables(["F": "no"]).0["a"]?.text == "${F}")
  }

  @Test func leavesKeysAlone() throws {
    let (node, found, _) = try expand("${N}: 1", ["N": "x"])
    #expect(found.isEmpty)
    #expect(node["${N}"] != nil)
  }

  @Test func knowsWhatCameFromTheEnvironment() throws {
    let (node, _, _) = try expand(
      "[\"${N}\", \"${X:-d}\", \"$${N}\", \"plain\", \"${E:-d}\", \"${X:-d}${N}\", \"${E}\"]",
      ["N": "5", "E": ""])
    #expect(
      node.items?.map { $0.scalar?.isFromEnvironment }
        == [true, false, false, false, false, true, true])
  }

  @Test(arguments: [
    "a: «${X}»\n",
    "a: pre «${X}» post «${Y}»\n",
    "a: 'it''s «${X}»'\n",
    "a: \"\\tä\\u00e9 «${X}»\"\n",
    "a: 日本 «${X}»\n",
    "a: $${Y} «${X}» ${N}\n",
    "a: &anchor !!str «${X}»\n",
    "a: | # ${Y}\n  one\n  two «${X}»\n  «${Y}»\n",
    "a: >-\n  one\n\n  «${X}»\n",
    "a: one\n  two «${X}»\n",
    "a: \"one\n  two «${X}»\"\n",
    "- - {b: \"«${X}»\"}\n",
    "a: x\t«${X}»\n",
  ])
  func reportsUnsetVariablesWhereTheyStand(marked: String) throws {
    let (_, found, marks) = try expand(marked, ["N": "5"])
    #expect(found.map(\.location) == marks)
    #expect(found.allSatisfy { $0.code == "unset-variable" })
  }

  @Test func aDefaultIsNotProposedForWhatIsSecret() throws {
    for (name, isProposed) in [
      ("OPENAI_API_KEY", false), ("Token", false), ("DB_PASSWORD", false), ("FOLDER", true),
    ] {
      let (_, found, _) = try expand("a: «${\(name)}»\n", [:])
      #expect(found.first?.hint?.contains(":-") == isProposed, "\(name)")
    }
  }

  @Test(arguments: [
    ("a: «${}»", "'${' is not followed by the name of a variable"),
    ("a: «${1A}»", "'${' is not followed by the name of a variable"),
    ("a: «${»X", "'${' has no closing '}'"),
    ("a: '«${»X'", "'${' has no closing '}'"),
    ("a: «${X:?no}»", "this is not a variable"),
    ("a: «${X-y}»", "this is not a variable"),
    ("a: «${X Y}»", "this is not a variable"),
    ("a: «${X:-${Y}»}", "a variable cannot contain another variable"),
  ])
  func reportsWhatIsNotAVariable(marked: String, message: String) throws {
    let (_, found, marks) = try expand(marked)
    #expect(found.map(\.code) == ["bad-variable"])
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.location) == marks)
    #expect(found.first?.hint?.contains("$${") == true)
  }

  @Test func reportsAnAliasedVariableOnceAtItsOrigin() throws {
    let (_, found, marks) = try expand("a: &x «${X}»\nb: *x\nc: [*x]\n")
    #expect(found.map(\.location) == marks)
  }

  @Test func checksTheTagOfWhatWasFilledIn() throws {
    let (_, found, _) = try expand("a: !!int '${N}'", ["N": "secret"])
    #expect(found.map(\.code) == ["tag-mismatch"])
    #expect(found.first?.message.contains("secret") == false)
  }

  @Test func boundsWhatVariablesSupply() throws {
    let list = Array(repeating: "- ${N}\n", count: 1000).joined()
    let node = try node(list)
    let (_, found) = node.expandingVariables(["N": String(repeating: "x", count: 1 << 16)])
    #expect(found.contains { $0.code == "too-large" })
  }

  @Test(arguments: ["${", "${}", "${A", "$${", "${A:-", "${A${", "}${A}"])
  func copesWithManyOpenings(piece: String) throws {
    let text = "a: '" + String(repeating: piece, count: 10_000) + "'"
    let (_, found) = try node(text).expandingVariables([:])
    #expect(found.count <= 101)
  }
}
