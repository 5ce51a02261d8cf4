/// How the page of a report looks.
enum ReportStyle {
  /// The style sheet.
  static let sheet: Markup = """
    :root { color-scheme: light dark; --ink: #1c2024; --quiet: #5b6570; --paper: #fff; --line: #d9dee3;
      --good: #2f7fd1; --bad: #d1492f; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e9ec; --quiet: #9aa5b1; --paper: #14181c; --line: #343c44; --good: #4a96e0;
        --bad: #e0674f; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.5rem; line-height: 1.25; }
    h2 { font-size: 1.2rem; margin-top: 2.5rem; }
    h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
    p, dt, thead { color: var(--quiet); }
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; }
    dl div { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; }
    dt { font-size: .85rem; }
    dd { margin: 0; font-size: 1.1rem; font-variant-numeric: tabular-nums; }
    .notes { border-left: 3px solid var(--bad); padding: .25rem 0 .25rem 1.5rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
    th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; }
    tbody th, thead th:first-child { text-align: left; font-weight: 500; max-width: 16rem; }
    td.text { text-align: left; }
    .bar { background: linear-gradient(color-mix(in srgb, var(--good) 25%, transparent) 0 0) no-repeat;
      min-width: 5.5rem; }
    .matrix td { min-width: 2.6rem; text-align: center; border: 1px solid var(--line); }
    .matrix thead td { border: 0; }
    .matrix thead th { vertical-align: bottom; padding: .3rem .1rem;
      text-align: center; }
    .matrix thead span { display: inline-block; writing-mode: vertical-rl; transform: rotate(180deg); max-height: 12rem; }
    .right { background: color-mix(in srgb, var(--good) var(--heat), transparent); }
    .wrong { background: color-mix(in srgb, var(--bad) var(--heat), transparent); }
    svg { width: 100%; max-width: 26rem; font: 11px system-ui, sans-serif; fill: var(--quiet); }
    svg .grid { stroke: var(--line); }
    svg .ideal { stroke: var(--quiet); stroke-dasharray: 4 4; }
    svg polyline { fill: none; stroke: var(--good); stroke-width: 1.5; }
    svg circle { fill: var(--good); fill-opacity: .8; }
    .features { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .3rem; }
    .features li { padding: .1rem .5rem; border-radius: .4rem; border: 1px solid var(--line);
      background: color-mix(in srgb, var(--good) var(--heat), transparent); }
    .mistakes li { margin-bottom: 1rem; }
    .mistakes p { margin: 0; }
    """
}
