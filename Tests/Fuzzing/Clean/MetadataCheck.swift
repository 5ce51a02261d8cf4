import HTML
import PipeKit

/// What is filled in is said by the page or its address.
struct MetadataCheck {
  /// All that is said: the bytes, the texts and the attributes, in lower case.
  private let said: [UInt8]
  /// Whether something is said in ways that this check does not read.
  private let isEncoded: Bool

  init(_ content: PageContent, _ bytes: [UInt8], address: String?) {
    let tree = content.tree
    var all = String(decoding: bytes, as: UTF8.self) + "\n" + (address ?? "")
    // Apart, as a text runs on behind an element's attributes.
    var values = ""
    for node in tree.descendants(of: .root) {
      if tree.kind(of: node) == .text {
        all += String(decoding: tree.bytes(of: node), as: UTF8.self)
      }
      for attribute in tree.attributes(of: node) { values += "\n" + attribute.value }
    }
    all += values
    // Dates are read in the digits of any script.
    let digits = all.compactMap { $0.isASCII ? nil : $0.wholeNumberValue }.filter { $0 < 10 }
    all += "\n" + digits.map(String.init).joined()
    isEncoded = all.contains("\\u") || all.contains("%") || all.contains("&")
    said = PageContent.letters(all.lowercased().utf8)
  }

  /// What is wrong with what was filled in of a document.
  func faults(of document: Document, before: Document) -> [String] {
    var faults: [String] = []
    let texts =
      [
        ("title", before.title == nil ? document.title : nil), ("language", document.language),
        ("caption", document.image?.caption), ("image", document.image?.url),
        ("url", document.url),
      ] + document.authors.map { ("author", $0) } + document.keywords.map { ("keyword", $0) }
      + document.metadata.members.map { ($0.key, $0.value.string) }
    for (name, text) in texts {
      guard let text else { continue }
      if text.isEmpty { faults.append("\(name): is empty") }
      // Addresses are as the page has them, but for control characters.
      let isAddress = ["image", "url", "canonical_url", "license"].contains(name)
      if let fault = StringCheck.fault(of: text, isSqueezed: !isAddress) {
        faults.append("\(name): \(fault): \(text)")
      }
    }
    if isEncoded { return faults }
    for text in document.authors + [texts[0].1].compactMap({ $0 }) where !isSaid(text) {
      faults.append("invented: \(text)")
    }
    for date in [document.published, document.updated].compactMap({ $0 }) where !isSaid(date) {
      faults.append("invented date: \(date)")
    }
    return faults
  }

  private func isSaid(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.allSatisfy {
      PageContent.standTogether(Array($0.utf8), in: said)
    }
  }

  private func isSaid(_ date: Timestamp) -> Bool {
    let year = date.day.prefix(4)
    if PageContent.standTogether(Array(year.utf8), in: said) { return true }
    // Seconds since 1970, or a year of two digits.
    var digits = 0
    for byte in said {
      digits = byte &- 0x30 < 10 ? digits + 1 : 0
      if digits == 10 { return true }
    }
    return PageContent.standTogether(Array(".\(year.suffix(2))".utf8), in: said)
  }
}
