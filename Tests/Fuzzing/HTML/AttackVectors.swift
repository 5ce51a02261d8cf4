/// Ways to have a page run scripts, or do what its author did not mean, by kind.
///
/// What the scripts would do is to call `alert`, so that a browser can tell whether one ran. `{NUL}`,
/// `{TAB}`, `{LF}`, `{CR}` and `{FF}` stand for characters.
package enum AttackVectors {
  package static let all: [(kind: String, html: String)] = kinds.flatMap { kind, text in
    text.split(separator: "\n").map { (kind, characters(String($0))) }
  }

  private static func characters(_ text: String) -> String {
    var text = text
    for (name, character) in [
      ("{NUL}", "\0"), ("{TAB}", "\t"), ("{LF}", "\n"), ("{CR}", "\r"), ("{FF}", "\u{C}"),
    ] {
      text = text.split(separator: name, omittingEmptySubsequences: false).joined(
        separator: character)
    }
    return text
  }

  private static let kinds: [(String, String)] = [
    ("script elements", scripts), ("event handlers", handlers), ("script URLs", scriptURLs),
    ("other URLs", otherURLs), ("SVG", svg), ("MathML", mathML), ("styles", styles),
    ("documents and frames", frames), ("forms", forms), ("breakouts of raw text", rawText),
    ("comments and CDATA", comments), ("mutations", mutations), ("attributes", attributes),
    ("characters", characters), ("clobbering", clobbering),
  ]

  private static let scripts = #"""
    <script>alert(1)</script>
    <SCRIPT SRC=data:text/javascript,alert(1)></SCRIPT>
    <script >alert(1)</script >
    <script/x>alert(1)</script>
    <scr<script>ipt>alert(1)</scr</script>ipt>
    <<script>alert(1);//<</script>
    <script>alert(1)
    <script src=data:,alert(1)
    </script><script>alert(1)</script>
    <script{LF}{TAB}>alert(1)</script>
    <scr{NUL}ipt>alert(1)</scr{NUL}ipt>
    <script type=module>alert(1)</script>
    <script type=text/vbscript>alert(1)</script>
    <script language=javascript>alert(1)</script>
    <script a=">" src="data:,alert(1)"></script>
    <p><script>document.write("<img src=x onerror=alert(1)>")</script>
    <svg><script>alert(1)</script></svg>
    <svg><script xlink:href=data:,alert(1) /></svg>
    <svg><script>&#97;lert(1)</script></svg>
    <script>alert(1)</script<br>
    <noscript><script>alert(1)</script></noscript>
    <b><script>alert(1)</script></b>
    """#

  private static let handlers = #"""
    <img src=x onerror=alert(1)>
    <IMG SRC=x OnErRoR=alert(1)>
    <img src=x{LF}onerror{LF}={LF}alert(1)>
    <img src=x onerror="&#97;lert(1)">
    <img/src=x/onerror=alert(1)>
    <img src="x"onerror="alert(1)">
    <img src=x:x onerror=alert(1)//
    <img """><img src=x onerror=alert(1)>">
    <body onload=alert(1)>
    <body onpageshow=alert(1)><html onload=alert(1)>
    <p onmouseover=alert(1)>move</p>
    <a href=# onclick=alert(1)>x</a>
    <div onpointerenter=alert(1) onfocus=alert(1) tabindex=1 autofocus>x</div>
    <details open ontoggle=alert(1)>x</details>
    <video><source onerror=alert(1)></video>
    <video src=x onerror=alert(1)>
    <audio src=x onerror=alert(1)>
    <marquee onstart=alert(1)>x</marquee>
    <input autofocus onfocus=alert(1)>
    <select autofocus onfocus=alert(1)><option>x</select>
    <textarea autofocus onfocus=alert(1)></textarea>
    <keygen autofocus onfocus=alert(1)>
    <b contenteditable onbeforeinput=alert(1)>x</b>
    <xss style="animation:x 1s" onanimationstart=alert(1)>x</xss>
    <custom-element onclick=alert(1)>x</custom-element>
    <img src=x on{NUL}error=alert(1)>
    <img src=x onerror{FF}=alert(1)>
    <picture><source srcset=x><img src=x onerror=alert(1)></picture>
    <table background=x onload=alert(1)><tr><td onclick=alert(1)>x</table>
    """#

  private static let scriptURLs = #"""
    <a href=javascript:alert(1)>x</a>
    <a href="JaVaScRiPt:alert(1)">x</a>
    <a href=" javascript:alert(1)">x</a>
    <a href="&#1;javascript:alert(1)">x</a>
    <a href="&#x1F;&#32;javascript:alert(1)">x</a>
    <a href="java{TAB}script:alert(1)">x</a>
    <a href="java{LF}script:alert(1)">x</a>
    <a href="java{CR}script:alert(1)">x</a>
    <a href="java{NUL}script:alert(1)">x</a>
    <a href="javascript{TAB}:alert(1)">x</a>
    <a href="&#106;&#97;vascript:alert(1)">x</a>
    <a href="&#x6A&#x61vascript:alert(1)">x</a>
    <a href="&#0000106avascript:alert(1)">x</a>
    <a href="javascript&colon;alert(1)">x</a>
    <a href="java&Tab;script&colon;alert&lpar;1&rpar;">x</a>
    <a href="java&NewLine;script:alert(1)">x</a>
    <a href="javascript&amp;colon;alert(1)">x</a>
    <a href="javascript&#58;alert(1)">x</a>
    <a href="javascript&#x3A;alert(1)">x</a>
    <a href="javascript://example.com/%0Aalert(1)">x</a>
    <a href="vbscript:msgbox(1)">x</a>
    <a href="livescript:alert(1)">x</a>
    <a href="view-source:javascript:alert(1)">x</a>
    <a href="feed:javascript:alert(1)">x</a>
    <a href="jar:javascript:alert(1)">x</a>
    <a href="blob:https://example.com/1">x</a>
    <a href='javascript:alert(1)' href='https://example.com'>x</a>
    <a href=`javascript:alert(1)`>x</a>
    <a href="x" href="javascript:alert(1)">x</a>
    <a href="java&#173;script:alert(1)">x</a>
    <a href="ｊavascript:alert(1)">x</a>
    <a href="&#x2028;javascript:alert(1)">x</a>
    <img src="javascript:alert(1)">
    <img src=" &#14; javascript:alert(1);">
    <img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)">
    <img srcset="javascript:alert(1) 1x, https://example.com/a 2x">
    <img srcset=",javascript:alert(1),, data:text/html,x 2x">
    <source srcset="java{TAB}script:alert(1)">
    <blockquote cite="javascript:alert(1)">x</blockquote>
    <q cite="javascript:alert(1)">x</q>
    <area href="javascript:alert(1)">
    <map name=m><area shape=default href=javascript:alert(1)></map><img usemap=#m src=x>
    <body background="javascript:alert(1)">
    <td background="javascript:alert(1)">x</td>
    <table background="javascript:alert(1)"><td background="javascript:alert(1)">x</table>
    <bgsound src="javascript:alert(1)">
    <layer src="javascript:alert(1)">x</layer>
    <a xlink:href="javascript:alert(1)">x</a>
    <a ping="javascript:alert(1)" href=https://example.com>x</a>
    <img longdesc="javascript:alert(1)" src=x>
    <video poster="javascript:alert(1)"></video>
    <a href="javascript:alert(1)//https://example.com">x</a>
    <a href="javas{CR}{LF}cript:alert(1)">x</a>
    """#

  private static let otherURLs = #"""
    <a href="data:text/html,<script>alert(1)</script>">x</a>
    <a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
    <a href="DATA:text/html,x">x</a>
    <a href="d{TAB}ata:text/html,x">x</a>
    <img src="data:image/svg+xml,<svg onload=alert(1)>">
    <img src="data:image/svg+xml;base64,PHN2Zz4=">
    <img src="data:text/html;image/png,x">
    <a href="file:///etc/passwd">x</a>
    <a href="about:blank">x</a>
    <a href="filesystem:https://example.com/x">x</a>
    <a href="ms-its:x">x</a>
    <a href="mhtml:https://example.com">x</a>
    <a href="intent://x">x</a>
    <img src="mailto:x">
    <a href="//example.com:80" target=_blank>x</a>
    <a href="1javascript:alert(1)">x</a>
    <a href=":javascript:alert(1)">x</a>
    """#

  private static let svg = #"""
    <svg onload=alert(1)>
    <svg/onload=alert(1)//
    <svg><g onload=alert(1)></g></svg>
    <svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>
    <svg><a href="javascript:alert(1)"><circle r=9></a></svg>
    <svg><animate onbegin=alert(1) attributeName=x dur=1s>
    <svg><a><animate attributeName=href values=javascript:alert(1)></animate><text>x</text></a></svg>
    <svg><set attributeName=href to=javascript:alert(1)></svg>
    <svg><set attributeName=onmouseover to=alert(1)></svg>
    <svg><animateTransform onbegin=alert(1)>
    <svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x">
    <svg><use xlink:href="https://example.com/x.svg#x"></svg>
    <svg><image href="x" onerror=alert(1)></svg>
    <svg><foreignObject><script>alert(1)</script></foreignObject></svg>
    <svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg>
    <svg><foreignObject><p onclick=alert(1)>x</p></foreignObject></svg>
    <svg><title><img src=x onerror=alert(1)></title></svg>
    <svg><desc><img src=x onerror=alert(1)></desc></svg>
    <svg><handler type=text/javascript ev:event=load>alert(1)</handler></svg>
    <svg><feImage xlink:href="data:image/svg+xml,x"></svg>
    <svg><style>@import 'x';</style></svg>
    <svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>
    <svg></p><img src=x onerror=alert(1)></svg>
    <svg><p><style><img src=x onerror=alert(1)></style></svg>
    <svg><discard onbegin=alert(1)></svg>
    <svg><switch><script>alert(1)</script></switch></svg>
    """#

  private static let mathML = #"""
    <math href="javascript:alert(1)">x</math>
    <math><maction actiontype=statusline xlink:href="javascript:alert(1)">x</maction></math>
    <math><mi xlink:href="javascript:alert(1)">x</mi></math>
    <math><mtext><img src=x onerror=alert(1)></mtext></math>
    <math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
    <math><annotation-xml encoding="application/xhtml+xml"><script>alert(1)</script></annotation-xml></math>
    <math><annotation-xml><svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg></annotation-xml></math>
    <math><semantics><annotation-xml encoding=text/html><style></math><img src=x onerror=alert(1)></style></annotation-xml></semantics></math>
    <math><mi><script>alert(1)</script></mi></math>
    <math><a href="javascript:alert(1)">x</a></math>
    <math><mglyph src="javascript:alert(1)"></math>
    """#

  private static let styles = #"""
    <style>@import 'javascript:alert(1)';</style>
    <style>body { background: url("javascript:alert(1)") }</style>
    <style>p { x: expression(alert(1)) }</style>
    <style type=text/javascript>alert(1)</style>
    <style>*{-moz-binding:url(data:text/xml,x)}</style>
    <style><img src="</style><img src=x onerror=alert(1)>">
    <link rel=stylesheet href="javascript:alert(1)">
    <link rel=import href="data:text/html,x">
    <link rel=preload as=script href=x onload=alert(1)>
    <p style="background:url(javascript:alert(1))">x</p>
    <p style="background:u\72l(javascript:alert(1))">x</p>
    <p style="color:expression(alert(1))">x</p>
    <p style="color:exp/**/ression(alert(1))">x</p>
    <p style="color:e\78 pression(alert(1))">x</p>
    <p style="color:ｅxpression(alert(1))">x</p>
    <p style="-moz-binding:url(x)">x</p>
    <p style="behavior:url(x.htc)">x</p>
    <p style="position:fixed;inset:0;z-index:9">x</p>
    <p style="color:red;background-image:url(&quot;x&quot;)">x</p>
    <p style="color:red}</style><script>alert(1)</script>">x</p>
    <p style="@import 'x'">x</p>
    <p style="color:image-set('x' 1x)">x</p>
    <p style="color:var(--x)">x</p>
    <p style="color:red;x:;;:;color:blue">x</p>
    <p style='font-family:"x\"};*{color:red"'>x</p>
    <p style="content:attr(title)">x</p>
    """#

  private static let frames = #"""
    <meta http-equiv=refresh content="0;url=javascript:alert(1)">
    <meta http-equiv=refresh content="0;url=data:text/html,x">
    <meta http-equiv=Set-Cookie content="a=b">
    <meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-
    <base href="javascript:alert(1)//">
    <base href="https://example.com/" target=x>
    <iframe src="javascript:alert(1)"></iframe>
    <iframe srcdoc="<script>alert(1)</script>"></iframe>
    <iframe srcdoc="&lt;img src=x onerror=alert(1)&gt;"></iframe>
    <iframe src="data:text/html,<script>alert(1)</script>"></iframe>
    <iframe onload=alert(1)></iframe>
    <iframe name="alert(1)"><p>x</p></iframe>
    <frameset><frame src="javascript:alert(1)"></frameset>
    <frameset onload=alert(1)>
    <object data="javascript:alert(1)"></object>
    <object data="data:text/html,<script>alert(1)</script>"></object>
    <object type=text/x-scriptlet data=x></object>
    <object><param name=src value=javascript:alert(1)></object>
    <object classid=clsid:x><param name=url value=javascript:alert(1)></object>
    <embed src="javascript:alert(1)">
    <embed src="data:image/svg+xml,x" allowscriptaccess=always>
    <applet code="javascript:alert(1)">x</applet>
    <portal src="javascript:alert(1)"></portal>
    <html manifest=x><head profile=javascript:alert(1)>
    <fencedframe src=x></fencedframe>
    """#

  private static let forms = #"""
    <form action="javascript:alert(1)"><input type=submit></form>
    <form><button formaction="javascript:alert(1)">x</button></form>
    <form><input type=image src=x formaction="javascript:alert(1)" onerror=alert(1)></form>
    <button form=f formaction=javascript:alert(1)>x</button><form id=f>
    <isindex action="javascript:alert(1)" type=image>
    <isindex type=image src=1 onerror=alert(1)>
    <input type=image src="javascript:alert(1)">
    <form action=https://example.com><input name=password></form>
    <select><option><style></select><img src=x onerror=alert(1)></style>
    <select><iframe></select><img src=x onerror=alert(1)></iframe>
    <textarea><script>alert(1)</script></textarea>
    <form><form><img src=x onerror=alert(1)></form></form>
    <datalist><option onclick=alert(1)></datalist>
    <output onclick=alert(1)>x</output>
    """#

  private static let rawText = #"""
    <title></title><img src=x onerror=alert(1)></title>
    <title><a title="</title><img src=x onerror=alert(1)>">
    <textarea></textarea><img src=x onerror=alert(1)></textarea>
    <textarea><a title="</textarea><img src=x onerror=alert(1)>">
    <xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>
    <xmp></xmp><img src=x onerror=alert(1)>
    <noembed><p title="</noembed><img src=x onerror=alert(1)>"></noembed>
    <noframes><p title="</noframes><img src=x onerror=alert(1)>"></noframes>
    <noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
    <iframe><p title="</iframe><img src=x onerror=alert(1)>"></iframe>
    <style><p title="</style><img src=x onerror=alert(1)>"></style>
    <plaintext><img src=x onerror=alert(1)></plaintext>
    <p title="<plaintext>"><plaintext><a title="</plaintext><img src=x onerror=alert(1)>">
    <listing>&lt;img src=x onerror=alert(1)&gt;</listing>
    <pre>{LF}{LF}&lt;img src=x onerror=alert(1)&gt;</pre>
    <p title="</p><img src=x onerror=alert(1)>">x</p>
    <script><!--<script></script><img src=x onerror=alert(1)>--></script>
    """#

  private static let comments = #"""
    <!--><img src=x onerror=alert(1)>-->
    <!---><img src=x onerror=alert(1)>-->
    <!-- --!><img src=x onerror=alert(1)>-->
    <!-- -- ><img src=x onerror=alert(1)>-->
    <!--<img src="--><img src=x onerror=alert(1)//">
    <!-- <!-- --><img src=x onerror=alert(1)> -->
    <!--[if gte IE 4]><script>alert(1)</script><![endif]-->
    <![if IE]><img src=x onerror=alert(1)><![endif]>
    <comment><img src="</comment><img src=x onerror=alert(1)//">
    <?xml version="1.0"?><img src=x onerror=alert(1)>
    <? foo="><img src=x onerror=alert(1)>">
    <! foo="><img src=x onerror=alert(1)>">
    </ foo="><img src=x onerror=alert(1)>">
    <![CDATA[<img src=x onerror=alert(1)>]]>
    <![CDATA[><img src=x onerror=alert(1)>]]>
    <!DOCTYPE x [<!ENTITY y "<img src=x onerror=alert(1)>">]>&y;
    <%<img src=x onerror=alert(1)>%>
    """#

  private static let mutations = #"""
    <noscript><p title="</noscript><img src=x onerror=alert(1)>">
    <noscript><!--</noscript><img src=x onerror=alert(1)>--></noscript>
    <math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>
    <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
    <math><mtext><mglyph><style><math><table><mi><img src=x onerror=alert(1)>
    <form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>
    <form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">
    <math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
    <svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
    <svg></br><style><a id="</style><img src=1 onerror=alert(1)>">
    <svg><style><img src=1 href="</style><img src=x onerror=alert(1)>"></svg>
    <svg><title><style><a id="</style><img src=x onerror=alert(1)>"></title></svg>
    <svg><desc><noscript></desc><p title="</noscript><img src=x onerror=alert(1)>"></svg>
    <svg><desc><textarea></desc></svg><a title="</textarea><img src=x onerror=alert(1)>">
    <svg><p><title><a title="</title><img src=x onerror=alert(1)>">
    <math><annotation-xml encoding=text/html><xmp></annotation-xml><a title="</xmp><img src=x onerror=alert(1)>">
    <math><style><!--</style><img title="--><img src=x onerror=alert(1)>">
    <math><p><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;"></style></math>
    <svg><foreignObject><style><!--</style><p id="--><img src=x onerror=alert(1)>">
    <template><style></template><img title="</style><img src=x onerror=alert(1)>">
    <template><p></template><script>alert(1)</script>
    <template shadowrootmode=open><script>alert(1)</script></template>
    <template><template><img src=x onerror=alert(1)></template></template>
    <table><td><svg><desc><td></table><img src=x onerror=alert(1)>
    <table><svg><style><a id="</style><img src=x onerror=alert(1)>"></table>
    <table><a href=x><td><a href="javascript:alert(1)"></table>
    <a><table><a><img src=x onerror=alert(1)></table></a>
    <select><template><svg><style><a id="</style><img src=x onerror=alert(1)>"></template></select>
    <select><keygen><svg><style></select><img src=x onerror=alert(1)></style>
    <p><svg><p title="</svg><img src=x onerror=alert(1)>"></p></svg>
    <svg><annotation-xml><foreignobject><style><!--</style><p id="--><img src=x onerror=alert(1)>">
    <svg><annotation-xml><p><style><!--</style><p title="--><img src=x onerror=alert(1)>">
    <div><h1><div><h2><table><h3><svg><style></div><img src=x onerror=alert(1)>
    <b><b><b><b><p></b><svg><style></p></b><img src=x onerror=alert(1)></style>
    <ruby><rt><ruby><rp><svg><style><a id="</style><img src=x onerror=alert(1)>">
    <frameset><noframes></noframes><style><a title="</style><img src=x onerror=alert(1)>">
    <object><math><mi><svg></object><style><a title="</style><img src=x onerror=alert(1)>">
    <option><svg><style></option><img src=x onerror=alert(1)>
    <body><svg><body><style><a title="</style><img src=x onerror=alert(1)>">
    <listing>&lt;script&gt;alert(1)&lt;/script&gt;</listing><x/><img title="`><img src=x onerror=alert(1)>`">
    <img alt="``onerror=alert(1)">
    <p id="&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;">x</p>
    <a title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">x</a>
    &lt;img src=x onerror=alert(1)&gt;
    &amp;lt;img src=x onerror=alert(1)&amp;gt;
    &#60;script&#62;alert(1)&#60;/script&#62;
    """#

  private static let attributes = #"""
    <p style=x style="y" onclick=alert(1) ONCLICK=alert(1)>x</p>
    <p "onclick=alert(1)>x</p>
    <p =onclick=alert(1) x>x</p>
    <p /onclick=alert(1)/>x</p>
    <p title='"><script>alert(1)</script>'>x</p>
    <p title=x`onclick=alert(1)>x</p>
    <p title="`"onmouseover=alert(1)`">x</p>
    <p title=&quot;onclick=alert(1)>x</p>
    <p data-x="<script>alert(1)</script>" aria-label="<img onerror=alert(1)>">x</p>
    <p srcdoc="<script>alert(1)</script>" is=x-y slot=x part=y nonce=z>x</p>
    <p xmlns="http://www.w3.org/2000/svg" xml:base="javascript:alert(1)" xlink:href="javascript:alert(1)">x</p>
    <p dir=rtl lang="x" title="a&#13;b&#10;c">x</p>
    <p formaction=javascript:alert(1) action=javascript:alert(1) data=javascript:alert(1)>x</p>
    <p a<b=c d"e=f g'h=i>x</p>
    <p title="x" <img src=x onerror=alert(1)>x</p>
    <img src="x` `<script>alert(1)</script>"` `>
    <a href="https://example.com/&quot;onclick=&quot;alert(1)">x</a>
    <a href="https://example.com/?a=<script>alert(1)</script>">x</a>
    <a href=https://example.com target="_blank" rel="opener">x</a>
    <img src=x srcset="x 1x onerror=alert(1), y 2x">
    <img src=x sizes="(x" srcset="a (,b) 1x, c 2x">
    <td colspan=100000000 rowspan=100000000>x</td>
    """#

  private static let characters = #"""
    <{NUL}script>alert(1)</script>
    <img src=x{NUL}onerror=alert(1)>
    <p{NUL}onclick=alert(1)>x</p>
    {NUL}<{NUL}i{NUL}mg src=x onerror=alert(1)>
    ＜script＞alert(1)＜/script＞
    %3Cscript%3Ealert(1)%3C/script%3E
    \u003cscript\u003ealert(1)\u003c/script\u003e
    +ADw-script+AD4-alert(1)+ADw-/script+AD4-
    <ſcript>alert(1)</ſcript>
    <ıframe src=javascript:alert(1)>
    <img{FF}src=x{FF}onerror=alert(1)>
    <a href="javaſcript:alert(1)">x</a>
    &#0;&#x80;&#xD800;&#x110000;&#x1;<b>x</b>
    &lt{NUL};script>alert(1)&lt;/script>
    <b>‮x</b><a href="https://example.com/‮x">x</a>
    """#

  private static let clobbering = #"""
    <img id=document src=x><img name=cookie src=x>
    <form id=attributes><input name=attributes></form>
    <form name=body><input id=firstChild></form>
    <a id=location href=https://example.com>x</a>
    <a id=x></a><a id=x name=y href=https://example.com>x</a>
    <p id=__proto__ class="navbar modal hidden">x</p>
    <p id="article-x" class="language-swift language-x x">x</p>
    <a href=#x>x</a><label for=y>x</label>
    """#
}
