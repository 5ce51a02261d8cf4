/// How a digest looks: one column, the reader's own fonts, light or dark as the reader's system is.
enum HTMLStyle {
  static let sheet = """
    :root {
      color-scheme: light dark;
      --text: #1d1d1f; --quiet: #5f6368; --back: #fdfdfc; --line: #dcdcd8; --link: #0b57a4;
      --tag: #eeeeea;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --text: #e4e4e0; --quiet: #a3a5a8; --back: #17181a; --line: #37393c; --link: #8ab8f0;
        --tag: #28292c;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; max-width: 44rem; padding: 1.5rem 1rem 4rem;
      background: var(--back); color: var(--text);
      font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      overflow-wrap: anywhere;
    }
    header { border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; }
    h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
    h1 { font-size: 1.9rem; margin: 0; }
    h2 { font-size: 1.4rem; margin: 2.5rem 0 1rem; }
    h3, article h2 { font-size: 1.15rem; margin: 0 0 .25rem; }
    p { margin: .35rem 0 .6rem; }
    header p, .about, .count { color: var(--quiet); font-size: .9rem; }
    time { white-space: nowrap; }
    a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
    h2 a, h3 a { text-decoration: none; }
    a:hover, a:focus-visible { text-decoration: underline; }
    nav ul, .labels { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; list-style: none; }
    nav ul { margin: 0; padding: 0; }
    nav a { display: inline-block; padding: .2rem 0; }
    article { border-bottom: 1px solid var(--line); padding: 1rem 0; }
    article:last-child { border-bottom: 0; }
    .text { margin: .35rem 0 .6rem; }
    .text h3, .text h4, .text h5, .text h6 { font-size: 1rem; margin: 1rem 0 .25rem; }
    .text table { border-collapse: collapse; display: block; overflow-x: auto; }
    .text td, .text th { border: 1px solid var(--line); padding: .2rem .5rem; }
    pre { overflow-x: auto; }
    pre.text { font: inherit; white-space: pre-wrap; }
    .labels { gap: .35rem; margin: .6rem 0 0; padding: 0; font-size: .8rem; }
    .labels li { background: var(--tag); border-radius: .3rem; padding: .1rem .5rem; }
    @media print {
      body { max-width: none; padding: 0; font-size: 11pt; }
      article { break-inside: avoid; }
      nav { display: none; }
    }
    """
}
