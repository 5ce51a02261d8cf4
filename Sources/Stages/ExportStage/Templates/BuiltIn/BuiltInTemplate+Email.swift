extension BuiltInTemplate {
  /// The page of a message, whose elements have their own styles, as mail programs take no sheets.
  static let email = BuiltInTemplate(
    name: "email", format: "email or smtp",
    text: #"""
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>{{title}}</title>
      </head>
      <body style="margin:0;padding:0">
      <div style="max-width:640px;margin:0 auto;padding:16px;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
      <h1 dir="auto" style="font-size:26px;line-height:1.25;margin:0">{{title}}</h1>
      <p style="opacity:.75;font-size:14px;margin:2px 0 6px">{{day}} · {{count_text}}</p>
      {{#groups}}
      {{#name}}
      <h2 dir="auto" style="font-size:21px;line-height:1.25;margin:32px 0 8px;border-bottom:1px solid #dcdcd8;padding-bottom:4px">{{name}}</h2>
      {{/name}}
      {{#parts}}
      {{#story}}
      <p dir="auto" style="font-weight:bold;margin:16px 0 0">{{headline}} <span style="font-weight:normal;opacity:.75">· {{count}} documents</span></p>
      {{#summary}}
      <p dir="auto" style="margin:4px 0 8px">{{summary}}</p>
      {{/summary}}
      {{/story}}
      {{#documents}}
      <div{{#language}} lang="{{language}}"{{/language}} style="margin:16px 0">
      <h3 dir="auto" style="font-size:18px;line-height:1.3;margin:0">{{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}</h3>
      {{#about}}
      <p style="opacity:.75;font-size:14px;margin:2px 0 6px">{{text}}</p>
      {{/about}}
      {{#lead}}
      <p dir="auto" style="margin:4px 0 8px">{{.}}</p>
      {{/lead}}
      </div>
      {{/documents}}
      {{/parts}}
      {{/groups}}
      {{#rest}}
      <p style="margin:24px 0">{{words}}</p>
      {{/rest}}
      {{#address}}
      <p><a href="{{address}}">{{#rest}}Read all documents{{/rest}}{{^rest}}Read this on the web{{/rest}}</a></p>
      {{/address}}
      </div>
      </body>
      </html>

      """#)
}
