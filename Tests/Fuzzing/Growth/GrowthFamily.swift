/// Inputs of one kind and any length: pieces that are repeated, one after the other.
package struct GrowthFamily: Sendable, CustomStringConvertible {
  private let pieces: [[UInt8]]

  /// Creates a family of pieces that are parted by `…`, each of which fills its share of an input.
  ///
  /// A piece that begins with `^` stands only once. `#` stands for the number of the repetition.
  package init(_ text: String) {
    pieces = text.split(separator: "\u{2026}").map { Array($0.utf8) }
  }

  /// Creates a family of one piece.
  package init(unit: [UInt8]) { pieces = [unit] }

  /// The pieces.
  package var description: String {
    pieces.map { String(decoding: $0.prefix(1500), as: UTF8.self).debugDescription }
      .joined(separator: " \u{2026} ")
  }

  /// An input of about a length.
  package func input(_ length: Int) -> [UInt8] {
    let repeated = pieces.count { $0.first != 0x5E }
    var bytes: [UInt8] = []
    for piece in pieces {
      if piece.first == 0x5E {
        bytes.append(contentsOf: piece.dropFirst())
        continue
      }
      let end = bytes.count + length / max(1, repeated)
      var number = 0
      repeat {
        for byte in piece {
          if byte == 0x23 {
            bytes.append(contentsOf: String(number).utf8)
          } else {
            bytes.append(byte)
          }
        }
        number += 1
      } while bytes.count < end
    }
    return bytes
  }

  /// What has been slow in one parser or another, and what could be in this one.
  package static let all: [GrowthFamily] =
    """
    <b><i></b>x
    <b><i><u><p></b>
    <div>
    <div>…</div>
    <p>x
    <table><tr><td>
    <table>x
    <table><b>x
    <table><tr>x<b>
    <table><a>x</table>
    <b a=#>x<p>
    <font color=#><p></font>
    ^<p>…<b a=#>…</p><p>x
    <a href=#>x
    <a><div>x
    <a><p><table>
    <button><p>
    <p><button></p>
    </p>
    </b></i></x>
    <select><option>x
    <select><option><b>x…</select>
    <select><selectedcontent><option><b>x
    ^<select><button><selectedcontent></button><option>…<b>x
    <template><tr><td>
    <template>…</template>
    <svg><foreignObject>
    <svg><g>x
    <svg><desc><math><mi>
    <svg><p>
    <svg><![CDATA[x]]>
    <math><annotation-xml encoding=text/html><svg>
    <!--x-->
    <!--…-
    <!-- --!
    <![CDATA[x
    <!DOCTYPE x
    ^<p …a# 
    ^<p …a#='&amp;'
    ^<p …a=1 
    ^<p title='…x&lt;
    <p …a#=1 …>
    &ampx&notit&copy
    &CounterClockwiseContourIntegra
    &#99999999999999
    &#x1F600;
    &lt;x\u{D}
    \u{0}
    \u{D}
    \u{D}x
    \u{0}<p>\u{0}x
    ^<plaintext>…\u{0}x
    ^<svg>…\u{0}x
    ^<textarea>…</texta
    ^<script>…<!--<script>
    ^<script><!--…</script
    ^<style>…</styl
    ^<title>…&lt;</titl
    ^<xmp>…<
    <x#>
    <x# y#=z>
    ^<…x
    ^<a …"x
    ^<a b='…"\u{D}
    <form><div></form>
    <nobr><div>x
    <li><ul>
    <li>x
    <dd><dt>
    <h1><h2>
    <ruby><rt>x
    <object><b>x
    <marquee><p><b></marquee>
    <body a#=b>
    <html a#=b>
    <frameset><frame>
    </body><!--x-->y
    </head><link>
    <meta>\u{D}
    <option><optgroup>x
    <input><hr><br>
    <pre>\u{A}x</pre>
    <ul><li>x…</ul>y
    <blockquote>x
    <table><tr>…<td>x…<tr><td>y
    <table>…<tr><td colspan=1000>x
    <table>…<tr><td rowspan=65534>x
    <table><caption>x</caption></table>
    ^<table>…<col>…<tr><td>x
    <ol start=#><li>x</ol>
    <img src=# srcset='a 1x, b 2x'>
    ^<img srcset='…a# 1x,
    <p style='color:red'>x
    ^<p style='…color:red;
    ^<p class='…a# 
    <em>x</em> <b> y</b>
    *_`[x](y)\\
    <code>`</code>
    <code>…`
    <q cite=#>x
    <a id=a><b class=a><p lang=de>
    <p>x</p><b></b>
    ^<head>…<meta>…^<body>…<p>
    ^<body lang='…a-…^'>…<b lang=de></b><i></i>
    ^<body …a# …^>…<p>
    ^<fieldset disabled>…<b></b>…<legend><input></legend>
    <span hidden>x
    x y
    \u{A0}
    \u{E9}\u{20AC}
    <br>
    """.split(separator: "\n").map { GrowthFamily(String($0)) }
}
