/// The names that have a fixed identifier: every element of the HTML standard, obsolete ones
/// included, the attributes that are met most, and the names that SVG and MathML spell in both
/// cases.
extension HTMLName {
  /// The number of names with a fixed identifier; identifiers from here on belong to one tree.
  static var knownCount: Int { 439 }

  /// The known names in the order of their identifiers, separated by spaces.
  static var knownNames: String {
    """
    html head body title meta link base script style noscript template p div span a br hr img ul \
    ol li dl dt dd table caption colgroup col thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 hgroup \
    article section nav aside main header footer address figure figcaption blockquote pre code em \
    strong b i u s small big sub sup tt font center strike nobr wbr q cite abbr acronym dfn del \
    ins kbd samp var mark bdi bdo time data ruby rb rt rtc rp form input button select option \
    optgroup datalist textarea label fieldset legend output progress meter keygen isindex iframe \
    embed object param applet marquee audio video source track picture map area canvas details \
    summary dialog menu menuitem dir search slot frame frameset noframes noembed xmp listing \
    plaintext image basefont bgsound svg math foreignobject desc mi mo mn ms mtext annotation-xml \
    annotation mglyph malignmark path g defs use symbol circle rect id class href src alt lang \
    name content property itemprop itemscope itemtype itemid rel type charset http-equiv media \
    datetime pubdate hidden role aria-hidden aria-label aria-labelledby aria-expanded width height \
    srcset data-src data-srcset data-original data-lazy-src value colspan rowspan headers scope \
    target action method for color face size align valign bgcolor border cellpadding cellspacing \
    color-scheme crossorigin integrity async defer placeholder checked selected disabled readonly \
    onclick tabindex xmlns xml:lang data-id data-type data-component data-module public system \
    encoding sizes loading decoding fetchpriority viewbox fill stroke d x y xlink:actuate \
    xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:space xmlns:xlink \
    definitionurl definitionURL selectedcontent altglyph altGlyph altglyphdef altGlyphDef \
    altglyphitem altGlyphItem animatecolor animateColor animatemotion animateMotion \
    animatetransform animateTransform clippath clipPath feblend feBlend fecolormatrix \
    feColorMatrix fecomponenttransfer feComponentTransfer fecomposite feComposite feconvolvematrix \
    feConvolveMatrix fediffuselighting feDiffuseLighting fedisplacementmap feDisplacementMap \
    fedistantlight feDistantLight fedropshadow feDropShadow feflood feFlood fefunca feFuncA \
    fefuncb feFuncB fefuncg feFuncG fefuncr feFuncR fegaussianblur feGaussianBlur feimage feImage \
    femerge feMerge femergenode feMergeNode femorphology feMorphology feoffset feOffset \
    fepointlight fePointLight fespecularlighting feSpecularLighting fespotlight feSpotLight fetile \
    feTile feturbulence feTurbulence foreignObject glyphref glyphRef lineargradient linearGradient \
    radialgradient radialGradient textpath textPath attributename attributeName attributetype \
    attributeType basefrequency baseFrequency baseprofile baseProfile calcmode calcMode \
    clippathunits clipPathUnits diffuseconstant diffuseConstant edgemode edgeMode filterunits \
    filterUnits gradienttransform gradientTransform gradientunits gradientUnits kernelmatrix \
    kernelMatrix kernelunitlength kernelUnitLength keypoints keyPoints keysplines keySplines \
    keytimes keyTimes lengthadjust lengthAdjust limitingconeangle limitingConeAngle markerheight \
    markerHeight markerunits markerUnits markerwidth markerWidth maskcontentunits maskContentUnits \
    maskunits maskUnits numoctaves numOctaves pathlength pathLength patterncontentunits \
    patternContentUnits patterntransform patternTransform patternunits patternUnits pointsatx \
    pointsAtX pointsaty pointsAtY pointsatz pointsAtZ preservealpha preserveAlpha \
    preserveaspectratio preserveAspectRatio primitiveunits primitiveUnits refx refX refy refY \
    repeatcount repeatCount repeatdur repeatDur requiredextensions requiredExtensions \
    requiredfeatures requiredFeatures specularconstant specularConstant specularexponent \
    specularExponent spreadmethod spreadMethod startoffset startOffset stddeviation stdDeviation \
    stitchtiles stitchTiles surfacescale surfaceScale systemlanguage systemLanguage tablevalues \
    tableValues targetx targetX targety targetY textlength textLength viewBox viewtarget \
    viewTarget xchannelselector xChannelSelector ychannelselector yChannelSelector zoomandpan \
    zoomAndPan multiple
    """
  }

