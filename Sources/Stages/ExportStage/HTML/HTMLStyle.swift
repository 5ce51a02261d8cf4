/// How a digest looks: one column, the reader's own fonts, light or dark as the reader's system is; on
/// a wide screen contents and charts stand beside it.
enum HTMLStyle {
  /// What lets the sheet apply where the page's policy forbids all others.
  static let policy = ContentPolicy.source(of: "\n" + sheet + "\n")

  static let sheet = """
    :root {
      color-scheme: light dark;
      --text: #1d1d1f; --quiet: #5f6368; --back: #fdfdfc; --line: #dcdcd8; --link: #0b57a4;
      --tag: #eeeeea; --bar: #3f7cb8; --edge: #767a80;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --text: #e4e4e0; --quiet: #a3a5a8; --back: #17181a; --line: #37393c; --link: #8ab8f0;
        --tag: #28292c; --bar: #6b9bd0; --edge: #8b8e93;
      }
    }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; max-width: 44rem; padding: 1.5rem 1rem 4rem;
      background: var(--back); color: var(--text);
      font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      overflow-wrap: anywhere;
    }
    .skip { position: absolute; left: -100rem; }
    .skip:focus {
      left: 1rem; top: .5rem; padding: .3rem .6rem; background: var(--back); z-index: 1;
    }
    header { border-bottom: 1px solid var(--line); margin-bottom: 1.25rem; padding-bottom: .75rem; }
    h1, h2, h3, h4 { line-height: 1.25; }
    h1, h2 { text-wrap: balance; }
    h1 { font-size: 1.9rem; margin: 0; }
    h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; }
    main > section:first-child > h2 { margin-top: 1.5rem; }
    h3, h4, article h2 { font-size: 1.15rem; margin: 0 0 .25rem; }
    p { margin: .35rem 0 .6rem; }
    header p, .about, .count, output { color: var(--quiet); font-size: .9rem; }
    time { white-space: nowrap; }
    a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
    h2 a, h3 a, h4 a { text-decoration: none; }
    a:hover { text-decoration: underline; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    [role=search] { display: flex; flex-wrap: wrap; align-items: center; row-gap: .35rem; }
    [role=search] label { font-size: .9rem; margin-right: .75rem; }
    output:not(:empty) { margin-left: .75rem; }
    [role=search] input {
      flex: 1 1 12rem; min-height: 2.5rem; padding: .3rem .6rem; font: inherit;
      color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: .4rem;
    }
    nav ul, .labels { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; }
    nav ul { margin: 0; padding: 0; }
    nav li { display: flex; align-items: baseline; column-gap: .35rem; }
    nav a { padding: .3rem 0; }
    article { border-bottom: 1px solid var(--line); padding: 1rem 0; }
    section > article:last-child, main > article:last-child { border-bottom: 0; }
    .story { border-left: 3px solid var(--bar); padding-left: .9rem; margin: 1rem 0; }
    .story > .about { margin: 0; }
    .story h4 { font-size: 1.05rem; }
    .text { margin: .35rem 0 .6rem; }
    .text h3, .text h4, .text h5, .text h6 { font-size: 1rem; margin: 1rem 0 .25rem; }
    .text table { border-collapse: collapse; display: block; overflow-x: auto; }
    .text td, .text th { border: 1px solid var(--line); padding: .2rem .5rem; }
    pre { overflow-x: auto; }
    pre.text { font: inherit; white-space: pre-wrap; }
    .labels { gap: .35rem; margin: .6rem 0 0; padding: 0; font-size: .8rem; }
    .labels li { background: var(--tag); border-radius: .3rem; padding: .1rem .5rem; }
    aside { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1rem; }
    figure { margin: 0 0 1.75rem; max-width: 24rem; }
    figcaption { font-weight: 600; font-size: .9rem; margin-bottom: .4rem; }
    svg { display: block; width: 100%; height: auto; font-size: 13px; }
    svg text { fill: var(--text); }
    svg .quiet { fill: var(--quiet); }
    svg rect { fill: var(--bar); }
    svg path { stroke: var(--edge); }
    @media (min-width: 68rem) {
      body {
        max-width: 68rem; padding: 2rem; display: grid; grid-template-rows: auto auto 1fr;
        grid-template-columns: minmax(0, 44rem) 17rem; column-gap: 3rem;
      }
      header { grid-column: 1 / -1; }
      nav, aside { grid-column: 2; }
      main { grid-column: 1; grid-row: 2 / span 2; }
      nav ul { display: block; }
      nav li { justify-content: space-between; }
      aside { margin-top: 1.25rem; }
    }
    @media print {
      body { max-width: none; padding: 0; font-size: 11pt; display: block; }
      article, figure { break-inside: avoid; }
      nav, .skip, [role=search] { display: none; }
    }
    """
}
