public import PipeKit

extension Rank {
  /// What the stage says of itself.
  public static let manual = Manual(
    "rank", "Puts the important documents first, and says why.",
    details: """
      A document's score is the mean of parts from 0 to 1, by their weights: freshness, 1 for one of this moment and \
      half of it with every half_life, by `published`, else `updated`; story, 1 - 1/n where its story has n documents (put \
      stories before it); source and topic, what the options give for the document's domain or source, and for its best \
      label; interest, e / (e + 1) for the sum e of the weights of those interests that it has, twice in the title; of a text \
      in HTML or Markdown it is what a reader sees that counts. Source, \
      topic and interest count only where something is given for them. A document without a date has a freshness of 0; a \
      date more than a day after the run's start is a mistake, and counts as none.

      Then documents are taken one after the other, the best first, and each that is taken lowers those of its topic, its \
      source and its story (diversity, same_story): by the share itself after the first, and 1 / (1 + n (1/share - 1)) \
      after n. So a day with one great event still has others among the first ten. Of equal scores the one that came first \
      is taken first.

      `rank` in the metadata has the `position`, the `score`, and `because`, the parts with what they were multiplied by for \
      diversity and the interests that were found. With top, only so many go on, and with per_topic so many of each topic; \
      the others are dropped. All documents are held back until the last has come; a run that is interrupted begins anew.
      """,
    examples: [
      Manual.Example(
        "What is new, and what one wants to read about",
        options: "{interests: {ferr*: 2}, half_life: 1d}",
        input: [
          Document(id: "a", title: "Rain", published: Timestamp("2026-01-01T00:00:00Z")),
          Document(
            id: "b", title: "The ferry runs again", published: Timestamp("2025-12-31T00:00:00Z")),
        ],
        output: [
          Document(
            id: "b", title: "The ferry runs again", published: Timestamp("2025-12-31T00:00:00Z"),
            metadata: [
              "rank": [
                "position": 1, "score": 0.433,
                "because": ["freshness": 0.5, "story": 0, "interest": 0.8, "keywords": ["ferr*"]],
              ]
            ]),
          Document(
            id: "a", title: "Rain", published: Timestamp("2026-01-01T00:00:00Z"),
            metadata: [
              "rank": [
                "position": 2, "score": 0.333,
                "because": ["freshness": 1, "story": 0, "interest": 0],
              ]
            ]),
        ]),
      Manual.Example(
        "Two documents, of different topics",
        options: """
          weights: {freshness: 0, story: 0}
          sources: {example.org: 1, example.net: 0.9}
          diversity: 0.5
          top: 2
          """,
        input: [
          Document(id: "a", url: "https://example.org/1", labels: [Label("sport")]),
          Document(id: "b", url: "https://example.org/2", labels: [Label("sport")]),
          Document(id: "c", url: "https://example.net/3", labels: [Label("politics")]),
        ],
        output: [
          Document(
            id: "a", url: "https://example.org/1", labels: [Label("sport")],
            metadata: ["rank": ["position": 1, "score": 1, "because": ["source": 1]]]),
          Document(
            id: "c", url: "https://example.net/3", labels: [Label("politics")],
            metadata: ["rank": ["position": 2, "score": 0.9, "because": ["source": 0.9]]]),
        ]),
    ])
}
