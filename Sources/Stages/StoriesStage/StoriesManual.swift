public import PipeKit

extension Stories {
  /// What the stage says of itself.
  public static let manual = Manual(
    "stories", "Groups documents about the same event, across sources and days.",
    details: """
      Documents tell of the same event if they have much in common of what is rare: names, and the stems of words that few \
      others have (TF-IDF), in the title and the first 300 words. A document joins the story to whose documents it \
      is nearest on average, if it is near enough (similarity), and less so the later it comes; else it begins a story. \
      Documents are taken in the order of `published`; those in different languages do not meet. What repeats a document \
      belongs to its story, too: with dedupe before it, a story's size is the number of different texts.

      Each document gets `story` in its metadata: `id`, which stays the same from run to run; `headline`, the title of the \
      story's most typical document; `size`, how many documents it has had, `new`, how many of them in this run, and \
      `sources`, from how many sites all of them are, up to 256; `first` and `last`, the times of its documents; and \
      `freshness`, 1 for a story of this moment, half of it with every half_life without a document. So filter: {where: \
      {metadata.story.size: {min: 2}}} leaves what several have written about. With sentences, a story that several \
      documents tell of has a `summary`, too: sentences of their texts that say nothing twice, each with the `document` \
      it is from; a digest shows it below the headline. They are of as many documents as have good ones: a document \
      gives a second sentence only where those that have given none have none among the best, up to twice as many as \
      are asked for. What the summary said in the run before stands among the sentences to choose from.

      With output: stories there is one document for each story that has documents in this run instead, the largest \
      first: with the story's id and headline, address, text, labels and image of the most typical document, a summary \
      of the texts of all that says nothing twice, and in `metadata.story` up to 100 `documents`, those of this run and \
      then the newest 50 that earlier runs with this output have had, and under `summary` the document that each \
      sentence is from.

      Stories go on for within after their last document, and in later runs, too, by what the pipeline's state \
      remembers of them: without one ('pipe exec', --no-state, --limit) each run begins anew. All documents are held back until the last has \
      come; a run that is interrupted begins anew, and finds the stories that there were before it.
      """,
    examples: [sameEvent, asStories])

  private static let ferry = Document(
    id: "a", url: "https://example.org/1", title: "Ferry collides with freighter off Port Ellery",
    published: Timestamp("2025-12-31T18:00:00Z"), language: "en",
    text:
      "The ferry Halcyon collided with the freighter Meridian Sky in fog. Eleven people were hurt.")
  private static let rain = Document(
    id: "b", url: "https://example.org/2", title: "A wet week",
    published: Timestamp("2025-12-31T19:00:00Z"), language: "en",
    text: "Umbrellas were sold out in the north, where the rivers are rising.")
  private static let inquiry = Document(
    id: "c", url: "https://example.net/3", title: "Inquiry into collision of the Halcyon",
    published: Timestamp("2026-01-01T00:00:00Z"), language: "en",
    text:
      "The captain of the Halcyon will be heard on Friday about the collision with the Meridian Sky."
  )

  private static func with(_ document: Document, _ story: JSONObject) -> Document {
    var document = document
    document.metadata["story"] = .object(story)
    return document
  }

  private static let collision: JSONObject = [
    "id": "s7c181261906fa04c", "headline": "Inquiry into collision of the Halcyon", "size": 2,
    "new": 2,
    "sources": 2, "first": "2025-12-31T18:00:00Z", "last": "2026-01-01T00:00:00Z", "freshness": 1,
  ]

  private static let sameEvent = Manual.Example(
    "Two sources on one event, and another event", options: "half_life: 5h",
    input: [ferry, rain, inquiry],
    output: [
      with(ferry, collision),
      with(
        rain,
        [
          "id": "s646272dc4fe1762c", "headline": "A wet week", "size": 1, "new": 1, "sources": 1,
          "first": "2025-12-31T19:00:00Z", "last": "2025-12-31T19:00:00Z", "freshness": 0.5,
        ]), with(inquiry, collision),
    ])

  private static let asStories = Manual.Example(
    "A document for each story that several documents tell of",
    options: "{output: stories, min_size: 2}", input: [ferry, rain, inquiry],
    output: [
      Document(
        id: "s7c181261906fa04c", url: "https://example.net/3",
        title: "Inquiry into collision of the Halcyon",
        published: Timestamp("2025-12-31T18:00:00Z"), updated: Timestamp("2026-01-01T00:00:00Z"),
        language: "en", text: inquiry.text,
        summary: """
          The captain of the Halcyon will be heard on Friday about the collision with the Meridian Sky.
          The ferry Halcyon collided with the freighter Meridian Sky in fog.
          Eleven people were hurt.
          """,
        metadata: [
          "story": .object(
            JSONObject(
              collision.members.map { ($0.key, $0.value) } + [
                (
                  "documents",
                  [
                    [
                      "id": "c", "url": "https://example.net/3",
                      "title": "Inquiry into collision of the Halcyon",
                      "published": "2026-01-01T00:00:00Z",
                    ],
                    [
                      "id": "a", "url": "https://example.org/1",
                      "title": "Ferry collides with freighter off Port Ellery",
                      "published": "2025-12-31T18:00:00Z",
                    ],
                  ]
                ),
                (
                  "summary",
                  [
                    [
                      "text":
                        "The captain of the Halcyon will be heard on Friday about the collision with the Meridian Sky.",
                      "document": "c",
                    ],
                    [
                      "text": "The ferry Halcyon collided with the freighter Meridian Sky in fog.",
                      "document": "a",
                    ],
                    ["text": "Eleven people were hurt.", "document": "a"],
                  ]
                ),
              ]))
        ])
    ])
}
