import PipeKit

/// A document of a digest as a line of a file: a list in JSON.
extension DigestItem {
  /// A line a document.
  static func lines(of batch: Batch) -> [UInt8] {
    var bytes: [UInt8] = []
    for document in batch {
      DigestItem(document).record.append(to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// What a line says.
  var record: JSON {
    let fields: [JSON] = [
      .string(title), Self.text(link?.address), Self.text(link?.host), Self.text(source),
      Self.list(authors), Self.text(published?.description),
      minutes.map { .number(JSONNumber($0)) } ?? .null, Self.list(summary), Self.list(labels),
      Self.text(language), .string(name), Self.list(story?.record ?? []),
      content?.record ?? .null,
    ]
    return .array(fields)
  }

  /// Reads a line; `nil` for any other value.
  init?(record: JSON) {
    guard let fields = record.array, fields.count == 13, let title = fields[0].string,
      let authors = Self.texts(fields[4]), let summary = Self.texts(fields[7]),
      let labels = Self.texts(fields[8]), let name = fields[10].string,
      let story = Self.texts(fields[11])
    else { return nil }
    self.title = title
    if let address = fields[1].string, let host = fields[2].string {
      link = WebLink(address: address, host: host)
    }
    source = fields[3].string
    self.authors = authors
    published = fields[5].string.flatMap { Timestamp($0) }
    minutes = fields[6].int
    self.summary = summary
    self.labels = labels
    language = fields[9].string
    self.name = name
    self.story = DigestStory(record: story)
    if case .null = fields[12] { return }
    guard let content = DigestContent(record: fields[12]) else { return nil }
    self.content = content
  }

  private static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  private static func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

  private static func texts(_ value: JSON) -> [String]? {
    guard let items = value.array else { return nil }
    let texts = items.compactMap(\.string)
    return texts.count == items.count ? texts : nil
  }
}
