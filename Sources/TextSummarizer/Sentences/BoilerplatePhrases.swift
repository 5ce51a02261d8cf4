import TextKit

/// What sentences of a page begin and end with.
enum BoilerplatePhrases {
  /// What has to follow an opening.
  enum Kind {
    /// Nothing, and the sentence may be long: `Editor’s note: …`
    case notice
    /// Nothing: no sentence of a report begins so.
    case always
    /// Nothing, unless somebody is quoted: `Sign up now,” she said.`
    case request
    /// A word of what a page offers, and nobody who is quoted: `Sign up for our newsletter`, but `Sign up for the army rose.`
    case offer
    /// A sign before a name, or a word of what a page offers: `Follow @`, `Follow Ann Lee on Twitter`, but `Follow the money.`
    case handle
    /// A colon or the like: `Related: …`, but `Related crimes rose.`
    case label
    /// A mark or a number, or nothing: `Advertisement.`, `Copyright 2026`, but `Copyright law changed.`
    case mark
    /// A mark, or a word that points elsewhere: `Read more: …`, `Read more about …`, but `Read more books.`
    case pointer
    /// A date and a time of day only: `Published on 3 March 2026 at 10:15 am.`, but `Published in 1925, it …`
    case date
    /// Names only: `Reporting by Ann Lee in Berlin`, but `Written by a team of ten, it …`
    case names
  }

  /// The most words of an opening or ending.
  static let longest = 9

  /// The kinds of openings by the hash of their words.
  static let openings: [UInt64: Kind] = {
    var found: [UInt64: Kind] = [:]
    for (kind, list) in lists {
      for hash in hashes(of: list) { found[hash] = kind }
    }
    return found
  }()

