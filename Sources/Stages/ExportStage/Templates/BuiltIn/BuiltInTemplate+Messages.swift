extension BuiltInTemplate {
  /// A message for Slack.
  static let slack = BuiltInTemplate(
    name: "slack", format: "slack",
    text: #"""
      {
      "text": "{{title}} · {{count_text}}",
      "unfurl_links": false,
      "blocks": [
      {"type": "header", "text": {"type": "plain_text", "text": "{{title}}"}}
      {{#documents}}
      ,{"type": "section", "text": {"type": "mrkdwn", "verbatim": true, "text": "{{#url}}<{{url}}|{{title}}>{{/url}}{{^url}}{{title}}{{/url}}{{#about}}\n{{about}}{{/about}}{{#summary}}\n{{summary}}{{/summary}}"}}
      {{/documents}}
      {{#rest}}
      ,{"type": "context", "elements": [{"type": "mrkdwn", "verbatim": true, "text": "and {{count}} more{{#address}}: <{{address}}>{{/address}}"}]}
      {{/rest}}
      ]
      }

      """#)

  /// A message for Discord.
  static let discord = BuiltInTemplate(
    name: "discord", format: "discord",
    text: #"""
      {
      "content": "**{{title}}** · {{count_text}}{{#rest}}, {{count}} of them left out{{/rest}}{{#address}}\n<{{{address}}}>{{/address}}",
      "allowed_mentions": {"parse": []},
      "embeds": [
      {{#documents}}
      {{comma}}{"title": "{{title}}"{{#url}}, "url": "{{{url}}}"{{/url}}{{#summary}}, "description": "{{summary}}"{{/summary}}{{#about}}, "footer": {"text": "{{% CONTENT_TYPE:JSON}}{{about}}{{% CONTENT_TYPE:DISCORD}}"}{{/about}}}
      {{/documents}}
      ]
      }

      """#)

  /// A message for Mattermost.
  static let mattermost = BuiltInTemplate(
    name: "mattermost", format: "mattermost",
    text: #"""
      {
      "text": "#### {{title}} · {{count_text}}{{#documents}}\n\n**{{#url}}[{{title}}]({{{url}}}){{/url}}{{^url}}{{title}}{{/url}}**{{#about}}\n{{about}}{{/about}}{{#summary}}\n{{summary}}{{/summary}}{{/documents}}{{#rest}}\n\nand {{count}} more{{/rest}}{{#address}}\n\n{{{address}}}{{/address}}"
      }

      """#)
}
