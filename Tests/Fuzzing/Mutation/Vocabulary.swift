/// The words that the HTML standard has rules about, and some that it has none about.
enum Vocabulary {
  /// Names of elements by the rules that they meet each other in.
  static let elements: [[String]] =
    """
    html head body frameset frame noframes title
    title meta link base style script noscript template basefont bgsound
    div p section article ul ol li dl dd dt blockquote pre listing center address hr main
    h1 h2 h3 h4 h5 h6 details summary fieldset figure dir menu search hgroup
    a b i u em strong font nobr code tt big small s strike span
    table caption colgroup col thead tbody tfoot tr td th
    table tr td form input b a p select template script style svg
    form button input select option optgroup textarea label selectedcontent hr keygen datalist
    select option optgroup hr selectedcontent button input b svg div
    object applet marquee img image br wbr embed area param source track video audio
    script style textarea title xmp iframe noembed noframes plaintext noscript
    ruby rb rt rtc rp span
    svg g path foreignObject desc title style script a clipPath image font p table
    math mi mo mn ms mtext mglyph malignmark annotation-xml svg b table
    template tr td col body table div template
    x-custom a:b x" a<b x' select\u{E9} feImage menuitem isindex slot custom-tag
    """.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }

  static let attributes: [String] = [
    "id=a", "class='a b'", "class=language-x", "title=\"<b>&quot;\"", "hidden", "lang=de",
    "dir=rtl",
    "encoding=text/html", "encoding='application/XHTML+xml'", "encoding=x", "type=hidden",
    "type=HIDDEN", "color=red", "face=x", "size=1", "selected", "disabled", "multiple", "checked",
    "href=/x", "href='javascript:alert(1)'", "href=' java&#10;script:alert(1)'", "href=mailto:a@b",
    "src=x.png", "src=data:text/html,x", "srcset='a 1x, javascript:b 2x'", "onclick=alert(1)",
    "style='display:none'", "style='white-space:pre;color:red'", "style=\"background:url(x)\"",
    "xlink:href=#a", "xml:lang=en", "xmlns:xlink=x", "viewbox=0", "definitionurl=y", "a=1", "a=2",
    "A=3", "=x", "\"", "'", "a`=`", "</", "x=\"\r\n\"", "y='\0'", "z=&amp", "z='&ampx=1&amp;'",
    "colspan=3", "colspan=100000", "rowspan=70000", "start=5", "value=1", "width=1", "alt=x",
    "data-x=1", "name=body", "is=x", "nonce=1", "x:y=z", "\u{E9}=\u{E9}", "a\0b=c",
    "shadowrootmode=open",
  ]

  static let texts: [String] = [
    "x", "y z", " ", "\n", "\n\n", "\t", "\r", "\r\n", "\u{C}", "\0", "\u{1}", "\u{7F}", "\u{A0}",
    "\u{E9}", "\u{20AC}", "\u{1F600}", "\u{FEFF}", "\u{FFFD}", "\u{200D}", "&", "&amp;", "&amp",
    "&lt;",
    "&lt", "&gt;b&gt;", "&quot;", "&nbsp;", "&notit;", "&notin;", "&not", "&#0;", "&#13;", "&#x80;",
    "&#xD800;", "&#x110000;", "&#999999999999;", "&#xFEFF;", "&#", "&#x",
    "&CounterClockwiseContourIntegral;",
    "&NotEqualTilde;", "&hellip", "&a", "<", ">", "</", "</>", "<?", "<!", "]]>", "-->", "--!>",
    "`",
    "* x", "1. x", "# x", "| a | b |", "_x_", "[x](y)", "\\", "~~", "<https://x>", "    code",
  ]

  /// What is no element: comments, declarations, and beginnings and ends of such things.
  static let pieces: [String] = [
    "<!---->", "<!-->", "<!--->", "<!-x>", "<!--x--!>", "<!--a--b-->", "<!--<!--x-->",
    "<!-- <p> -->",
    "<!--", "<!--x--", "<?xml version='1.0' encoding='koi8-r'?>", "<?x>", "</ x>", "<![CDATA[x]]>",
    "<![CDATA[", "]]>", "<![CDATA[<p>&amp;]]]>", "<!DOCTYPE html>", "<!doctype>", "<!DOCTYPE x y>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"x\">", "<!DOCTYPE html SYSTEM 'y'>",
    "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 3.2//'>", "<!DOCTYPE html PUBLIC \"", "<meta charset=",
    "<meta charset=shift_jis>",
    "<meta http-equiv=content-type content='text/html; charset=utf-16'>",
    "<a", "<a b", "<a b=", "<a b='", "<a b=\"", "<a/", "</a", "</a b='", "<a b='c'd>", "<a/b/>",
    "<script><!--<script>", "<script><!--", "-->", "</script", "<style>/*", "<textarea>\n",
    "<pre>\n\n",
    "<plaintext>", "</p>", "</br>", "</body>", "</html>", "</head>", "</frameset>", "<svg/>",
    "<p/>",
    "<svg><![CDATA[x]]></svg>", "<svg></p>", "<math><mi></br>", "<svg><foreignObject><math><mi><p>",
    "<math><annotation-xml encoding=text/html><svg><desc>", "</svg>", "</math>", "</table>",
    "</template>", "</select>", "<select><button><selectedcontent></button><option>x",
  ]

  /// Bytes that no text in UTF-8 has, and byte order marks.
  static let bytes: [[UInt8]] = [
    [0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80],
    [0x80],
    [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE], [0x1B, 0x24, 0x42], [0x1B, 0x28, 0x42],
    [0x82, 0xA0],
    [0x81, 0x30, 0x81, 0x30], [0x88, 0x62], [0x8F, 0xA2, 0xB7], [0x00], [0x0D], [0xF0, 0x9F],
  ]
}
