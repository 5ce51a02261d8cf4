extension BuiltInTemplate {
  /// A document as a file in Markdown, with the keys that Hugo and Obsidian know.
  static let notes = BuiltInTemplate(
    name: "notes", format: "notes",
    text: #"""
      ---
      title: "{{title}}"
      {{! Without quotation marks, as Obsidian takes it for a time only so. }}
      {{#published}}
      date: {{{published}}}
      {{/published}}
      {{#updated}}
      lastmod: {{{updated}}}
      {{/updated}}
      {{#url}}
      source: "{{url}}"
      {{/url}}
      {{#source}}
      site: "{{source}}"
      {{/source}}
      {{#authors}}
      authors:
      {{#author_names}}
        - "{{.}}"
      {{/author_names}}
      {{/authors}}
      {{#has_tags}}
      tags:
      {{#tags}}
        - "{{.}}"
      {{/tags}}
      {{/has_tags}}
      {{#description}}
      description: "{{description}}"
      {{/description}}
      {{#image}}
      image: "{{image}}"
      {{/image}}
      {{#language}}
      lang: "{{language}}"
      {{/language}}
      id: "{{id}}"
      ---

      {{#text}}
      {{{text}}}
      {{/text}}


      """#)
}