  private static let lists: [(Kind, String)] = [
    (
      .notice,
      """
      editor's note, editors' note, image caption, image source, image copyright, media caption, video caption, photo caption,
      please enable javascript, please turn on javascript, please enable cookies, you need to enable javascript, javascript is disabled,
      javascript is not enabled, javascript must be enabled, this site requires javascript, this page requires javascript,
      your browser does not support, your browser is not supported, this site uses cookies, this website uses cookies,
      bitte aktivieren sie javascript, javascript ist deaktiviert, anmerkung der redaktion, veuillez activer javascript, note de la rédaction,
      nota del editor, nota de la redacción, por favor habilite javascript, nota dell'editore, nota da redação, opmerking van de redactie
      """
    ),
    (
      .always,
      """
      click here, tap here, like us on, watch the video, watch video, listen to the podcast, for more information,
      for confidential support, download our app, this article was originally, this story was originally, this article first appeared,
      this story first appeared, this story has been updated, this article has been updated, this is a developing story,
      story continues below, article continues below, have you got a story, do you have a story, email the author, contact the author,
      the views expressed, the opinions expressed, image credit, photo credit, picture credit, more on this story, related articles, related stories,
      lesen sie auch, lesen sie hier, lesen sie mehr, lesen sie dazu, lesen sie weiter, mehr zum thema, hier klicken,
      dieser artikel erschien, dieser text erschien, dieser artikel wurde zuerst, lire aussi, à lire aussi, lire la suite,
      lisez aussi, cliquez ici, lea también, lee también, haga clic, haz clic, leggi anche, leggi tutto, clicca qui,
      leia também, saiba mais, clique aqui, lees ook, klik hier, czytaj także, czytaj też, czytaj więcej, kliknij,
      читайте также, читать далее,
      اقرأ أيضا, اقرأ أيضًا, اقرأ ايضا, إقرأ أيضا, إقرأ أيضًا, اقرأ المزيد, إقرأ المزيد, اقرأ كذلك, شاهد أيضا, شاهد أيضًا, للمزيد من, لقراءة المزيد, تابعونا على, تابعنا على,
      اشترك في قناتنا, اشترك في نشرتنا, اشتركوا في, اضغط هنا, اضغطوا هنا, انقر هنا, انقروا هنا, مواضيع ذات صلة, أخبار ذات صلة, مقالات ذات صلة,
      حمل التطبيق, حملوا تطبيق,
      यह भी पढ़ें, ये भी पढ़ें, इसे भी पढ़ें, और पढ़ें, आगे पढ़ें, पूरी खबर पढ़ें, यहां पढ़ें, यहाँ पढ़ें, यहां क्लिक करें, यहाँ क्लिक करें, यह भी देखें, ये भी देखें, हमें फॉलो करें, हमें फ़ॉलो करें,
      हमें सब्सक्राइब करें, ऐप डाउनलोड करें, ताजा खबरों के लिए, ताज़ा ख़बरों के लिए, ताजा अपडेट के लिए, संबंधित खबरें,
      点击这里, 点击此处, 点击查看, 点击阅读, 点击进入, 点击下载, 阅读全文, 阅读原文, 阅读更多, 延伸阅读, 相关阅读, 相关新闻, 相关报道, 相关链接, 更多新闻, 更多精彩, 更多内容请, 关注我们, 扫描二维码, 扫码关注,
      版权所有, 未经授权, 未经许可, 请勿转载, 转载请注明, 本文来源, 本文来自, 文章来源, 图片来源, 责任编辑, 责编,
      點擊這裡, 點擊此處, 點擊查看, 閱讀全文, 閱讀原文, 閱讀更多, 延伸閱讀, 相關閱讀, 相關新聞, 相關報導, 相關連結, 更多新聞, 更多精彩, 追蹤我們, 掃描二維碼, 版權所有, 未經授權, 未經許可, 請勿轉載, 轉載請註明,
      本文來源, 本文來自, 文章來源, 圖片來源, 責任編輯,
      続きを読む, 続きはこちら, 続きを見る, 全文を読む, 記事を読む, 詳しくはこちら, 詳細はこちら, こちらをクリック, ここをクリック, もっと見る, もっと読む, 関連記事, 関連ニュース, 関連リンク, あわせて読みたい,
      合わせて読みたい, この記事は会員限定, 無断転載, 会員登録, ログインして, 画像をクリック, 写真をクリック, フォローして
      """
    ),
    (
      .offer,
      """
      sign up for, sign up to, subscribe to the, subscribe for, join us on, share on, get the latest, اشترك في, सब्सक्राइब करें
      """
    ),
    (.handle, "follow"),
    (
      .label,
      """
      related, watch, listen, read, more, correction, clarification, source, sources, disclaimer, siehe, video, dossier, lire, voir, écouter,
      véase, vea, leggi, veja, leia, zie, lees, zobacz, смотрите, читайте, источник,
      اقرأ, شاهد, المصدر, مصدر, إعلان, पढ़ें, देखें, स्रोत, 原标题, 来源, 编辑, 记者, 作者, 校对, 审核, 原標題, 來源, 編輯, 記者, 関連, 出典, 提供, 撮影, 編集, 文責,
      写真, 画像, 映像, 图片, 圖片, 图, 圖, 摄影, 攝影
      """
    ),
    (
      .request,
      """
      sign up here, sign up now, subscribe to our, subscribe now, subscribe today,
      follow us, swipe left, swipe right, swipe up, swipe for, swipe to, scroll down for, scroll down to,
      click to, click on the, watch below, download the app, share this article, share this story, share this on,
      share this with, for the latest news, for the latest on, for more news, for more on, do you know more,
      have you been affected, klicken sie, abonnieren sie, folgen sie uns, melden sie sich hier,
      abonnez-vous, suivez-nous, inscrivez-vous, suscríbete, suscríbase, síguenos, síganos, iscriviti, seguici,
      inscreva-se, siga-nos, volg ons, подписывайтесь, подпишитесь
      """
    ),
    (
      .mark,
      """
      copyright, advertisement, all rights reserved, anzeige, werbung, publicité, publicidad, alle rechte vorbehalten,
      tous droits réservés, todos los derechos reservados, tutti i diritti riservati, todos os direitos reservados,
      alle rechten voorbehouden, все права защищены, جميع الحقوق محفوظة, حقوق النشر, सर्वाधिकार सुरक्षित, विज्ञापन, 广告, 廣告, 広告
      """
    ),
    (
      .pointer,
      """
      read more, read also, also read, read next, see also, watch more, mehr dazu, à lire, lea más, leer más, leia mais, lees meer
      """
    ),
    (
      .date,
      """
      published, first published, updated, last updated, last modified, modified, posted, posted on, veröffentlicht, aktualisiert, zuletzt aktualisiert,
      stand, publié, mis à jour, mise à jour, modifié, publicado, publicada, actualizado, actualizada, pubblicato, aggiornato, atualizado,
      gepubliceerd, geplaatst, bijgewerkt, opublikowano, aktualizacja, опубликовано, обновлено
      """
    ),
    (
      .names,
      """
      additional reporting by, reporting by, editing by, writing by, written by, compiled by, edited by, posted by, reported by, photo by, photos by,
      photograph by, photographs by, picture by, pictures by, illustration by, words by, text by
      """
    ),
  ]

