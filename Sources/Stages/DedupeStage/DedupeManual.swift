public import PipeKit

extension Dedupe {
  /// What the stage says of itself.
  public static let manual = Manual(
    "dedupe", "Drops documents that repeat others, in the same run or in earlier ones.",
    details: """
      A document repeats an earlier one if it has its address, the guid that its feed gives it, its words, or nearly its \
      words. Addresses are compared without scheme, www., tracking parameters (utm_source, fbclid and some hundred \
      others), the order of parameters, fragment, and what stands for AMP or a mobile page, caches of search engines \
      included; `canonical_url` in the metadata comes before `url`. Guids that are no addresses count for one feed alone. \
      Of texts (or summaries, where there is no text) the words are compared, without regard to case and punctuation, and \
      to how an accent is written.

      Nearly the same are texts of which the share of runs of three words that both have, of those that one has, is at \
      least similarity: at 0.45, about one word in nine may differ. It is told by MinHash with locality-sensitive \
      hashing, within a few hundredths. A teaser is not nearly the same as its article. What is nearly the same as a copy, and not as the \
      one that is kept, is kept itself. Texts of fewer than min_words \
      words are repeats only if the titles are the same, too, and both together have eight words.

      Of several copies the best is kept: those with less than four fifths of the words of the longest are out; of the \
      versions of one article the newest, by `updated`, else `published`, else the order of arrival; then a copy of the \
      sources in prefer; then the one published first; then the one that came first. It takes the place of the first, and \
      its `metadata` has the others as `duplicates`: id, url, source, title, published, what they are alike by, and, for \
      nearly the same, the similarity. At most 100 are recorded. The trail says why it was chosen. To choose, documents \
      are held back to the end, so that an interrupted run begins anew, but no more than buffer: beyond it the oldest go \
      on, and later copies of them are dropped. With keep: first the first copy goes on at once.

      A version is a document with the address or guid of another, and other words: an article that was updated, and no \
      copy. If the earlier one has gone on already, it goes on as well, with `is_update` in its metadata; with \
      updates: drop it is a repeat.

      With within: 7d, what earlier runs have seen in the last seven days is known as well, from the pipeline's state. A \
      document that every run sees anew is not forgotten in between. It is noted as seen when it has come through: a run \
      that is interrupted and goes on does not take its own documents for repeats, and one that is given up is \
      forgotten. One that has failed in a later stage, and is kept as failed, is no repeat of itself when it comes \
      again. Without a state ('pipe exec', --no-state, --limit) only the run itself counts.
      """,
    examples: [sameAddress, nearlyTheSame, update, mark, first])

  private static let sameAddress = Manual.Example(
    "One page under several addresses",
    input: [
      Document(
        id: "a", url: "https://www.example.org/ferry?utm_source=rss", source: "rss",
        title: "Ferry runs again"),
      Document(id: "b", url: "https://example.org/rain", title: "Rain"),
      Document(id: "c", url: "http://m.example.org/ferry/amp", title: "Ferry runs again"),
    ],
    output: [
      Document(
        id: "a", url: "https://www.example.org/ferry?utm_source=rss", source: "rss",
        title: "Ferry runs again",
        metadata: [
          "duplicates": [
            [
              "id": "c", "url": "http://m.example.org/ferry/amp", "title": "Ferry runs again",
              "by": "address",
            ]
          ]
        ]),
      Document(id: "b", url: "https://example.org/rain", title: "Rain"),
    ])

  private static let wire = """
    The ferry to the islands runs again from Monday, the harbour office said. It had been out of service since a storm \
    damaged its bow doors in October.
    """
  private static let paper = """
    The ferry to the islands runs again from Monday, the harbour office announced. It had been out of service since a \
    storm damaged its bow doors in October.
    """

  private static let nearlyTheSame = Manual.Example(
    "A text that another outlet has edited: kept is the copy of the preferred source",
    options: "prefer: [wire.example.net]",
    input: [
      Document(id: "a", url: "https://example.org/1", text: paper),
      Document(id: "b", url: "https://wire.example.net/7", text: wire),
    ],
    output: [
      Document(
        id: "b", url: "https://wire.example.net/7", text: wire,
        metadata: [
          "duplicates": [
            ["id": "a", "url": "https://example.org/1", "by": "near", "similarity": 0.78]
          ]
        ])
    ])

  private static let update = Manual.Example(
    "Of two versions of an article the newer",
    input: [
      Document(
        id: "a", url: "https://example.org/1", updated: Timestamp("2025-12-31T08:00:00Z"),
        text: "Two people were hurt, police said on Wednesday."),
      Document(
        id: "a", url: "https://example.org/1", updated: Timestamp("2025-12-31T09:00:00Z"),
        text: "Three people were hurt, police said on Wednesday."),
    ],
    output: [
      Document(
        id: "a", url: "https://example.org/1", updated: Timestamp("2025-12-31T09:00:00Z"),
        text: "Three people were hurt, police said on Wednesday.",
        metadata: [
          "duplicates": [["id": "a", "url": "https://example.org/1", "by": "version"]]
        ])
    ])

  private static let mark = Manual.Example(
    "Repeats that are only marked",
    options: "{repeats: mark, by: [guid]}",
    input: [
      Document(id: "a", source: "https://example.org/feed", metadata: ["guid": "17"]),
      Document(id: "b", source: "https://example.org/feed", metadata: ["guid": "17"]),
      Document(id: "c", source: "https://example.net/feed", metadata: ["guid": "17"]),
    ],
    output: [
      Document(
        id: "a", source: "https://example.org/feed",
        metadata: [
          "guid": "17",
          "duplicates": [["id": "b", "source": "https://example.org/feed", "by": "guid"]],
        ]),
      Document(
        id: "b", source: "https://example.org/feed",
        metadata: ["guid": "17", "duplicate_of": "a", "duplicate_by": "guid"]),
      Document(id: "c", source: "https://example.net/feed", metadata: ["guid": "17"]),
    ])

  private static let first = Manual.Example(
    "The first copy, passed on at once",
    options: "keep: first",
    input: [
      Document(id: "a", url: "https://example.org/1", text: paper),
      Document(id: "b", url: "https://wire.example.net/7", text: wire),
    ],
    output: [Document(id: "a", url: "https://example.org/1", text: paper)])
}
