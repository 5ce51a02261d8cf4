import PipeKit

extension Story {
  /// What is noted of a story.
  var json: JSON {
    var story: JSONObject = [
      "id": .string(id), "headline": .string(headline), "size": .number(JSONNumber(size)),
      "first": .number(JSONNumber(Int(first))), "last": .number(JSONNumber(Int(last))),
      "members": .string(TermCoding.encode(hashes: members)),
      "terms": .string(TermCoding.encode(sum.terms)),
      "mass": .number(JSONNumber(Double(mass))),
    ]
    history.note(in: &story)
    return .object(story)
  }

  /// Reads what was noted; `nil` for anything else.
  init?(_ json: JSON) {
    guard let object = json.object, let id = object["id"]?.string,
      let headline = object["headline"]?.string, let size = object["size"]?.int,
      let first = object["first"]?.int, let last = object["last"]?.int,
      let members = object["members"]?.string.flatMap(TermCoding.decode(hashes:)),
      let terms = object["terms"]?.string.flatMap({ TermCoding.decode($0) }),
      let mass = object["mass"]?.double
    else { return nil }
    self.init(
      id: id, headline: headline, members: members, size: size, first: Int64(first),
      last: Int64(last), sum: TermVector(terms), mass: Float(mass))
    history = StoryHistory(noted: object)
  }
}
