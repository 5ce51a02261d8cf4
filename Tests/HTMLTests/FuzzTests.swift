import Fuzzing
import HTML
import Testing

/// A short form of `make fuzz`, the same whenever it runs.
@Suite struct FuzzTests {
  @Test(arguments: 0..<4)
  func nothingGoesWrongWithWhateverInput(part: Int) {
    let mutator = MarkupMutator(seed: 1, samples: Samples.own(), maximumLength: 2000)
    var target = HTMLTarget()
    for number in part * 20..<(part + 1) * 20 {
      let (input, choices) = mutator.input(number)
      let faults = target.faults(in: input, choices: choices)
      let text = String(decoding: input, as: UTF8.self)
      #expect(faults.isEmpty, "seed 1, input \(number): \(text)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }

  /// Inputs that were found by `make fuzz`, with what it had chosen for them.
  @Test(arguments: [
    ("<svg><foreignObject><p><i></p>a<noscript><h>", 9_594_519_687_040_688),
    ("<a><e><o><c><t><s><form><s><i><t><y></form><t><i><t><n><o>", 13_677_966_685_096_217_376),
    ("<!>&#xFEFF", 2_959_551_721_822_982_571), ("</form><form>", 7_186_560_474_989_851_417),
    ("<select><table><dd><hr>", 6_708_978_707_732_317_550),
    ("<math><mtext><table><mglyph>", 11_517_569_036_279_297_972),
    ("<select><button><selectedcontent></button><option><button>", 3_949_173_902_158_351_286),
    ("<table><h><input type=hidden>", 15_175_983_512_948_636_864),
    ("<l><u><frameset></frameset></html> ", 1), ("<p><rt><plaintext>", 2),
    ("<img srcset=/,a:>", 3),
    ("<math><mtext>" + String(repeating: "<table><mglyph><style>", count: 20), 4),
    ("<math><mtext>" + String(repeating: "<table><mglyph><style>", count: 200), 5),
  ])
  func whatOnceFailedDoesNotFailAgain(input: String, choices: UInt64) {
    var target = HTMLTarget()
    #expect(target.faults(in: Array(input.utf8), choices: choices) == [])
  }

  @Test(arguments: [
    ("/,a:", ["/,a:"]), (" a.png 1x,b.png\t2x,, c.png", ["a.png", "b.png", "c.png"]),
    (",javascript:1,", ["javascript:1"]), ("a (,b) 1x,javascript:1", ["a", "javascript:1"]),
    ("a ((), javascript:1", ["a", "javascript:1"]), ("a\r\n,b", ["a", "b"]), (" , ", []),
  ])
  func theCheckOfSourceSetsReadsThemAsTheStandardHasIt(value: String, urls: [String]) {
    #expect(SourceSetReading.urls(of: value) == urls)
  }

  @Test func theSameSeedGivesTheSameInputs() {
    let mutators = (0..<2).map { _ in MarkupMutator(seed: 5, samples: Samples.own()) }
    for number in 0..<50 {
      let (input, choices) = mutators[0].input(number)
      let again = mutators[1].input(number)
      #expect(input == again.bytes && choices == again.choices)
      #expect(mutators[0].unit(number) == mutators[1].unit(number))
    }
    #expect(MarkupMutator(seed: 6).input(0).bytes != MarkupMutator(seed: 7).input(0).bytes)
  }

  /// How long what comes of a document is, for each thing that can be done to it: where it grows in
  /// proportion to the document, so does the work of writing it.
  @Test func whatIsMadeOfADocumentGrowsInProportionToIt() {
    var work = GrowthWork()
    for family in GrowthFamily.all {
      var sizes: [GrowthOperation: [Int]] = [:]
      for length in [400, 3200] {
        let input = family.input(length)
        work.prepare(input)
        for operation in GrowthOperation.allCases where operation != .parseFragment {
          sizes[operation, default: []].append(work.run(operation, input))
        }
      }
      for (operation, size) in sizes {
        #expect(size[1] <= size[0] * 16 + 16_000, "\(operation) of \(family): \(size)")
      }
    }
  }

  @Test func anInputIsMadeAsSmallAsItsFault() {
    let input = Array("<p>one<b>two<table>three".utf8)
    let smallest = InputReducer().reduce(input) { $0.contains(0x62) && $0.contains(0x74) }
    #expect(smallest.count == 2)
  }
}
