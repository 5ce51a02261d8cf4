/// Documents, selectors, and the ids of the elements that they match, in document order.
enum SelectorCases {
  static let documents = [
    "page": #"""
    <!doctype html><html id=html lang=en><head id=head><title id=title>T</title></head><body\#
     id=body><header id=h class="top site"><h1 id=h1>News</h1><nav id=nav><a id=a1 href=/ \#
    rel="home nofollow">Home</a><a id=a2 href=https://x.example/a.pdf \#
    hreflang=en-GB>PDF</a><a id=a3 name=no>none</a></nav></header><main id=main><article \#
    id=art1 class="lead Story" data-k="a b c"><h2 id=h2a>One</h2><p id=p1 class=first>Hello \#
    <b id=b1>big</b> world</p><p id=p2>Two</p><p id=p3 class=last \#
    lang=de>Drei</p></article><article id=art2 class=story data-k=a-b><h2 id=h2b>Two</h2><p \#
    id=p4></p><p id=p5> </p><p id=p6><!--c--></p><ul id=ul><li id=l1>1</li><li id=l2 \#
    class=x>2</li><li id=l3>3</li><li id=l4 class=x>4</li><li id=l5 class=x>5</li><li \#
    id=l6>6</li></ul></article></main><footer id=f lang=en-US><p \#
    id=p7>End</p></footer></body></html>
    """#,
    "form": #"""
    <!doctype html><html id=html><head></head><body id=body><form id=form><input id=i1 \#
    type=checkbox checked><input id=i2 type=RADIO checked><input id=i3 type=text checked \#
    disabled><input id=i4 type=checkbox><fieldset id=fs disabled><legend id=lg><input \#
    id=i5></legend><legend id=lg2><input id=i6></legend><input id=i7><button \#
    id=bt>b</button></fieldset><select id=s><option id=o1>1</option><option id=o2 \#
    selected>2</option><optgroup id=og disabled><option \#
    id=o3>3</option></optgroup></select><textarea id=ta disabled></textarea><label \#
    id=lb>l</label></form></body></html>
    """#,
    "deep": #"""
    <!doctype html><html id=html><head></head><body id=body><div id=d1 class=a><div id=d2 \#
    class=b><div id=d3 class=a><div id=d4 class=c><span id=s1 class=a>x</span><span \#
    id=s2>y</span><em id=e1>z</em><span id=s3>w</span></div></div><p id=q1>a</p><p \#
    id=q2>b</p></div><section id=sec><p id=q3 class=a>c</p></section></div></body></html>
    """#,
  ]

  static let page = #"""
    * => html head title body h h1 nav a1 a2 a3 main art1 h2a p1 b1 p2 p3 art2 h2b p4 p5 p6 ul l1 l2 l3 l4 l5 l6 f p7
    p => p1 p2 p3 p4 p5 p6 p7
    P => p1 p2 p3 p4 p5 p6 p7
    h1, h2 => h1 h2a h2b
    nosuch => 
    #p1 => p1
    #P1 => 
    p#p1 => p1
    a#p1 => 
    #p1#p1 => p1
    .x => l2 l4 l5
    .story => art2
    .Story => art1
    .lead.Story => art1
    .top.site => h
    article.story => art2
    *.x => l2 l4 l5
    [id=p1] => p1
    [class] => h art1 p1 p3 art2 l2 l4 l5
    [class=""] => 
    [data-k] => art1 art2
    [data-k=a-b] => art2
    [data-k="a b c"] => art1
    [data-k~=b] => art1
    [data-k~="a b"] => 
    [data-k~=""] => 
    [data-k|=a] => art2
    [data-k^=a] => art1 art2
    [data-k$=c] => art1
    [data-k*="b c"] => art1
    [data-k*=""] => 
    [data-k^=""] => 
    [data-k$=""] => 
    [data-k=A-B] => 
    [data-k=A-B i] => art2
    [data-k="A-B" I] => art2
    [data-k=a-b s] => art2
    [DATA-K] => art1 art2
    [ data-k = "a-b" ] => art2
    a[href] => a1 a2
    a[href^="https:"] => a2
    a[href$=".pdf"] => a2
    a[href*=x] => a2
    a[rel~=nofollow] => a1
    a[rel~=NOFOLLOW] => a1
    a[rel~=NOFOLLOW s] => 
    [hreflang|=EN] => a2
    [hreflang|=en] => a2
    [lang=EN] => html
    [lang=EN s] => 
    [id^=p]:not([id=p1]) => p2 p3 p4 p5 p6 p7
    main p => p1 p2 p3 p4 p5 p6
    main > p => 
    main>p => 
    article>p => p1 p2 p3 p4 p5 p6
    h2 + p => p1 p4
    h2+p => p1 p4
    h2 ~ p => p1 p2 p3 p4 p5 p6
    p + p => p2 p3 p5 p6
    p ~ p => p2 p3 p5 p6
    p+p+p => p3 p6
    li + li + li => l3 l4 l5 l6
    li ~ li.x => l2 l4 l5
    li.x ~ li => l3 l4 l5 l6
    li.x + li => l3 l5 l6
    article ~ article => art2
    article + article h2 => h2b
    header + main p => p1 p2 p3 p4 p5 p6
    body p b => b1
    body > main > article > p > b => b1
    main article > h2 ~ p.last => p3
    nav a + a => a2 a3
    html body main article => art1 art2
    * > b => b1
    * + * > li => l1 l2 l3 l4 l5 l6
    p:first-child => p7
    p:last-child => p3 p7
    li:first-child => l1
    li:last-child => l6
    li:nth-child(1) => l1
    li:nth-child(2) => l2
    li:nth-child(odd) => l1 l3 l5
    li:nth-child(EVEN) => l2 l4 l6
    li:nth-child(2n+1) => l1 l3 l5
    li:nth-child(2n + 1) => l1 l3 l5
    li:nth-child( 2n+1 ) => l1 l3 l5
    li:nth-child(3n) => l3 l6
    li:nth-child(3n-1) => l2 l5
    li:nth-child(n+3) => l3 l4 l5 l6
    li:nth-child(-n+3) => l1 l2 l3
    li:nth-child(-2n+5) => l1 l3 l5
    li:nth-child(0n+4) => l4
    li:nth-child(n) => l1 l2 l3 l4 l5 l6
    li:nth-child(-n) => 
    li:nth-child(0) => 
    li:nth-child(+3) => l3
    li:nth-child(7) => 
    li:nth-child(100n+2) => l2
    li:nth-last-child(1) => l6
    li:nth-last-child(2n) => l1 l3 l5
    li:nth-last-child(-n+2) => l5 l6
    li:nth-last-child(odd) => l2 l4 l6
    p:nth-of-type(1) => p1 p4 p7
    p:nth-of-type(2) => p2 p5
    p:nth-of-type(even) => p2 p5
    p:nth-last-of-type(1) => p3 p6 p7
    p:nth-last-of-type(2) => p2 p5
    p:first-of-type => p1 p4 p7
    p:last-of-type => p3 p6 p7
    p:only-of-type => p7
    b:only-child => b1
    p:only-child => p7
    h1:only-of-type => h1
    :only-child => html title b1 p7
    :first-child:last-child => html title b1 p7
    article :first-child => h2a b1 h2b l1
    li:nth-child(1 of .x) => l2
    li:nth-child(2 of .x) => l4
    li:nth-child(odd of .x) => l2 l5
    :nth-child(1 of p) => p1 p4 p7
    :nth-child(2 of p, li) => p2 p5 l2
    :nth-last-child(1 of .x) => l5
    li:nth-last-child(2 of .x) => l4
    :nth-child(1 of .x, #l1) => l1
    li:nth-child(even of :not(.x)) => l3
    :root => html
    :root > body => body
    :not(:root)#p1 => p1
    :root:not(#html) => 
    html:root => html
    body:root => 
    p:empty => p4 p6
    ul:empty => 
    p:not(:empty) => p1 p2 p3 p5 p7
    :not(p):empty => 
    :is(h1, h2) => h1 h2a h2b
    :is(#p1, .x, nosuch) => p1 l2 l4 l5
    :is() => 
    :where(h1, h2) => h1 h2a h2b
    article :is(h2, p):first-child => h2a h2b
    :is(article, header) > :is(h1, h2) => h1 h2a h2b
    :is(main > article) p => p1 p2 p3 p4 p5 p6
    :not(*) => 
    p:not(.first) => p2 p3 p4 p5 p6 p7
    p:not(.first):not(.last) => p2 p4 p5 p6 p7
    p:not(.first, .last) => p2 p4 p5 p6 p7
    p:not(article p) => p7
    li:not(:nth-child(odd)) => l2 l4 l6
    a:not([href]) => a3
    :not(:not(b)) => b1
    :is(:not(p), .last):is(p, b) => b1 p3
    article:has(ul) => art2
    article:has(> ul) => art2
    article:has(> li) => 
    article:has(li.x) => art2
    article:has(b) => art1
    :has(> b) => p1
    p:has(b) => p1
    h2:has(+ p) => h2a h2b
    h2:has(+ p.first) => h2a
    h2:has(~ ul) => h2b
    p:has(+ ul) => p6
    p:has(~ p + p) => p1 p4
    article:has(h2 + p.first) => art1
    article:has(> h2 ~ ul > .x) => art2
    article:not(:has(ul)) => art1
    :has(li):not(:has(article)) => art2 ul
    li:has(+ .x + .x) => l3
    main:has(article:first-child) => main
    header:has(nav a[rel]) => h
    :has(#p1, #l1) => html body main art1 art2 ul
    article:has(p:not(.first, .last)) => art1 art2
    :is(article:has(ul)) h2 => h2b
    a:link => a1 a2
    a:any-link => a1 a2
    :link => a1 a2
    :not(:link):is(a) => a3
    :lang(de) => p3
    p:lang(en) => p1 p2 p4 p5 p6 p7
    :lang(en-US) => f p7
    :lang("en") => html head title body h h1 nav a1 a2 a3 main art1 h2a p1 b1 p2 art2 h2b p4 p5 p6 ul l1 l2 l3 l4 l5 l6 f p7
    :lang(de, en-US) => p3 f p7
    :lang(fr) => 
    html:lang(EN) => html
    :checked => 
    p:contains("Hello") => p1
    p:contains("big world") => p1
    b:contains(big) => b1
    p:contains("nothing") => 
    :contains("Drei") => html body main art1 p3
    li:contains("2"), li:contains("3") => l2 l3
    article:contains("One") => art1
    p:contains("") => p1 p2 p3 p4 p5 p6 p7
    :scope => html
    :scope > body => body
    :scope body => body
    p:scope => 
    \70 1 => 
    #\70 1 => p1
    #\000070 1 => p1
    #p\31 => p1
    .\78 => l2 l4 l5
    p/**/ /**/+/**/p => p2 p3 p5 p6
    p  ,  li.x => p1 p2 p3 p4 p5 p6 l2 l4 l5 p7
    p,p,p => p1 p2 p3 p4 p5 p6 p7
    ARTICLE.lead => art1
    *|p => p1 p2 p3 p4 p5 p6 p7
    *|* => html head title body h h1 nav a1 a2 a3 main art1 h2a p1 b1 p2 p3 art2 h2b p4 p5 p6 ul l1 l2 l3 l4 l5 l6 f p7
    html|p => p1 p2 p3 p4 p5 p6 p7
    svg|p => 
    |p => 
    [*|lang] => html p3 f
    [lang] => html p3 f
    [lang|=en] => html f
    li:nth-child(2n+1):not(.x) => l1 l3
    li:nth-of-type(3n+1) => l1 l4
    article > *:nth-last-child(2) => p2 p6
    ul > :nth-child(n+2):nth-child(-n+4) => l2 l3 l4
    main :nth-of-type(2):not(li) => p2 art2 p5
    p ~ ul .x => l2 l4 l5
    h2 ~ ul > li ~ .x => l2 l4 l5
    article[class~=story] > ul > li:last-child => l6
    body *:not(article *):not(header *) => h main art1 art2 f p7
    header *, footer * => h1 nav a1 a2 a3 p7
    .first, .last => p1 p3
    .first + p ~ .last => p3
    nav :nth-child(2) => a2
    nav > a:last-of-type => a3
    a[href='/'] => a1
    a[href="\2f"] => a1
    h2:contains("Two") ~ ul li.x => l2 l4 l5
    p/* comment */.first => p1
    """#
  static let form = #"""
    :checked => i1 i2 o2
    input:checked => i1 i2
    option:checked => o2
    :not(:checked):is(input) => i3 i4 i5 i6 i7
    :disabled => i3 fs i6 i7 bt og o3 ta
    :enabled => i1 i2 i4 i5 s o1 o2
    input:disabled => i3 i6 i7
    input:enabled => i1 i2 i4 i5
    fieldset:disabled => fs
    fieldset :disabled => i6 i7 bt
    legend :enabled => i5
    option:disabled => o3
    option:enabled => o1 o2
    select:enabled => s
    label:enabled => 
    label:disabled => 
    [type=checkbox] => i1 i4
    [type=radio] => i2
    [type=RADIO] => i2
    [type=radio s] => 
    [checked] => i1 i2 i3
    [checked=""] => i1 i2 i3
    [disabled]:not(:disabled) => 
    form > :nth-of-type(2) => i2
    fieldset:has(> input) => fs
    :is(input, button):not(:disabled) => i1 i2 i4 i5
    """#
  static let deep = #"""
    .a .a => d3 s1 q3
    .a .b .a => d3 s1
    .a > .b > .a => d3
    .a > .a => 
    div div div div => d4
    div > div > div > div => d4
    div div > div span => s1 s2 s3
    .a div > .c .a => s1
    .b > .a span => s1 s2 s3
    .a .c > span => s1 s2 s3
    .c span ~ span => s2 s3
    span + em + span => s3
    .a > p => 
    .a p => q1 q2 q3
    .b > p + p => q2
    p.a => q3
    div:has(> .c) => d3
    div:has(.c):has(p) => d1 d2
    div:has(> div > div > .c) => d1
    div:has(> section > p.a) => d1
    .a:has(.a) => d1 d3
    .a:not(:has(.a)) => s1 q3
    :has(> span ~ em) => d4
    span:has(~ em) => s1 s2
    span:has(+ em) => s2
    div:not(.a) => d2 d4
    div:not(.a div) => d1
    div:not(.a > div) => d1 d3
    :is(.a, .b) > :is(.a, p) => d3 q1 q2
    :where(.a .b) :where(.a .c) span => s1 s2 s3
    .b:has(+ section) => d2
    .b:has(~ section .a) => d2
    section:has(> .a) => sec
    div:is(.b > .a) => d3
    .a:is(.b .a):not(.c .a) => d3
    span:nth-of-type(2) => s2
    :nth-child(2 of span) => s2
    :nth-last-child(1 of span) => s3
    .c > :nth-last-of-type(2) => s2
    div > :only-child => d4
    p:nth-child(2) ~ p => q2
    body > * > * > * => d3 q1 q2 q3
    :not(div):not(span):not(p) => html ? body e1 sec
    em:only-of-type => e1
    :has(em) => html body d1 d2 d3 d4
    div div:not(:has(em)) => 
    """#
}
