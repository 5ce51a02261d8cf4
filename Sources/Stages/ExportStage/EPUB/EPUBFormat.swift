import PipeKit

/// A book of the documents, in EPUB 3, with their texts.
enum EPUBFormat: DigestFormat {
  static let name = "epub"
  static let extensions = ["epub"]
  static let options: Set<String> = ["title", "group_by", "mode"]
  static let isText = false
  static var style: any DigestStyle.Type { EPUBBook.self }

  static func lines(of batch: Batch) -> [UInt8] {
    var bytes: [UInt8] = []
    for document in batch {
      var item = DigestItem(document)
      // The whole text is what one reads; the short form is its lead, unless it is cut from it.
      if document.summary == nil { item.summary = [] }
      item.content = FeedItem.content(of: document).flatMap { DigestContent(html: $0) }
      item.record.append(to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }
}
