/// What ``FeedSanitizer`` lets through: the lists of feedparser, which readers of feeds agree on, made
/// stricter where it matters.
///
/// The policies of module HTML are for showing an article in one's own page. Entries of feeds are handed
/// on to programs, which expect of them what the feed says: tables without their frame, forms, identifiers
/// and classes as they are. So more elements and attributes stay than in `SanitizerPolicy.article`.
/// What runs never does: no scripts, styles, frames, objects, foreign elements, comments, event
/// handlers, nor URLs with a scheme that is not listed. `acceptable_…` in feedparser's `sanitizer.py` is
/// where the lists come from.
enum FeedPolicy {
  /// The elements that stay.
  static let elements = words(
    """
    a abbr acronym address area article aside audio b big blockquote br button canvas caption center
    cite code col colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em
    event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins
    kbd keygen label legend li m map mark menu meter multicol nav nextid noscript ol optgroup option output
    p picture pre progress q s samp section select small sound source spacer span strike strong sub summary
    sup table tbody td textarea tfoot th thead time tr tt u ul var video wbr
    """)

  /// The elements that go with what is in them.
  static let dropped = words("applet script style")

  /// The elements that have no content.
  static let void = words(
    """
    area base basefont br col command embed frame hr img input isindex keygen link meta param source track
    wbr
    """)

  /// The elements that may stay open: what follows ends them.
  static let endsItself = words(
    "colgroup dd dt li optgroup option p tbody td tfoot th thead tr")

  /// The attributes that stay, on any element.
  static let attributes = words(
    """
    abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance
    bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding
    cellspacing ch challenge char charoff charset checked choff cite class clear color cols colspan compact
    contenteditable controls coords data datafld datapagesize datasrc datetime default delay dir disabled
    draggable dynsrc enctype end face for form frame galleryimg gutter headers height hidden hidefocus high
    href hreflang hspace icon id inputmode ismap keytype label lang leftspacing list longdesc loop loopcount
    loopend loopstart low lowsrc max maxlength media method min multiple name nohref noshade nowrap open
    optimum pattern ping point-size poster pqg preload prompt radiogroup readonly rel repeat-max repeat-min
    replace required rev rightspacing rows rowspan rules scope selected shape size sizes span src srcset
    start step style summary suppress tabindex target template title toppadding type unselectable urn
    usemap valign value variable volume vrml vspace width wrap xml:lang
    """)

  /// The attributes that are URLs.
  static let urls = words(
    """
    action background cite data datasrc dynsrc href icon longdesc lowsrc ping poster src urn vrml
    """)

  /// The schemes that URLs may have.
  static let schemes = words(
    """
    feed ftp geo git gopher http https imap irc ircs magnet mailto mms news nntp rtsp sftp sip sips skype
    sms ssh tel webcal xmpp
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
