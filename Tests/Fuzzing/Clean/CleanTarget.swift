import CleanStage
import HTML
import PipeKit
import PipeTesting

/// The stage `clean` as a whole: see `docs/fuzzing.md` for what is checked.
package struct CleanTarget: FuzzTarget {
  /// An input longer than this is looked at less closely, as comparing takes its time.
  private static let long = 60_000

  private var markup = MarkupCheck()

  /// Creates the target.
  package init() {}

  /// Where its inputs come from.
  package static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource {
    PageMutator(seed: seed, samples: samples)
  }

  /// What must not take more than linear time.
  package static func growth() -> any GrowthSubject { CleanGrowth() }

  /// What is wrong with what becomes of an input.
  package mutating func faults(in input: [UInt8], choices: UInt64) -> [String] {
    var generator = SeededGenerator(seed: choices)
    let trial = CleanTrial(input, &generator)
    guard let found = trial.cleaned({ $0.format = .text }), let text = found.text else { return [] }
    var faults: [String] = []
    if found.hasNote("text from plain text") {
      faults += plainFaults(trial, found).map { "plain text: \($0)" }
    } else if let body = trial.document.body {
      let content = PageContent(body.bytes, charset: body.charset)
      faults += pageFaults(trial, found, content).map { "page: \($0)" }
      if body.bytes.count < CleanTarget.long {
        faults += MetadataCheck(content, body.bytes, address: trial.document.url)
          .faults(of: found, before: trial.document).map { "metadata: \($0)" }
        faults += favorFaults(trial, content).map { "favor: \($0)" }
      }
    }
    faults += markupFaults(trial, text).map { "markup: \($0)" }
    if generator.onceIn(4), trial.cleaned({ $0.format = .text }) != found {
      faults.append("again: the same document becomes another one")
    }
    return faults.map { "\($0) (\(trial))" }
  }

  // MARK: Text

  private func plainFaults(_ trial: CleanTrial, _ found: Document) -> [String] {
    let text = found.text ?? ""
    // Only code that was indented is.
    let decoded = trial.document.body.map {
      let encoding = HTMLEncoding.detect($0.bytes, declared: $0.charset)
      return String(decoding: encoding.decode($0.bytes), as: UTF8.self)
    }
    let source = decoded ?? trial.document.text ?? ""
    let isIndented = source.unicodeScalars.contains {
      $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{A0}"
    }
    let isSqueezed = !isIndented && !source.contains("    ")
    var faults = [StringCheck.fault(of: text, isSqueezed: isSqueezed)].compactMap { $0 }
    if let known = trial.document.text {
      let said = PageContent.letters(known.utf8)
      if !PageContent.stand(PageContent.letters(text.utf8), in: said) {
        faults.append("invented: \(text)")
      }
    }
    return faults
  }

  private func pageFaults(
    _ trial: CleanTrial, _ found: Document, _ content: PageContent
  ) -> [String] {
    let text = found.text ?? ""
    let isFixed = [HTMLName.pre, .listing, .xmp].contains { content.tree.first($0) != nil }
    var faults = [StringCheck.fault(of: text, isSqueezed: !isFixed)].compactMap { $0 }
    if !found.hasNote("text by json-ld"), !found.hasNote("text as it was") {
      let isOpen = found.hasNote("text from templates")
      faults += inventions(
        text, content, words: trial.options.prune.values.isEmpty, opensTemplates: isOpen)
    }
    return faults
  }

  /// What of a text does not stand on its page: as a whole, in its order, and word by word if what is
  /// around what was pruned has not come together.
  private func inventions(
    _ text: String, _ content: PageContent, words: Bool, opensTemplates: Bool
  ) -> [String] {
    if !PageContent.stand(PageContent.letters(text.utf8), in: content.letters) {
      return ["invented: \(text)"]
    }
    let read = opensTemplates ? content.readWithTemplates : content.read
    guard words, let read, read.count < CleanTarget.long else { return [] }
    for line in text.split(separator: "\n").prefix(40) {
      for word in line.split(separator: " ").prefix(40) where word.utf8.count > 3 {
        let letters = PageContent.letters(word.utf8)
        // Without templates, words run through them.
        let isThere =
          PageContent.standTogether(letters, in: read)
          || (!opensTemplates && PageContent.standTogether(letters, in: content.letters))
        if !isThere {
          return ["invented a word: \(word)"]
        }
      }
    }
    return []
  }

  // MARK: Options

  private func favorFaults(_ trial: CleanTrial, _ content: PageContent) -> [String] {
    var lengths: [Favor: Int] = [:]
    for favor in Favor.allCases {
      let found = trial.cleaned {
        $0.format = .text
        $0.favor = favor
      }
      lengths[favor] = PageContent.letters((found?.text ?? "").utf8).count
    }
    let list = "\(lengths.map { "\($0.key) \($0.value)" }.sorted())"
    var faults: [String] = []
    if lengths.values.contains(0), lengths.values.contains(where: { $0 > 0 }) {
      faults.append("an empty text where another has one: \(list)")
    }
    // Where hardly anything was found, a page is looked at again with fewer demands, and `recall`
    // may have found just enough not to be.
    let recall = lengths[.recall, default: 0]
    if recall < 250, recall * 3 + 100 < lengths[.balanced, default: 0] {
      faults.append("recall finds less: \(list)")
    }
    if trial.options.prune.values.isEmpty, lengths.values.contains(0), content.plainArticle >= 300 {
      faults.append("an empty text of an article: \(list)")
    }
    return faults
  }

  // MARK: Markup

  private mutating func markupFaults(_ trial: CleanTrial, _ text: String) -> [String] {
    var faults: [String] = []
    let html = trial.cleaned { $0.format = .html }?.text ?? ""
    faults += markup.faults(ofHTML: html, text: text).map { "HTML \($0)" }
    faults += markup.faults(ofCleaningAgain: html).map { "HTML, cleaned again: \($0)" }
    let markdown = trial.cleaned { $0.format = .markdown }?.text ?? ""
    if let fault = StringCheck.fault(of: markdown, isSqueezed: false) {
      faults.append("Markdown \(fault)")
    }
    if let fault = markup.fault(ofMarkdown: markdown) { faults.append("Markdown: \(fault)") }
    if text.isEmpty != html.isEmpty || text.isEmpty != markdown.isEmpty {
      faults.append("a format has a text and another has none")
    }
    return faults
  }
}