  /// The name `html`.
  @inlinable public static var html: HTMLName { HTMLName(rawValue: 0) }
  /// The name `head`.
  @inlinable public static var head: HTMLName { HTMLName(rawValue: 1) }
  /// The name `body`.
  @inlinable public static var body: HTMLName { HTMLName(rawValue: 2) }
  /// The name `title`.
  @inlinable public static var title: HTMLName { HTMLName(rawValue: 3) }
  /// The name `meta`.
  @inlinable public static var meta: HTMLName { HTMLName(rawValue: 4) }
  /// The name `link`.
  @inlinable public static var link: HTMLName { HTMLName(rawValue: 5) }
  /// The name `base`.
  @inlinable public static var base: HTMLName { HTMLName(rawValue: 6) }
  /// The name `script`.
  @inlinable public static var script: HTMLName { HTMLName(rawValue: 7) }
  /// The name `style`.
  @inlinable public static var style: HTMLName { HTMLName(rawValue: 8) }
  /// The name `noscript`.
  @inlinable public static var noscript: HTMLName { HTMLName(rawValue: 9) }
  /// The name `template`.
  @inlinable public static var template: HTMLName { HTMLName(rawValue: 10) }
  /// The name `p`.
  @inlinable public static var p: HTMLName { HTMLName(rawValue: 11) }
  /// The name `div`.
  @inlinable public static var div: HTMLName { HTMLName(rawValue: 12) }
  /// The name `span`.
  @inlinable public static var span: HTMLName { HTMLName(rawValue: 13) }
  /// The name `a`.
  @inlinable public static var a: HTMLName { HTMLName(rawValue: 14) }
  /// The name `br`.
  @inlinable public static var br: HTMLName { HTMLName(rawValue: 15) }
  /// The name `hr`.
  @inlinable public static var hr: HTMLName { HTMLName(rawValue: 16) }
  /// The name `img`.
  @inlinable public static var img: HTMLName { HTMLName(rawValue: 17) }
  /// The name `ul`.
  @inlinable public static var ul: HTMLName { HTMLName(rawValue: 18) }
  /// The name `ol`.
  @inlinable public static var ol: HTMLName { HTMLName(rawValue: 19) }
  /// The name `li`.
  @inlinable public static var li: HTMLName { HTMLName(rawValue: 20) }
  /// The name `dl`.
  @inlinable public static var dl: HTMLName { HTMLName(rawValue: 21) }
  /// The name `dt`.
  @inlinable public static var dt: HTMLName { HTMLName(rawValue: 22) }
  /// The name `dd`.
  @inlinable public static var dd: HTMLName { HTMLName(rawValue: 23) }
  /// The name `table`.
  @inlinable public static var table: HTMLName { HTMLName(rawValue: 24) }
  /// The name `caption`.
  @inlinable public static var caption: HTMLName { HTMLName(rawValue: 25) }
  /// The name `colgroup`.
  @inlinable public static var colgroup: HTMLName { HTMLName(rawValue: 26) }
  /// The name `col`.
  @inlinable public static var col: HTMLName { HTMLName(rawValue: 27) }
  /// The name `thead`.
  @inlinable public static var thead: HTMLName { HTMLName(rawValue: 28) }
  /// The name `tbody`.
  @inlinable public static var tbody: HTMLName { HTMLName(rawValue: 29) }
  /// The name `tfoot`.
  @inlinable public static var tfoot: HTMLName { HTMLName(rawValue: 30) }
  /// The name `tr`.
  @inlinable public static var tr: HTMLName { HTMLName(rawValue: 31) }
  /// The name `td`.
  @inlinable public static var td: HTMLName { HTMLName(rawValue: 32) }
  /// The name `th`.
  @inlinable public static var th: HTMLName { HTMLName(rawValue: 33) }
  /// The name `h1`.
  @inlinable public static var h1: HTMLName { HTMLName(rawValue: 34) }
  /// The name `h2`.
  @inlinable public static var h2: HTMLName { HTMLName(rawValue: 35) }
  /// The name `h3`.
  @inlinable public static var h3: HTMLName { HTMLName(rawValue: 36) }
  /// The name `h4`.
  @inlinable public static var h4: HTMLName { HTMLName(rawValue: 37) }
  /// The name `h5`.
  @inlinable public static var h5: HTMLName { HTMLName(rawValue: 38) }
  /// The name `h6`.
  @inlinable public static var h6: HTMLName { HTMLName(rawValue: 39) }
  /// The name `hgroup`.
  @inlinable public static var hgroup: HTMLName { HTMLName(rawValue: 40) }
  /// The name `article`.
  @inlinable public static var article: HTMLName { HTMLName(rawValue: 41) }
  /// The name `section`.
  @inlinable public static var section: HTMLName { HTMLName(rawValue: 42) }
  /// The name `nav`.
  @inlinable public static var nav: HTMLName { HTMLName(rawValue: 43) }
  /// The name `aside`.
  @inlinable public static var aside: HTMLName { HTMLName(rawValue: 44) }
  /// The name `main`.
  @inlinable public static var main: HTMLName { HTMLName(rawValue: 45) }
  /// The name `header`.
  @inlinable public static var header: HTMLName { HTMLName(rawValue: 46) }
  /// The name `footer`.
  @inlinable public static var footer: HTMLName { HTMLName(rawValue: 47) }
  /// The name `address`.
  @inlinable public static var address: HTMLName { HTMLName(rawValue: 48) }
  /// The name `figure`.
  @inlinable public static var figure: HTMLName { HTMLName(rawValue: 49) }
  /// The name `figcaption`.
  @inlinable public static var figcaption: HTMLName { HTMLName(rawValue: 50) }
  /// The name `blockquote`.
  @inlinable public static var blockquote: HTMLName { HTMLName(rawValue: 51) }
  /// The name `pre`.
  @inlinable public static var pre: HTMLName { HTMLName(rawValue: 52) }
  /// The name `code`.
  @inlinable public static var code: HTMLName { HTMLName(rawValue: 53) }
  /// The name `em`.
  @inlinable public static var em: HTMLName { HTMLName(rawValue: 54) }
  /// The name `strong`.
  @inlinable public static var strong: HTMLName { HTMLName(rawValue: 55) }
  /// The name `b`.
  @inlinable public static var b: HTMLName { HTMLName(rawValue: 56) }
  /// The name `i`.
  @inlinable public static var i: HTMLName { HTMLName(rawValue: 57) }
  /// The name `u`.
  @inlinable public static var u: HTMLName { HTMLName(rawValue: 58) }
  /// The name `s`.
  @inlinable public static var s: HTMLName { HTMLName(rawValue: 59) }
  /// The name `small`.
  @inlinable public static var small: HTMLName { HTMLName(rawValue: 60) }
  /// The name `big`.
  @inlinable public static var big: HTMLName { HTMLName(rawValue: 61) }
  /// The name `sub`.
  @inlinable public static var sub: HTMLName { HTMLName(rawValue: 62) }
  /// The name `sup`.
  @inlinable public static var sup: HTMLName { HTMLName(rawValue: 63) }
  /// The name `tt`.
  @inlinable public static var tt: HTMLName { HTMLName(rawValue: 64) }
  /// The name `font`.
  @inlinable public static var font: HTMLName { HTMLName(rawValue: 65) }
  /// The name `center`.
  @inlinable public static var center: HTMLName { HTMLName(rawValue: 66) }
  /// The name `strike`.
  @inlinable public static var strike: HTMLName { HTMLName(rawValue: 67) }
  /// The name `nobr`.
  @inlinable public static var nobr: HTMLName { HTMLName(rawValue: 68) }
  /// The name `wbr`.
  @inlinable public static var wbr: HTMLName { HTMLName(rawValue: 69) }
  /// The name `q`.
  @inlinable public static var q: HTMLName { HTMLName(rawValue: 70) }
  /// The name `cite`.
  @inlinable public static var cite: HTMLName { HTMLName(rawValue: 71) }
  /// The name `abbr`.
  @inlinable public static var abbr: HTMLName { HTMLName(rawValue: 72) }
  /// The name `acronym`.
  @inlinable public static var acronym: HTMLName { HTMLName(rawValue: 73) }
  /// The name `dfn`.
  @inlinable public static var dfn: HTMLName { HTMLName(rawValue: 74) }
  /// The name `del`.
  @inlinable public static var del: HTMLName { HTMLName(rawValue: 75) }
  /// The name `ins`.
  @inlinable public static var ins: HTMLName { HTMLName(rawValue: 76) }
  /// The name `kbd`.
  @inlinable public static var kbd: HTMLName { HTMLName(rawValue: 77) }
  /// The name `samp`.
  @inlinable public static var samp: HTMLName { HTMLName(rawValue: 78) }
  /// The name `var`.
  @inlinable public static var `var`: HTMLName { HTMLName(rawValue: 79) }
  /// The name `mark`.
  @inlinable public static var mark: HTMLName { HTMLName(rawValue: 80) }
  /// The name `bdi`.
  @inlinable public static var bdi: HTMLName { HTMLName(rawValue: 81) }
  /// The name `bdo`.
  @inlinable public static var bdo: HTMLName { HTMLName(rawValue: 82) }
  /// The name `time`.
  @inlinable public static var time: HTMLName { HTMLName(rawValue: 83) }
  /// The name `data`.
  @inlinable public static var data: HTMLName { HTMLName(rawValue: 84) }
  /// The name `ruby`.
  @inlinable public static var ruby: HTMLName { HTMLName(rawValue: 85) }
  /// The name `rb`.
  @inlinable public static var rb: HTMLName { HTMLName(rawValue: 86) }
  /// The name `rt`.
  @inlinable public static var rt: HTMLName { HTMLName(rawValue: 87) }
  /// The name `rtc`.
  @inlinable public static var rtc: HTMLName { HTMLName(rawValue: 88) }
  /// The name `rp`.
  @inlinable public static var rp: HTMLName { HTMLName(rawValue: 89) }
  /// The name `form`.
  @inlinable public static var form: HTMLName { HTMLName(rawValue: 90) }
  /// The name `input`.
  @inlinable public static var input: HTMLName { HTMLName(rawValue: 91) }
  /// The name `button`.
  @inlinable public static var button: HTMLName { HTMLName(rawValue: 92) }
  /// The name `select`.
  @inlinable public static var select: HTMLName { HTMLName(rawValue: 93) }
  /// The name `option`.
  @inlinable public static var option: HTMLName { HTMLName(rawValue: 94) }
  /// The name `optgroup`.
  @inlinable public static var optgroup: HTMLName { HTMLName(rawValue: 95) }
  /// The name `datalist`.
  @inlinable public static var datalist: HTMLName { HTMLName(rawValue: 96) }
  /// The name `textarea`.
  @inlinable public static var textarea: HTMLName { HTMLName(rawValue: 97) }
  /// The name `label`.
  @inlinable public static var label: HTMLName { HTMLName(rawValue: 98) }
  /// The name `fieldset`.
  @inlinable public static var fieldset: HTMLName { HTMLName(rawValue: 99) }
  /// The name `legend`.
  @inlinable public static var legend: HTMLName { HTMLName(rawValue: 100) }
  /// The name `output`.
  @inlinable public static var output: HTMLName { HTMLName(rawValue: 101) }
  /// The name `progress`.
  @inlinable public static var progress: HTMLName { HTMLName(rawValue: 102) }
  /// The name `meter`.
  @inlinable public static var meter: HTMLName { HTMLName(rawValue: 103) }
  /// The name `keygen`.
  @inlinable public static var keygen: HTMLName { HTMLName(rawValue: 104) }
  /// The name `isindex`.
  @inlinable public static var isindex: HTMLName { HTMLName(rawValue: 105) }
  /// The name `iframe`.
  @inlinable public static var iframe: HTMLName { HTMLName(rawValue: 106) }
  /// The name `embed`.
  @inlinable public static var embed: HTMLName { HTMLName(rawValue: 107) }
  /// The name `object`.
  @inlinable public static var object: HTMLName { HTMLName(rawValue: 108) }
  /// The name `param`.
  @inlinable public static var param: HTMLName { HTMLName(rawValue: 109) }
  /// The name `applet`.
  @inlinable public static var applet: HTMLName { HTMLName(rawValue: 110) }
  /// The name `marquee`.
  @inlinable public static var marquee: HTMLName { HTMLName(rawValue: 111) }
  /// The name `audio`.
  @inlinable public static var audio: HTMLName { HTMLName(rawValue: 112) }
  /// The name `video`.
  @inlinable public static var video: HTMLName { HTMLName(rawValue: 113) }
  /// The name `source`.
  @inlinable public static var source: HTMLName { HTMLName(rawValue: 114) }
  /// The name `track`.
  @inlinable public static var track: HTMLName { HTMLName(rawValue: 115) }
  /// The name `picture`.
  @inlinable public static var picture: HTMLName { HTMLName(rawValue: 116) }
  /// The name `map`.
  @inlinable public static var map: HTMLName { HTMLName(rawValue: 117) }
  /// The name `area`.
  @inlinable public static var area: HTMLName { HTMLName(rawValue: 118) }
  /// The name `canvas`.
  @inlinable public static var canvas: HTMLName { HTMLName(rawValue: 119) }
  /// The name `details`.
  @inlinable public static var details: HTMLName { HTMLName(rawValue: 120) }
  /// The name `summary`.
  @inlinable public static var summary: HTMLName { HTMLName(rawValue: 121) }
  /// The name `dialog`.
  @inlinable public static var dialog: HTMLName { HTMLName(rawValue: 122) }
  /// The name `menu`.
  @inlinable public static var menu: HTMLName { HTMLName(rawValue: 123) }
  /// The name `menuitem`.
  @inlinable public static var menuitem: HTMLName { HTMLName(rawValue: 124) }
  /// The name `dir`.
  @inlinable public static var dir: HTMLName { HTMLName(rawValue: 125) }
  /// The name `search`.
  @inlinable public static var search: HTMLName { HTMLName(rawValue: 126) }
  /// The name `slot`.
  @inlinable public static var slot: HTMLName { HTMLName(rawValue: 127) }
  /// The name `frame`.
  @inlinable public static var frame: HTMLName { HTMLName(rawValue: 128) }
  /// The name `frameset`.
  @inlinable public static var frameset: HTMLName { HTMLName(rawValue: 129) }
  /// The name `noframes`.
  @inlinable public static var noframes: HTMLName { HTMLName(rawValue: 130) }
  /// The name `noembed`.
  @inlinable public static var noembed: HTMLName { HTMLName(rawValue: 131) }
  /// The name `xmp`.
  @inlinable public static var xmp: HTMLName { HTMLName(rawValue: 132) }
  /// The name `listing`.
  @inlinable public static var listing: HTMLName { HTMLName(rawValue: 133) }
  /// The name `plaintext`.
  @inlinable public static var plaintext: HTMLName { HTMLName(rawValue: 134) }
  /// The name `image`.
  @inlinable public static var image: HTMLName { HTMLName(rawValue: 135) }
  /// The name `basefont`.
  @inlinable public static var basefont: HTMLName { HTMLName(rawValue: 136) }
  /// The name `bgsound`.
  @inlinable public static var bgsound: HTMLName { HTMLName(rawValue: 137) }
  /// The name `svg`.
  @inlinable public static var svg: HTMLName { HTMLName(rawValue: 138) }
  /// The name `math`.
  @inlinable public static var math: HTMLName { HTMLName(rawValue: 139) }
  /// The name `foreignobject`.
  @inlinable public static var foreignobject: HTMLName { HTMLName(rawValue: 140) }
  /// The name `desc`.
  @inlinable public static var desc: HTMLName { HTMLName(rawValue: 141) }
  /// The name `mi`.
  @inlinable public static var mi: HTMLName { HTMLName(rawValue: 142) }
  /// The name `mo`.
  @inlinable public static var mo: HTMLName { HTMLName(rawValue: 143) }
  /// The name `mn`.
  @inlinable public static var mn: HTMLName { HTMLName(rawValue: 144) }
  /// The name `ms`.
  @inlinable public static var ms: HTMLName { HTMLName(rawValue: 145) }
  /// The name `mtext`.
  @inlinable public static var mtext: HTMLName { HTMLName(rawValue: 146) }
  /// The name `annotation-xml`.
  @inlinable public static var annotationXml: HTMLName { HTMLName(rawValue: 147) }
  /// The name `annotation`.
  @inlinable public static var annotation: HTMLName { HTMLName(rawValue: 148) }
  /// The name `mglyph`.
  @inlinable public static var mglyph: HTMLName { HTMLName(rawValue: 149) }
  /// The name `malignmark`.
  @inlinable public static var malignmark: HTMLName { HTMLName(rawValue: 150) }
  /// The name `path`.
  @inlinable public static var path: HTMLName { HTMLName(rawValue: 151) }
  /// The name `g`.
  @inlinable public static var g: HTMLName { HTMLName(rawValue: 152) }
  /// The name `defs`.
  @inlinable public static var defs: HTMLName { HTMLName(rawValue: 153) }
  /// The name `use`.
  @inlinable public static var use: HTMLName { HTMLName(rawValue: 154) }
  /// The name `symbol`.
  @inlinable public static var symbol: HTMLName { HTMLName(rawValue: 155) }
  /// The name `circle`.
  @inlinable public static var circle: HTMLName { HTMLName(rawValue: 156) }
  /// The name `rect`.
  @inlinable public static var rect: HTMLName { HTMLName(rawValue: 157) }
  /// The name `id`.
  @inlinable public static var id: HTMLName { HTMLName(rawValue: 158) }
  /// The name `class`.
  @inlinable public static var `class`: HTMLName { HTMLName(rawValue: 159) }
  /// The name `href`.
  @inlinable public static var href: HTMLName { HTMLName(rawValue: 160) }
  /// The name `src`.
  @inlinable public static var src: HTMLName { HTMLName(rawValue: 161) }
  /// The name `alt`.
  @inlinable public static var alt: HTMLName { HTMLName(rawValue: 162) }
  /// The name `lang`.
  @inlinable public static var lang: HTMLName { HTMLName(rawValue: 163) }
  /// The name `name`.
  @inlinable public static var name: HTMLName { HTMLName(rawValue: 164) }
  /// The name `content`.
  @inlinable public static var content: HTMLName { HTMLName(rawValue: 165) }
  /// The name `property`.
  @inlinable public static var property: HTMLName { HTMLName(rawValue: 166) }
  /// The name `itemprop`.
  @inlinable public static var itemprop: HTMLName { HTMLName(rawValue: 167) }
  /// The name `itemscope`.
  @inlinable public static var itemscope: HTMLName { HTMLName(rawValue: 168) }
  /// The name `itemtype`.
  @inlinable public static var itemtype: HTMLName { HTMLName(rawValue: 169) }
  /// The name `itemid`.
  @inlinable public static var itemid: HTMLName { HTMLName(rawValue: 170) }
  /// The name `rel`.
  @inlinable public static var rel: HTMLName { HTMLName(rawValue: 171) }
  /// The name `type`.
  @inlinable public static var type: HTMLName { HTMLName(rawValue: 172) }
  /// The name `charset`.
  @inlinable public static var charset: HTMLName { HTMLName(rawValue: 173) }
  /// The name `http-equiv`.
  @inlinable public static var httpEquiv: HTMLName { HTMLName(rawValue: 174) }
  /// The name `media`.
  @inlinable public static var media: HTMLName { HTMLName(rawValue: 175) }
  /// The name `datetime`.
  @inlinable public static var datetime: HTMLName { HTMLName(rawValue: 176) }
  /// The name `pubdate`.
  @inlinable public static var pubdate: HTMLName { HTMLName(rawValue: 177) }
  /// The name `hidden`.
  @inlinable public static var hidden: HTMLName { HTMLName(rawValue: 178) }
  /// The name `role`.
  @inlinable public static var role: HTMLName { HTMLName(rawValue: 179) }
  /// The name `aria-hidden`.
  @inlinable public static var ariaHidden: HTMLName { HTMLName(rawValue: 180) }
  /// The name `aria-label`.
  @inlinable public static var ariaLabel: HTMLName { HTMLName(rawValue: 181) }
  /// The name `aria-labelledby`.
  @inlinable public static var ariaLabelledby: HTMLName { HTMLName(rawValue: 182) }
  /// The name `aria-expanded`.
  @inlinable public static var ariaExpanded: HTMLName { HTMLName(rawValue: 183) }
  /// The name `width`.
  @inlinable public static var width: HTMLName { HTMLName(rawValue: 184) }
  /// The name `height`.
  @inlinable public static var height: HTMLName { HTMLName(rawValue: 185) }
  /// The name `srcset`.
  @inlinable public static var srcset: HTMLName { HTMLName(rawValue: 186) }
  /// The name `data-src`.
  @inlinable public static var dataSrc: HTMLName { HTMLName(rawValue: 187) }
  /// The name `data-srcset`.
  @inlinable public static var dataSrcset: HTMLName { HTMLName(rawValue: 188) }
  /// The name `data-original`.
  @inlinable public static var dataOriginal: HTMLName { HTMLName(rawValue: 189) }
  /// The name `data-lazy-src`.
  @inlinable public static var dataLazySrc: HTMLName { HTMLName(rawValue: 190) }
  /// The name `value`.
  @inlinable public static var value: HTMLName { HTMLName(rawValue: 191) }
  /// The name `colspan`.
  @inlinable public static var colspan: HTMLName { HTMLName(rawValue: 192) }
  /// The name `rowspan`.
  @inlinable public static var rowspan: HTMLName { HTMLName(rawValue: 193) }
  /// The name `headers`.
  @inlinable public static var headers: HTMLName { HTMLName(rawValue: 194) }
  /// The name `scope`.
  @inlinable public static var scope: HTMLName { HTMLName(rawValue: 195) }
  /// The name `target`.
  @inlinable public static var target: HTMLName { HTMLName(rawValue: 196) }
  /// The name `action`.
  @inlinable public static var action: HTMLName { HTMLName(rawValue: 197) }
  /// The name `method`.
  @inlinable public static var method: HTMLName { HTMLName(rawValue: 198) }
  /// The name `for`.
  @inlinable public static var `for`: HTMLName { HTMLName(rawValue: 199) }
  /// The name `color`.
  @inlinable public static var color: HTMLName { HTMLName(rawValue: 200) }
  /// The name `face`.
  @inlinable public static var face: HTMLName { HTMLName(rawValue: 201) }
  /// The name `size`.
  @inlinable public static var size: HTMLName { HTMLName(rawValue: 202) }
  /// The name `align`.
  @inlinable public static var align: HTMLName { HTMLName(rawValue: 203) }
  /// The name `valign`.
  @inlinable public static var valign: HTMLName { HTMLName(rawValue: 204) }
  /// The name `bgcolor`.
  @inlinable public static var bgcolor: HTMLName { HTMLName(rawValue: 205) }
  /// The name `border`.
  @inlinable public static var border: HTMLName { HTMLName(rawValue: 206) }
  /// The name `cellpadding`.
  @inlinable public static var cellpadding: HTMLName { HTMLName(rawValue: 207) }
  /// The name `cellspacing`.
  @inlinable public static var cellspacing: HTMLName { HTMLName(rawValue: 208) }
  /// The name `color-scheme`.
  @inlinable public static var colorScheme: HTMLName { HTMLName(rawValue: 209) }
  /// The name `crossorigin`.
  @inlinable public static var crossorigin: HTMLName { HTMLName(rawValue: 210) }
  /// The name `integrity`.
  @inlinable public static var integrity: HTMLName { HTMLName(rawValue: 211) }
  /// The name `async`.
  @inlinable public static var async: HTMLName { HTMLName(rawValue: 212) }
  /// The name `defer`.
  @inlinable public static var `defer`: HTMLName { HTMLName(rawValue: 213) }
  /// The name `placeholder`.
  @inlinable public static var placeholder: HTMLName { HTMLName(rawValue: 214) }
  /// The name `checked`.
  @inlinable public static var checked: HTMLName { HTMLName(rawValue: 215) }
  /// The name `selected`.
  @inlinable public static var selected: HTMLName { HTMLName(rawValue: 216) }
  /// The name `disabled`.
  @inlinable public static var disabled: HTMLName { HTMLName(rawValue: 217) }
  /// The name `readonly`.
  @inlinable public static var readonly: HTMLName { HTMLName(rawValue: 218) }
  /// The name `onclick`.
  @inlinable public static var onclick: HTMLName { HTMLName(rawValue: 219) }
  /// The name `tabindex`.
  @inlinable public static var tabindex: HTMLName { HTMLName(rawValue: 220) }
  /// The name `xmlns`.
  @inlinable public static var xmlns: HTMLName { HTMLName(rawValue: 221) }
  /// The name `xml:lang`.
  @inlinable public static var xmlLang: HTMLName { HTMLName(rawValue: 222) }
  /// The name `data-id`.
  @inlinable public static var dataId: HTMLName { HTMLName(rawValue: 223) }
  /// The name `data-type`.
  @inlinable public static var dataType: HTMLName { HTMLName(rawValue: 224) }
  /// The name `data-component`.
  @inlinable public static var dataComponent: HTMLName { HTMLName(rawValue: 225) }
  /// The name `data-module`.
  @inlinable public static var dataModule: HTMLName { HTMLName(rawValue: 226) }
  /// The name `public`.
  @inlinable public static var `public`: HTMLName { HTMLName(rawValue: 227) }
  /// The name `system`.
  @inlinable public static var system: HTMLName { HTMLName(rawValue: 228) }
  /// The name `encoding`.
  @inlinable public static var encoding: HTMLName { HTMLName(rawValue: 229) }
  /// The name `sizes`.
  @inlinable public static var sizes: HTMLName { HTMLName(rawValue: 230) }
  /// The name `loading`.
  @inlinable public static var loading: HTMLName { HTMLName(rawValue: 231) }
  /// The name `decoding`.
  @inlinable public static var decoding: HTMLName { HTMLName(rawValue: 232) }
  /// The name `fetchpriority`.
  @inlinable public static var fetchpriority: HTMLName { HTMLName(rawValue: 233) }
  /// The name `viewbox`.
  @inlinable public static var viewbox: HTMLName { HTMLName(rawValue: 234) }
  /// The name `fill`.
  @inlinable public static var fill: HTMLName { HTMLName(rawValue: 235) }
  /// The name `stroke`.
  @inlinable public static var stroke: HTMLName { HTMLName(rawValue: 236) }
  /// The name `d`.
  @inlinable public static var d: HTMLName { HTMLName(rawValue: 237) }
  /// The name `x`.
  @inlinable public static var x: HTMLName { HTMLName(rawValue: 238) }
  /// The name `y`.
  @inlinable public static var y: HTMLName { HTMLName(rawValue: 239) }
  /// The name `selectedcontent`.
  @inlinable public static var selectedcontent: HTMLName { HTMLName(rawValue: 251) }
  /// The name `multiple`.
  @inlinable public static var multiple: HTMLName { HTMLName(rawValue: 438) }
}
