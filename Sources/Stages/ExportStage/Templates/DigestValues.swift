import PipeKit

/// What a template can say of a digest.
struct DigestValues {
  /// The values by name.
  private(set) var values: [String: Any]
  /// The values of the groups.
  private(set) var groups: [[String: Any]] = []
  /// What the charts of a page count.
  private(set) var tally = HTMLTally()

  /// Collects the values of a digest.
  ///
  /// - Parameters:
  ///   - digest: The digest.
  ///   - limit: Only so many documents are among the values, the first; they are counted all the same.
  /// - Throws: What reading the documents throws.
  init(_ digest: inout Digest, first limit: Int = .max) throws {
    values = [
      "title": digest.title, "day": digest.day, "time": digest.time, "count": digest.count,
      "count_text": digest.countText,
    ]
    var documents: [DocumentValues] = []
    var stories = 0
    for (index, group) in digest.groups.enumerated() where documents.count < limit {
      let name = try digest.name(of: group)
      let level = name == nil ? 2 : 3
      var parts: [[String: Any]] = []
      for places in digest.stories(of: group) where documents.count < limit {
        let story = try digest.story(at: places)
        if story != nil { stories += 1 }
        var items: [DocumentValues] = []
        for place in places where documents.count < limit {
          let item = try digest.item(at: place)
          tally.add(item)
          let shown = DocumentValues(item, level: story == nil ? level : level + 1)
          items.append(shown)
          documents.append(shown)
        }
        let heading = story.map { story -> [String: Any] in
          [
            "headline": story.headline, "number": stories, "level": level,
            "marks": String(repeating: "#", count: level), "count": places.count,
            "summary": story.summary.orAbsent,
          ]
        }
        parts.append(["documents": items, "count": places.count, "story": heading.orAbsent])
      }
      groups.append([
        "name": name.orAbsent, "number": index + 1, "count": group.count, "parts": parts,
      ])
    }
    values["groups"] = groups
    values["documents"] = documents
  }

  /// Adds a value, or that there is none.
  mutating func add(_ value: Any?, as name: String) { values[name] = value.orAbsent }
}
