extension BuiltInTemplate {
  /// A digest in Markdown.
  static let digestInMarkdown = BuiltInTemplate(
    name: "digest-markdown", format: "markdown",
    text: #"""
      # {{title}}

      {{day}} · {{count_text}}
      {{^groups}}

      No documents.
      {{/groups}}
      {{#contents}}

      ## Contents

      {{#groups}}
      - [{{name}}](#{{{anchor}}}) ({{count}})
      {{/groups}}
      {{/contents}}
      {{#groups}}
      {{#name}}

      ## {{name}}
      {{/name}}
      {{#parts}}
      {{#story}}

      {{{marks}}} {{headline}}

      {{count}} documents
      {{#summary}}

      {{summary}}
      {{/summary}}
      {{/story}}
      {{#documents}}

      {{{marks}}} {{#url}}[{{title}}]({{{destination}}}){{/url}}{{^url}}{{title}}{{/url}}
      {{#about}}

      {{text}}
      {{/about}}
      {{#summary}}

      {{.}}
      {{/summary}}
      {{#content}}

      {{{markdown}}}
      {{/content}}
      {{#has_labels}}

      Labels: {{labels_text}}
      {{/has_labels}}
      {{/documents}}
      {{/parts}}
      {{/groups}}

      """#)
}
