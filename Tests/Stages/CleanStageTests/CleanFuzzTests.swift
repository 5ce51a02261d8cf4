import CleanStage
import Fuzzing
import Testing

/// A short form of `make fuzz ARGS='--target clean'`, the same whenever it runs.
@Suite struct CleanFuzzTests {
  @Test(arguments: 0..<4)
  func nothingGoesWrongWithWhateverPage(part: Int) {
    let mutator = PageMutator(seed: 1, samples: Samples.own(), maximumLength: 3000)
    var target = CleanTarget()
    for number in part * 25..<(part + 1) * 25 {
      let (input, choices) = mutator.input(number)
      let faults = target.faults(in: input, choices: choices)
      let text = String(decoding: input, as: UTF8.self)
      #expect(faults.isEmpty, "seed 1, input \(number): \(text)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }

  /// Inputs that were found by `make fuzz`, with what it had chosen for them.
  @Test(
    arguments: [
      ("<html>&#1", 13_099_229_471_428_644_710), ("\u{1}", 1_242_694_633_850_500_526),
      ("<time datetime=\u{1F}>e", 18_105_566_178_415_619_511),
      ("<!DOCTYPE html><em><code><b>&ltk`<p>.</code>;</p>o", 4_888_662_680_621_983_462),
      ("<i><code>&ltk`<b><footer><p>e<p></code>dth", 12_307_436_528_988_067_292),
      (
        "<script type=ld+json>{\"@type\":\"Article\"\"articleSection\":&nbsp;\"",
        8_999_802_954_715_218_159
      ),
      ("<link rel=canonical href=&#1>", 10_682_559_461_566_901_564),
      ("\\<code>&lty", 17_097_029_262_384_158_035), ("<\u{130}", 3_769_443_255_920_673_578),
      (
        "<html><table><td><tr><td>d<th><figcaption>to", 11_797_218_242_399_975_037
      ),
      (
        "<!DOCTYPE html>reply<table><caption>xy.<<td>befocke<td><td>Br�e<tr>",
        10_982_781_910_437_359_145
      ),
      ("v<table ss=caption><th><tr><td>ssincostehap>x<td>", 16_782_965_646_266_089_134),
      ("rk><title>></title><", 13_564_971_763_896_621_636),
    ] as [(String, UInt64)])
  func whatOnceFailedDoesNotFailAgain(input: String, choices: UInt64) {
    var target = CleanTarget()
    #expect(target.faults(in: Array(input.utf8), choices: choices) == [])
  }

  @Test func theSameSeedGivesTheSamePages() {
    let mutators = (0..<2).map { _ in PageMutator(seed: 5, samples: Samples.own()) }
    for number in 0..<50 {
      let (input, choices) = mutators[0].input(number)
      let again = mutators[1].input(number)
      #expect(input == again.bytes && choices == again.choices)
      #expect(mutators[0].unit(number) == mutators[1].unit(number))
    }
    #expect(
      PageMutator(seed: 6, samples: []).input(0) != PageMutator(seed: 7, samples: []).input(0))
  }

  /// Where what is written stays in proportion to the document, so does the work of writing it.
  ///
  /// The most comes of links on a page that states a long base.
  @Test func whatIsMadeOfAPageIsInProportionToIt() {
    var work = CleanGrowth()
    for family in CleanGrowth.families {
      let input = family.input(1500)
      for operation in ["markdown", "recall"] {
        let size = work.run(operation, input)
        #expect(size <= input.count * 60, "\(operation) of \(family): \(size)")
      }
    }
  }
}
