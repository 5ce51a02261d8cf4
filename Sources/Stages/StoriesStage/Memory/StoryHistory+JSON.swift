import PipeKit

extension StoryHistory {
  /// Reads what was noted of a story; what an earlier version has not noted is empty.
  ///
  /// - Parameter story: What was noted.
  init(noted story: JSONObject) {
    self.init(
      sites: story["sites"]?.string.flatMap(TermCoding.decode(hashes:)) ?? [],
      documents: story["documents"]?.array?.compactMap(\.object) ?? [],
      sentences: story["sentences"]?.array?.compactMap { StorySentence($0) } ?? [])
  }

  /// Writes it beside what else is noted of a story.
  ///
  /// - Parameter story: What is noted; it gets a key for each thing that there is.
  func note(in story: inout JSONObject) {
    if !sites.isEmpty { story["sites"] = .string(TermCoding.encode(hashes: sites)) }
    if !documents.isEmpty { story["documents"] = .array(documents.map { .object($0) }) }
    if !sentences.isEmpty { story["sentences"] = .array(sentences.map(\.json)) }
  }
}
