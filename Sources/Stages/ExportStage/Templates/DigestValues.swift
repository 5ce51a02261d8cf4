import HTML
import PipeKit

/// What a template can say of a digest.
enum DigestValues {
  /// The values of a digest, by name.
  ///
  /// - Throws: What reading its documents throws.
  static func values(of digest: inout Digest) throws -> [String: Any] {
    var tally = HTMLTally()
    var groups: [[String: Any]] = []
    var documents: [[String: Any]] = []
    var stories = 0
    for (index, group) in digest.groups.enumerated() {
      let name = try digest.name(of: group)
      let level = name == nil ? 2 : 3
      var parts: [[String: Any]] = []
      for story in digest.stories(of: group) {
        let isStory = story.count > 1
        var items: [[String: Any]] = []
        for place in story {
          let item = try digest.item(at: place)
          tally.add(item)
          items.append(values(of: item, level: isStory ? level + 1 : level))
        }
        documents += items
        // Names that it does not have are looked for in the group around it.
        var part: [String: Any] = ["documents": items, "count": story.count, "story": false]
        if isStory, let headline = try digest.item(at: story.lowerBound).story?.headline {
          stories += 1
          part["story"] = [
            "headline": headline, "number": stories, "level": level, "count": story.count,
            "marks": String(repeating: "#", count: level),
          ]
        }
        parts.append(part)
      }
      var values: [String: Any] = ["parts": parts, "count": group.count, "number": index + 1]
      if let name { values["name"] = name } else { values["name"] = false }
      groups.append(values)
    }
    var values: [String: Any] = [
      "title": digest.title, "day": digest.day, "time": digest.time, "count": digest.count,
      "count_text": digest.countText, "groups": groups, "documents": documents,
      "style": HTMLStyle.sheet, "style_policy": HTMLStyle.policy, "charts": false,
    ]
    if digest.groups.count > 1 { values["contents"] = ["groups": groups] }
    if digest.count > 1 {
      values["search"] = ["script": HTMLScript.text, "policy": HTMLScript.policy]
    }
    let charts = HTMLCharts.charts(of: tally)
    // Everything has a value, as a name that has none is looked for further out.
    if !charts.isEmpty { values["charts"] = ["html": charts] }
    return values
  }

  /// The values of a document.
  private static func values(of item: DigestItem, level: Int) -> [String: Any] {
    var values: [String: Any] = [
      "title": item.title, "level": level, "marks": String(repeating: "#", count: level),
      "language": item.language ?? "", "summary": item.summary, "labels": item.labels,
      "has_labels": !item.labels.isEmpty, "story": false, "content": false, "about": false,
      "url": false, "name": false,
    ]
    if let link = item.link {
      values["url"] = link.address
      values["destination"] = MarkdownText.destination(link)
    }
    let about = HTMLArticle.about(item)
    if !about.isEmpty { values["about"] = ["html": about, "text": MarkdownDigest.about(item)] }
    values["source"] = item.source
    if !item.authors.isEmpty { values["authors"] = item.authors.joined(separator: ", ") }
    values["published"] = item.published?.description
    values["published_text"] = item.publishedText
    values["reading_time"] = item.minutesText
    if let content = item.content {
      values["content"] = [
        "html": String(content.html(below: level).dropLast()),
        "markdown": content.markdown(below: level),
      ]
    }
    return values
  }
}
