public import PipeKit

extension Export {
  /// What the stage says of itself.
  public static let manual = Manual(
    "export", "Writes documents to a file or database, and passes them on.",
    details: """
      jsonl writes one document a line, in the documents' own JSON form, which fetch and exec read \
      again; json writes one array of them. csv and tsv write a row a document below one of names, in UTF-8: authors, \
      labels, keywords and links parted by ';', or as a JSON list where they have what parts them; times as in JSON, \
      metadata and trail as JSON. All of these are packed where the name ends in .gz or .zst. markdown and html write one digest for people: a headline, the documents by topic, \
      each with its link, source, authors, time and summary; that of a day, whose name has {{date}} or {{day}}, \
      grows with every run. notes writes a file in Markdown for each document, email a message, smtp sends it, epub a book, \
      atom, rss and jsonfeed a feed of the newest documents, webhook posts: docs/export.md tells of them, and of the \
      templates that may take the place of what these text formats write. sqlite and postgres add \
      documents to the tables documents, labels and stories of a database, and bring those up to date that it has \
      already; sqlite keeps an index for full-text search, documents_fts (docs/data.md).

      A file appears under its name, and an appended one grows, only when the run is complete: until \
      then, and after a failure, it is what it was before. What was exported meanwhile is in a \
      hidden file beside it, .NAME.TAG.pipe-part. A run that was interrupted goes on there, so that \
      every document is exported once; --fresh begins again. A database has documents as they come, \
      up to 16,384 or 64 MB in a transaction (16 MB where SQLite has an index for search, so that others that \
      read wait less), and at each checkpoint; a document that comes again replaces itself. One of SQLite is one \
      file, without a write-ahead log. Where the connection to PostgreSQL is lost, it is made again for half a \
      minute. Standard output and devices cannot be continued: after an interruption they \
      get the documents that were still missing, and some of those before them again; a digest \
      comes as a whole. When whoever \
      reads standard output has had enough, the run goes on for what else is written, and ends where \
      nothing is.

      A symbolic link stays one: the file it points to is written, and created where there is none; \
      its directory has to be there. No two exports of a pipeline write one file. A named pipe is \
      written once somebody reads it, and Ctrl-C ends the waiting for that.

      In a digest a document's topic is its first label, and the order is that in which documents \
      arrive; those of one story (see 'stories') stand together. One that comes again takes the place of the first. A document without a summary is shown with the beginning of its text; or, if 'clean' \
      has written that as Markdown or HTML (metadata text_format), with all of it: headings below the \
      document's own, HTML sanitised once more and without its images in a digest in HTML, HTML as \
      Markdown in a digest in Markdown, and Markdown line by line as it is in one in HTML. A digest to \
      standard output holds what it shows in memory until the end; nothing else does.

      In a dry run nothing is written.
      """,
    roles: .sink, usesAttempts: true, passesAtOnce: true,
    examples: [
      Manual.Example(
        "One document a line",
        options: "to: out/news.jsonl",
        input: [rain, talks],
        output: [rain, talks],
        writes: [
          "out/news.jsonl": """
          {"id":"a","url":"https://example.org/rain","title":"Rain ahead","published":\
          "2025-12-31T18:05:00+01:00","text":"It will rain until Friday.","labels":[{"name":\
          "weather","score":1}]}
          {"id":"b","url":"https://news.example.com/talks","title":"Talks go on","authors":\
          ["Jane Doe"],"summary":"Both sides meet again on Monday.","labels":[{"name":"politics",\
          "score":0.9},{"name":"economy","score":0.5}]}

          """
        ]),
      Manual.Example(
        "A digest to read",
        options: #"{to: "out/{{year}}/{{date}}.md", title: "News of {{date}}"}"#,
        input: [rain, talks],
        output: [rain, talks],
        writes: [
          "out/2026/2026-01-01.md": """
          # News of 2026-01-01

          2026-01-01 · 2 documents

          ## Contents

          - [Weather](#weather) (1)
          - [Politics](#politics) (1)

          ## Weather

          ### [Rain ahead](https://example.org/rain)

          example.org · 2025-12-31 17:05 UTC · 1 min read

          It will rain until Friday.

          Labels: weather

          ## Politics

          ### [Talks go on](https://news.example.com/talks)

          news.example.com · Jane Doe

          Both sides meet again on Monday.

          Labels: politics, economy

          <!-- pipe adds documents above this line; what is below stays as it is.
          \(DigestItem.name(of: "a")):1fb65ae8
          \(DigestItem.name(of: "b")):b2f17cf0
          -->

          """
        ]),
      Manual.Example(
        "Some fields, added to what is there",
        options: "{to: seen.ndjson, mode: append, fields: [url, title]}",
        input: [talks],
        output: [talks],
        files: ["seen.ndjson": #"{"url":"https://example.org/rain","title":"Rain ahead"}"# + "\n"],
        writes: [
          "seen.ndjson": """
          {"url":"https://example.org/rain","title":"Rain ahead"}
          {"url":"https://news.example.com/talks","title":"Talks go on"}

          """
        ]),
      Manual.Example(
        "A table for a spreadsheet",
        options: "{to: out/news.csv, fields: [published, title, authors, labels]}",
        input: [talks, Document(id: "d", title: "=1+1, \"two\"")],
        output: [talks, Document(id: "d", title: "=1+1, \"two\"")],
        writes: [
          "out/news.csv": #"""
          published,title,authors,labels
          ,Talks go on,Jane Doe,"politics; economy"
          ,"'=1+1, ""two""\#u{22},,

          """#
        ]),
      Manual.Example(
        "A list without topics, in a file with another ending",
        options: "{to: news.txt, format: markdown, group_by: none}",
        input: [Document(id: "c", url: "mailto:editor@example.org", title: "[Ask *us*](here)")],
        output: [Document(id: "c", url: "mailto:editor@example.org", title: "[Ask *us*](here)")],
        writes: [
          "news.txt": #"""
          # News digest

          2026-01-01 · 1 document

          ## \[Ask \*us\*\](here)

          """#
        ]),
    ])

  private static let rain = Document(
    id: "a", url: "https://example.org/rain", title: "Rain ahead",
    published: Timestamp("2025-12-31T18:05:00+01:00"), text: "It will rain until Friday.",
    labels: [Label("weather")])

  private static let talks = Document(
    id: "b", url: "https://news.example.com/talks", title: "Talks go on", authors: ["Jane Doe"],
    summary: "Both sides meet again on Monday.",
    labels: [Label("politics", score: 0.9), Label("economy", score: 0.5)])
}
