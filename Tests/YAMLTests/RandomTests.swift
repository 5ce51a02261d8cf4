import Diagnostics
import PipeTesting
import Testing
import YAML

@Suite struct RandomTests {
  private func tree(_ node: Node) -> RandomTree {
    switch node.value {
    case .scalar(let scalar): .text(scalar.text)
    case .sequence(let items): .list(items.map(tree))
    case .mapping(let entries): .mapping(entries.map { ($0.name, tree($0.value)) })
    }
  }

  /// The scalars of a tree, keys included.
  private func scalars(_ node: Node) -> [(Scalar, SourceLocation)] {
    switch node.value {
    case .scalar(let scalar): [(scalar, node.location)]
    case .sequence(let items): items.flatMap(scalars)
    case .mapping(let entries): entries.flatMap { scalars($0.key) + scalars($0.value) }
    }
  }

  /// The lines of a source as scalars.
  private func lines(_ source: SourceText) -> [[Unicode.Scalar]] {
    (1...source.lineCount).map {
      Array(String(decoding: source.line($0) ?? [], as: UTF8.self).unicodeScalars)
    }
  }

  @Test(arguments: 0..<8)
  func readsBackWhatWasWritten(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let expected = RandomTree.random(depth: 5, using: &generator)
      var yaml = expected.yaml(using: &generator)
      if Bool.random(using: &generator) {
        yaml = yaml.split(separator: "\n", omittingEmptySubsequences: false).joined(
          separator: "\r\n")
      }
      if Bool.random(using: &generator) { yaml = "\u{FEFF}" + yaml }
      let source = SourceText(name: "t", text: yaml)
      let node = try Node.parse(source, limits: YAMLLimits(bytes: 1 << 30, nodes: 1 << 30))
      #expect(tree(node) == expected)
      let lines = lines(source)
      for (scalar, place) in scalars(node) {
        let written = lines[place.line - 1].dropFirst(place.column - 1).prefix(place.length)
        if scalar.style == .plain {
          #expect(written.elementsEqual(scalar.text.unicodeScalars))
        } else {
          #expect(written.first == written.last)
          #expect(written.first == "'" || written.first == "\"")
        }
      }
    }
  }

  private static let seeds: [String] = [
    """
    name: daily
    stages:
      - fetch: {feeds: [https://example.org/rss.xml], since: 24h}
      - clean
      - &c clean: {min_length: ${N:-5}, whitespace: squeeze}
      - *c
      - export:
          <<: [{a: 1}, {b: 2}]
          to: "out/{{date}}.md"
        on_error: stop # enough
    text: |-
      line ${A}
        more $${B}
    folded: >
      a

      b
    größe: !!str 日本 🎉
    ? complex
    : !!int "5"
    ...
    """,
    "min_length: many\r\nwhitespace: 'sqeeze'\r\n\tpatterns: [a, \"b\\n\"]\r\n",
    "&a [*a, {<<: *a, x: !foo y}, ${, ${X}]\n---\nb\n",
  ]

  private static let pieces: [String] = [
    "\t", " ", "\n", "\r", "- ", ": ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "!!int ",
    "|", ">", "'", "\"", "\\", "#", "%", "@", "`", "<<: ", "${", "}", "$${A}", "---\n", "...\n",
    "~", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{7}", "日", "\u{301}", "%TAG ! x\n", "0x", "1e9",
    "\u{10FFFF}", "\u{0}",
  ]

  private func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let position = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0:
        bytes.insert(UInt8.random(in: 0...255, using: &generator), at: position)
      case 1:
        let end = min(bytes.count, position + Int.random(in: 1...20, using: &generator))
        bytes.removeSubrange(position..<end)
      case 2:
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 1...60, using: &generator))
        bytes.insert(contentsOf: Array(bytes[start..<end]), at: position)
      default:
        let piece = Self.pieces.randomElement(using: &generator) ?? ""
        let count = Int.random(in: 0..<20, using: &generator) == 0 ? 200 : 1
        bytes.insert(contentsOf: String(repeating: piece, count: count).utf8, at: position)
      }
    }
  }

  @Test(arguments: 0..<8)
  func survivesMutatedFilesAndPlacesEveryFinding(seed: UInt64) {
    var generator = SeededGenerator(seed: 1000 + seed)
    let limits = YAMLLimits(bytes: 20_000, nodes: 5000)
    for _ in 0..<400 {
      var bytes = Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
      mutate(&bytes, using: &generator)
      let source = SourceText(name: "t", bytes: bytes)
      var found: [Diagnostic] = []
      do throws(Problems) {
        let node = try Node.parse(source, limits: limits)
        let (expanded, unset) = node.expandingVariables(["A": "x", "N": "5"], limits: limits)
        found += unset
        found += findings { () throws(Problems) in
          try expanded.decode(CleanOptions.self, rules: .settings, subject: "'clean'")
        }
        found += findings { () throws(Problems) in
          try expanded.decode(DecodingTests.Server.self, subject: "'server'")
        }
        found += findings { () throws(Problems) in
          try expanded.decode([String: [[String: Int]?]].self, subject: "'list'")
        }
      } catch {
        found += error.diagnostics
      }
      for finding in found {
        for place in [finding.location].compactMap({ $0 }) + finding.related.map(\.location) {
          #expect(place.line <= source.lineCount)
          let length = String(decoding: source.line(place.line) ?? [], as: UTF8.self)
            .unicodeScalars.count
          #expect(place.column <= length + 1, "\(finding)")
        }
      }
      let rendered = DiagnosticRenderer().render(found, sources: [source])
      #expect(!rendered.contains("\u{7}"))
    }
  }
}
