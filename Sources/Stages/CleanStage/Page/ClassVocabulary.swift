/// The words in class names and identifiers that tell what an element is for: English, the words of
/// common content management systems, and a few of other languages.
///
/// A word stands for itself wherever it is part of a name; two joined by `-` stand for two words in a
/// row within one name; one with `=` behind it stands for a whole name.
struct ClassVocabulary: Sendable {
  static let shared = ClassVocabulary()
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// A word of a name, letter by letter; eight letters are one number.
  struct Word {
    private var hash = ClassVocabulary.seed
    private var letters: UInt64 = 0
    private(set) var length = 0

    /// Adds a letter.
    @inline(__always)
    mutating func append(_ letter: UInt8) {
      letters = letters << 8 | UInt64(letter)
      length += 1
      guard length & 7 == 0 else { return }
      hash = ClassVocabulary.joined(hash, letters)
      letters = 0
    }

    /// The hash of the word.
    @inline(__always)
    var value: UInt64 { ClassVocabulary.joined(hash ^ UInt64(length), letters) }
  }

  /// The hash of what has one hash and then another.
  @inline(__always)
  static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = ((first << 1 | first >> 63) ^ second) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  /// The hash of a word that is a whole name.
  @inline(__always)
  static func whole(_ word: UInt64) -> UInt64 { joined(word, 0x3D) }

  private var hashes: [UInt64]
  private var meanings: [ClassWords]
  /// A bit for the upper bits of every hash, which tells of most words that they are not there.
  private var filter: [UInt64]

