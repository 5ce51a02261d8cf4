extension BuiltInTemplate {
  /// A digest as a page.
  static let digest = BuiltInTemplate(
    name: "digest", format: "html",
    text: #"""
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="pipe">
      {{! Change or take out the policy when you change style or script: it says what may apply. }}
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {{{style_policy}}}{{#search}}; script-src {{{policy}}}{{/search}}">
      <title>{{title}}</title>
      <style>
      {{{style}}}
      </style>
      </head>
      <body>
      <a class="skip" href="#documents">Skip to the documents</a>
      <header>
      <h1 dir="auto">{{title}}</h1>
      <p><time datetime="{{day}}">{{day}}</time> · {{count_text}}</p>
      {{#search}}
      <div role="search" hidden>
      <label for="search">Search this page</label>
      <input id="search" type="search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/">
      <output for="search"></output>
      </div>
      {{/search}}
      </header>
      {{#contents}}
      <nav aria-label="Contents">
      <ul>
      {{#groups}}
      <li><a href="#group-{{number}}"><bdi>{{name}}</bdi></a> <span class="count">{{count}}</span></li>
      {{/groups}}
      </ul>
      </nav>
      {{/contents}}
      <main id="documents">
      {{^groups}}
      <p>No documents.</p>
      {{/groups}}
      {{#groups}}
      {{#name}}
      <section aria-labelledby="group-{{number}}">
      <h2 id="group-{{number}}" dir="auto">{{name}}</h2>
      {{/name}}
      {{#parts}}
      {{#story}}
      <section class="story" aria-labelledby="story-{{number}}">
      <h{{level}} id="story-{{number}}" dir="auto">{{headline}}</h{{level}}>
      <p class="about">{{count}} documents</p>
      {{#summary}}
      <p dir="auto">{{summary}}</p>
      {{/summary}}
      {{/story}}
      {{#documents}}
      <article lang="{{language}}">
      <h{{level}} dir="auto">{{#url}}<a href="{{url}}" rel="noopener noreferrer">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}</h{{level}}>
      {{#about}}
      <p class="about" lang="en">{{{html}}}</p>
      {{/about}}
      {{#summary}}
      <p dir="auto">{{.}}</p>
      {{/summary}}
      {{#content}}
      {{{html}}}
      {{/content}}
      {{#has_labels}}
      <ul class="labels" aria-label="Labels">{{#labels}}<li><bdi>{{.}}</bdi></li>{{/labels}}</ul>
      {{/has_labels}}
      </article>
      {{/documents}}
      {{#story}}
      </section>
      {{/story}}
      {{/parts}}
      {{#name}}
      </section>
      {{/name}}
      {{/groups}}
      </main>
      {{#charts}}
      <aside aria-label="At a glance">
      {{{html}}}</aside>
      {{/charts}}
      {{#search}}
      <script>
      {{{script}}}
      </script>
      {{/search}}
      </body>
      </html>

      """#)
}
