import CleanStage
import PipeKit
import PipeTesting

/// What is cleaned of an input, and how.
struct CleanTrial {
  var document: Document
  var options = Clean.Options()
  /// Whether the document has a page rather than text without markup.
  var isPage = true

  /// Makes a document of an input, and options for it.
  init(_ input: [UInt8], _ generator: inout SeededGenerator) {
    document = Document(id: "x")
    if !generator.onceIn(4) { document.url = "https://news.example.org/2026/11/22/ferry" }
    if generator.onceIn(8) { document.title = "Ferry runs again" }
    let charset = generator.onceIn(6) ? generator.pick(CleanTrial.charsets) : nil
    switch generator.below(12) {
    case 0:
      isPage = false
      document.text = String(decoding: input, as: UTF8.self)
    case 1: document.body = Body(input, mediaType: "text/plain", charset: charset)
    case 2: document.body = Body(input, charset: charset)
    default: document.body = Body(input, mediaType: "text/html", charset: charset)
    }
    options.favor = generator.pick(Favor.allCases)
    options.comments = generator.onceIn(3)
    options.tables = !generator.onceIn(4)
    options.images = !generator.onceIn(3)
    options.links = !generator.onceIn(4)
    options.formatting = !generator.onceIn(4)
    if generator.onceIn(4) { options.keep = CleanTrial.selectors(&generator) }
    if generator.onceIn(4) { options.prune = CleanTrial.selectors(&generator) }
  }

  private static let charsets = ["utf-8", "windows-1252", "shift_jis", "utf-16", "gb18030", "x"]

  private static func selectors(_ generator: inout SeededGenerator) -> OneOrMore<ElementSelector> {
    OneOrMore(
      (0..<1 + generator.below(3)).compactMap { _ in
        try? ElementSelector(generator.pick(PageVocabulary.selectors))
      })
  }

  /// What becomes of the document; `nil` where it fails, as it may.
  func cleaned(_ change: (inout Clean.Options) -> Void = { _ in }) -> Document? {
    var options = options
    change(&options)
    var document = document
    guard let stage = try? Clean(options: options, setup: StageSetup(id: "clean")),
      (try? stage.clean(&document)) != nil
    else { return nil }
    return document
  }
}

extension CleanTrial: CustomStringConvertible {
  /// What was tried, for those who look into a fault.
  var description: String {
    let type =
      isPage
      ? "\(document.body?.mediaType ?? "no type"), \(document.body?.charset ?? "no charset")"
      : "text"
    var words = [type, document.url ?? "no address", "favor \(options.favor)"]
    for (name, isOn) in [
      ("comments", options.comments), ("tables", options.tables), ("images", options.images),
      ("links", options.links), ("formatting", options.formatting),
    ] { words.append(isOn ? name : "no \(name)") }
    words += options.keep.values.map { "keep \($0)" } + options.prune.values.map { "prune \($0)" }
    return words.joined(separator: ", ")
  }
}

extension Document {
  /// Whether the trail has a note that begins so.
  func hasNote(_ start: String) -> Bool {
    trail.contains { $0.note.split(separator: "; ").contains { $0.hasPrefix(start) } }
  }
}