  private init() {
    hashes = Array(repeating: 0, count: 2048)
    meanings = Array(repeating: [], count: 2048)
    filter = Array(repeating: 0, count: 256)
    for (meaning, words) in ClassVocabulary.lists {
      for word in words.parts(at: 0x20) {
        let hash = ClassVocabulary.hash(of: word)
        var slot = ClassVocabulary.slot(hash)
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & 2047 }
        hashes[slot] = hash
        meanings[slot].formUnion(meaning)
        filter[Int(hash >> 56)] |= 1 << (hash >> 50 & 63)
      }
    }
  }

  /// The hash of an entry of the lists.
  private static func hash(of entry: Substring) -> UInt64 {
    let words = entry.utf8.split(separator: 0x2D, omittingEmptySubsequences: false).map { word in
      var letters = Word()
      for letter in word where letter != 0x3D { letters.append(letter) }
      return letters.value
    }
    let hash = words.dropFirst().reduce(words.first ?? 0, joined)
    return entry.utf8.last == 0x3D ? whole(hash) : hash
  }

  /// What the word with a hash stands for; nothing for most words.
  @inline(__always)
  func meaning(_ hash: UInt64) -> ClassWords {
    // Eight bits are less than the 256 that there are.
    if filter.span[unchecked: Int(hash >> 56)] >> (hash >> 50 & 63) & 1 == 0 { return [] }
    return listed(hash)
  }

  private func listed(_ hash: UInt64) -> ClassWords {
    var slot = ClassVocabulary.slot(hash)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return meanings[slot] }
      slot = (slot + 1) & 2047
    }
    return []
  }

  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 2047)
  }

  private static let lists: [(ClassWords, String)] = [
    (
      .pull,
      """
      pullquote pullquotes pull-quote pull-out pullout quotebox quote-box bigq promo-quote pq zitat= \
      zitatbox blickfang zwischenruf
      """
    ),
    (
      .authorBox,
      """
      authorbox author-box author-bio authorbio author-info authorinfo about-author aboutauthor \
      about-the author-description author-card author-profile author-block author-details saboxplugin \
      autorenkasten autorenbox post-author bio= author-desc authordescription
      """
    ),
    (
      .plea,
      """
      cookie-consent cookieconsent cookie-banner cookiebanner cookie-bar cookiebar cookie-notice \
      cookienotice cookie-popup cookie-modal cookie-dialog cookie-law cookielaw cookie-message eu-cookie \
      gdpr ccpa onetrust consent-banner consent-modal newsletter-signup newsletter-sign newsletter-box \
      newsletterbox newsletter-form newsletter-popup newsletter-modal email-signup signup-form subscribe-box \
      subscribe-form mc4wp paywall modal= modal-dialog modal-content popup= advertisement= ad-container \
      adcontainer ad-slot adslot ad-unit adunit signature= sig= post-signature message-signature \
      user-signature postsignature
      """
    ),
    (.post, "hentry type-post type-page status-publish post-type"),
    (
      .navigation,
      """
      nav navbar navi navigation navigator topnav subnav mainnav sitenav menu menus menubar submenu \
      megamenu breadcrumb breadcrumbs crumb crumbs pager pagination paginator paging pagenav \
      pagenavi skiplink skiplinks skip-link skip-links skip-to jump-to sitemap hamburger tabbar \
      nav-links post-navigation prev-next next-prev page-numbers wp-pagenavi toc-container rootline \
      brotkrumen navigationsleiste siteswitcher language-switcher lang-switcher
      """
    ),
    (
      .social,
      """
      share shares sharing sharer sharebar sharebox sharebuttons sharedaddy sharethis addthis \
      addtoany addtoany-share social socials socialmedia social-media socialize shariff follow-us \
      followus facebook-like tweet-button twitter-share fb-like like-button likes whatsapp \
      sharelinks share-links jp-sharing sd-sharing heateor ssba a2a tellafriend teilen bookmark-share
      """
    ),
    (
      .related,
      """
      related relatedposts relatedarticles relatedcontent relatedstories jp-relatedposts yarpp \
      crp recommended recommendation recommendations recommend recirc recirculation readmore \
      read-more readnext read-next upnext up-next morefrom more-from more-stories more-news \
      morestories mostread most-read mostpopular most-popular mostviewed most-viewed popular-posts \
      popularposts popular trending trends topstories top-stories latestnews latest-news \
      latest-posts recent-posts recentposts recentpost seealso see-also also-like also-read \
      alsoread may-like youmaylike you-might similar similar-posts outbrain taboola zergnet \
      revcontent mgid nrelate linkwithin onward further-reading crosssell upsell teaser-list verwandt reli rel= rel-item rel-posts related-link linktipps \
      weiterlesen mehr-zum lesenswert verwandte relacionados relacionadas correlati similaires \
      more-like next-article nextarticle prevarticle next-post previous-post
      """
    ),
    (
      .comments,
      """
      comment comments commentlist commentslist comment-list commentarea comments-area commentbox \
      commentform comment-form commentary-list disqus respond livefyre spotim coral-talk \
      fb-comments kommentar kommentare comentarios commentaires commenti reacties replies \
      usercomments reader-comments trackback trackbacks pingback pingbacks pinglist kommentar kommentar-liste cmts
      """
    ),
    (
      .newsletter,
      """
      newsletter newsletters subscribe subscriber subscription subscriptions signup sign-up \
      mailchimp mailinglist mailing-list optin opt-in email-signup emailsignup mc-embed mc4wp \
      abonnieren subscribe-box jetpack-subscription nl-box nl= newsletterbox siguenos
      """
    ),
    (
      .legal,
      """
      cookie cookies cookiebar cookiebanner cookienotice cookieconsent cookie-consent consent gdpr \
      cmp onetrust cookielaw copyright copyrights disclaimer imprint impressum eu-cookie ccpa \
      privacy-notice
      """
    ),
    (
      .advert,
      """
      ad ads adv advert adverts advertise advertisement advertisements advertising adsense adbox \
      adblock adslot ad-slot ad-container adcontainer adunit ad-unit adwrapper ad-wrapper adv advlabel dfp gpt \
      sponsor sponsors sponsored sponsoring sponsorship promo promos promobox promotion promotions \
      promoted banner banners werbung anzeige anzeigen publicidad publicite pubblicita reklam \
      reklama affiliate donate donation paywall leaderboard skyscraper mpu
      """
    ),
    (
      .byline,
      """
      byline bylines author authors authorbox author-box author-bio author-info authorinfo \
      authorbio about-author aboutauthor about-the-author vcard dateline timestamp datestamp \
      postmeta post-meta entry-meta entrymeta article-meta articlemeta meta= metadata= meta-data \
      post-info postinfo article-info articleinfo entry-info byline-date pubdate published= \
      publish-date post-date postdate entry-date article-date date= time-ago reading-time \
      readingtime read-time autor auteur autore posted-on postedon posted-by contributor \
      contributors submitted post-author writer
      """
    ),
    (
      .caption,
      """
      caption captions figcaption wp-caption wp-caption-text image-caption imagecaption img-caption \
      photo-caption photocaption picture-caption credit credits photo-credit image-credit \
      photocredit imagecredit bildunterschrift bildnachweis legende didascalia cap= crd image-annotation imagedescription image-subtitle img-metadata caption-text \
      media-caption mediacaption image-credits bu slideshow-caption gallery-caption cutline
      """
    ),
    (
      .hidden,
      """
      modal modals popup popups popover overlay= lightbox= tooltip tooltips dropdown= offcanvas \
      drawer sr-only sronly visually-hidden visuallyhidden visualhide screen-reader \
      screenreader screen-reader-text screen-only-reader hidden= hide= invisible= d-none a11y-hidden \
      element-invisible noprint no-print print-only printonly printlink login signin sign-in logout \
      register searchform search-form searchbox search-box searchbar quicksearch site-search \
      search-bar toast snackbar loader spinner noscript aria-hidden element-hidden \
      js-only nojs browsehappy ie-warning
      """
    ),
    (
      .frame,
      """
      footer foot marginale text-marginale leftcolumn left-column leftcol left-col side-categories randspalte sitefooter site-footer pagefooter page-footer footers footnav masthead topbar \
      top-bar toolbar tools= toolbox sidebar sidebars side-bar sidebox sidenav rightbar leftbar \
      right-rail rightrail left-rail leftrail rail right-column rightcolumn rightcol right-col \
      sidecolumn secondary= aside asides marginalspalte seitenleiste fusszeile kopfzeile supplementary \
      sticky-bar bottombar bottom-bar page-actions actionbar action-bar utility utilities \
      utility-bar post-footer entry-footer article-footer postfooter entry-utility colophon extras
      """
    ),
    (
      .tags,
      """
      tag tags taglist tag-list tagcloud tag-cloud tag-links taglinks post-tags posttags entry-tags \
      article-tags cat-links category-list categories post-categories keywords topics topic-list \
      topiclist filed-under filedunder labels schlagworte post-labels post-cats hashtags
      """
    ),
    (
      .widget,
      """
      widget= widgets= widget-area widgetarea blogroll calendar archives tagwidget toplist poll= quiz= \
      rating ratings starrating star-rating vote votes voting review-stars emoji-reaction reactions \
      ticker newsticker livescore stockticker player jwplayer videoplayer video-player \
      audioplayer countdown slider= carousel= slideshow= gallery= galleries= swiper= \
      counter= toc tableofcontents table-of-contents inhaltsverzeichnis ez-toc lwptoc infobox-links \
      print= email-link edit-link editlink editsection mw-editsection permalink printfriendly \
      reflist-backlink navbox catlinks hatnote
      """
    ),
    (
      .header, "header= head= siteheader site-header pageheader page-header topheader branding logo"
    ),
    (
      .body,
      """
      articlebody article-body article-content articlecontent article-text articletext story-body \
      storybody story-content storycontent story-text storytext entry-content entrycontent entry-body \
      entrytext entry-text post-content postcontent post-body postbody post-text post-entry postentry \
      post-bodycopy body-copy bodycopy body-text bodytext body-content content-body contentbody \
      article-main article-copy articlecopy news-text newstext news-body news-content newscontent \
      field-body field-name-body field--name-body text-body textbody blog-content blogcontent \
      blog-post-content td-post-content rich-text richtext rte wysiwyg artikel-text artikeltext \
      beitragstext texto-noticia texte-article corps-article main-text maintext page-body \
      post-single-content single-content singlecontent the-content thecontent markdown-body \
      mw-parser-output articlebodytext available-content paragraph-content
      """
    ),
    (
      .review,
      """
      review reviews reviewer feedback testimonial testimonials rating ratings customer-reviews \
      bewertung bewertungen avis opiniones recensioni
      """
    ),
    (
      .member,
      """
      user userinfo user-info user-details userdetails user-extras username signature sig= avatar \
      member members memberinfo cell-user poster posterinfo postprofile profile guest badge badges \
      attribution
      """
    ),
    (
      .teaser,
      "teaser teasers excerpt excerpts subtext abstract snippet post-excerpt post-item blurb preview"
    ),
    (
      .card,
      """
      card cards tile tiles carousel slider slide slides swiper slick grid-item griditem product-card \
      productcard product-item product-tile list-item listitem collection item items result results
      """
    ),
    (.answer, "faq faqs accordion accordions collapsible question questions answer answers"),
    (
      .message,
      """
      message messages message-content message-body messagecontent postbody post-body post-content \
      bb-code bbwrapper bbcode thread threads topic reply forum postmessage post-message
      """
    ),
    (
      .details,
      """
      description descriptions product-description specs spec specification specifications features \
      feature details detail overview bullets benefits benefit pros cons stats attributes attribute \
      product-details product-info productinfo product-information pdp summary highlights beschreibung
      """
    ),
    (
      .commerce,
      """
      cart basket price prices pricing buy offer offers shipping delivery returns checkout add-to \
      addtocart stock quantity qty swatch swatches variant variants wishlist bag warranty seller
      """
    ),
    (.call, "cta ctas button buttons btn btns call-to contact-us contactus contact"),
    (
      .headline,
      """
      post-title page-title article-title product-title header-title entry-title section-title \
      article-header post-header headline headlines title-text
      """
    ),
    (.hero, "hero jumbotron masthead splash billboard hero-section hero-content"),
  ]
}