  /// What a page offers, or where.
  static let offered = WordHashSet(
    words: """
      newsletter newsletters email emails inbox alert alerts update updates briefing briefings bulletin app apps podcast podcasts channel
      account news headlines stories here free subscription membership link button video gallery photos pictures images receive
      facebook twitter instagram whatsapp telegram youtube tiktok linkedin reddit our
      نشرتنا النشرة قناتنا قناة البريد الإخبارية न्यूज़लेटर न्यूजलेटर चैनल
      """)

  /// What a pointer points to.
  static let pointed = WordHashSet(
    words: """
      about on from at here in of our stories story news like by articles this the unter bei hier zu sur dans sobre
      en aquí aqui over op
      """)

  /// Words that tell of what somebody says.
  static let speech = WordHashSet(
    words: """
      said says told added wrote asked tweeted warned urged explained sagte sagt erklärte schrieb dit déclaré affirme
      dijo afirmó explicó disse detto zei powiedział powiedziała сказал сказала
      """)

  /// What stands in a date beside numbers and months, and in a time of day.
  static let dates = WordHashSet(
    words: """
      on at in the of by am pm a.m. p.m. a m p st nd rd th et est edt gmt bst utc cet cest pt pst pdt ist uhr um h am den der vom le à les del de las
      los el a il alle ore om op om o godz w в г
      monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
      montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
      lunes martes miércoles jueves viernes sábado domingo
      updated published and last aktualisiert
      """)

  /// What ends a caption, between brackets.
  static let bracketed: WordHashSet = {
    var found = WordHashSet()
    for hash in hashes(
      of: """
        file photo, file picture, file image, file footage, file, archive photo, stock photo, stock image, archiv, foto de archivo, imagen de archivo,
        photo d'archives, archives, foto d'archivio, archieffoto, archiefbeeld, zdjęcie archiwalne, архивное фото
        """, isReversed: true)
    { found.insert(hash) }
    return found
  }()

  static let endings: WordHashSet = {
    var found = WordHashSet()
    for hash in hashes(
      of: """
        contributed to this report, contributed to this story, contributed to this article, contributed reporting,
        all rights reserved, alle rechte vorbehalten, tous droits réservés, getty images, ap photo, afp photo, reuters photo,
        archivfoto, symbolbild, picture alliance
        """, isReversed: true)
    { found.insert(hash) }
    return found
  }()

  private static func hashes(of list: String, isReversed: Bool = false) -> [UInt64] {
    (list + "," + composed(list)).split(separator: ",").compactMap { phrase in
      let words = WordScanner.words(in: phrase.utf8Span.span).map(\.hash)
      var hash: UInt64 = 0
      for word in isReversed ? words.reversed() : words { hash = combine(hash, word) }
      return words.isEmpty ? nil : hash
    }
  }

  /// The other form of what is written in Devanagari: a letter with a dot is one character or two.
  private static func composed(_ list: String) -> String {
    var scalars = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in list.unicodeScalars {
      if scalar == "\u{93C}", last == "\u{922}" {
        scalars.removeLast()
        scalars.append("\u{95D}")
      } else {
        scalars.append(scalar)
      }
      last = scalar
    }
    return String(scalars)
  }

  /// Takes one more word into the hash of a phrase.
  static func combine(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }
}
