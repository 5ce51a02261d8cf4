import TextKit

/// How sentences of pages begin, in many languages.
enum PagePhrases {
  /// What has to follow an opening.
  enum Kind {
    /// A colon, and the sentence may be long: `Editor’s note: …`
    case notice
    /// A mark that points on, or nothing at all: `Lesen Sie auch: …`, `Related articles.`
    case label
    /// A mark that points on, and no small letter: `Related: The flood`, but `Related: the river is rising.`
    case related
    /// A mark that points on, or a word that points elsewhere: `Read more: …`, `Read more about …`, but `Read more books.`
    case pointer
    /// Nothing at all: `Advertisement.`, but `Advertisement spending fell.`
    case alone
    /// What it is for, a mark or nothing: `Click here to …`
    case click
    /// What readers shall do: `For more information, visit …`, but `For more information the police went …`
    case contact
    /// Words of pages only: `Follow us on Twitter.`, but `Share on Monday fell.`
    case request
    /// Words of pages, among them what is offered, and names: `Sign up for our newsletter`, but `Sign up for the army rose.`
    case offer
    /// A sign before a name, or names and where: `Follow @`, `Follow Ann Lee on Twitter`, but `Follow the money.`
    case handle
    /// Whose they are: `The views expressed in this article are the author’s.`, but `The views expressed in the survey …`
    case views
    /// What was changed: `This story has been updated with more details.`
    case changes
    /// A mark, or what has a capital: `Image caption The river`, but `Image caption contests are held.`
    case caption
    /// A colon, or a comma behind where it is: `Pictured above, the river`
    case picture
    /// A colon, or a dash behind capitals, at any length: `FILE - The river`, but `File sharing is legal.`
    case archive
    /// A colon, where the sentence is a paragraph of its own: `Bild: Der Fluss`
    case paragraph
    /// A colon and a name of a few characters: `作者：张三。`, but `记者：您怎么看？`
    case characters
    /// What nobody may do with the text: `This material may not be published.`
    case reuse
    /// What a page stores: `We use cookies to improve your experience.`
    case cookies
    /// A colon and names only: `Source: Reuters`, but `Sources: the minister knew.`
    case source
    /// Years, names and no more: `Copyright 2026 The Post`, but `Copyright law changed.`
    case rights
    /// A date and a time of day only: `Published on 3 March 2026 at 10:15 am.`, but `Published in 1925, it …`
    case date
    /// Names only: `Reporting by Ann Lee in Berlin`, but `Written by a team of ten, it …`
    case names
  }

  /// The kinds of openings by the hash of their words.
  static let openings: [UInt64: Kind] = {
    var found: [UInt64: Kind] = [:]
    for (kind, list) in lists {
      for words in phrases(in: list) { found[hash(of: words)] = kind }
    }
    return found
  }()

  /// The hashes of what openings begin with, from their first words on; few sentences begin with one of these.
  static let beginnings: WordHashSet = {
    var found = WordHashSet()
    for (_, list) in lists {
      for words in phrases(in: list) {
        for count in 1...words.count { found.insert(hash(of: words.prefix(count))) }
      }
    }
    return found
  }()

  private static let lists: [(Kind, String)] = [
    (
      .notice,
      """
      editor's note, editors' note, anmerkung der redaktion, note de la rédaction, nota del editor, nota de la redacción, nota dell'editore,
      nota da redação, opmerking van de redactie
      """
    ),
    (
      .label,
      """
      related articles, related stories, related coverage, related content, related topics, more on this story, you may also like, you might also like,
      recommended for you, story continues below, article continues below, story continues below advertisement, article continues below advertisement,
      lesen sie auch, lesen sie dazu, lesen sie dazu auch, lesen sie hierzu, mehr zum thema, auch interessant, das könnte sie auch interessieren,
      das könnte dich auch interessieren, lire aussi, à lire aussi, lisez aussi, à lire également, à voir aussi, lire la suite, vous aimerez aussi,
      cela pourrait vous intéresser, lea también, lee también, lea además, vea también, te puede interesar, le puede interesar,
      también te puede interesar, noticias relacionadas, leggi anche, leggi tutto, potrebbe interessarti, potrebbe interessarti anche,
      leia também, saiba mais, veja também, você também pode gostar, lees ook, bekijk ook, czytaj także, czytaj też, zobacz także, zobacz też,
      читайте также, смотрите также,
      اقرأ أيضا, اقرأ أيضًا, اقرأ ايضا, إقرأ أيضا, إقرأ أيضًا, شاهد أيضا, شاهد أيضًا, مواضيع ذات صلة, أخبار ذات صلة, مقالات ذات صلة, اضغط هنا, انقر هنا,
      यह भी पढ़ें, ये भी पढ़ें, इसे भी पढ़ें, यह भी देखें, ये भी देखें, यहां क्लिक करें, यहाँ क्लिक करें, हमें फॉलो करें, हमें फ़ॉलो करें, संबंधित खबरें,
      点击这里, 点击此处, 点击查看更多, 点击查看原文, 点击阅读全文, 阅读全文, 阅读原文, 延伸阅读, 相关阅读, 相关新闻, 相关报道, 相关链接, 推荐阅读, 更多新闻, 图片来源, 文章来源,
      點擊這裡, 點擊此處, 點擊查看更多, 點擊閱讀全文, 閱讀全文, 閱讀原文, 延伸閱讀, 相關閱讀, 相關新聞, 相關報導, 相關連結, 推薦閱讀, 更多新聞, 圖片來源, 文章來源,
      続きはこちら, 詳しくはこちら, 詳細はこちら, こちらをクリック, ここをクリック, 関連記事, 関連ニュース, 関連リンク, あわせて読みたい, 合わせて読みたい
      """
    ),
    (.related, "related"),
    (
      .archive,
      """
      file, file photo, file picture, file image, file footage, archive photo, archivfoto, archivbild, symbolbild, symbolfoto, foto de archivo,
      imagen de archivo, photo d'archives, foto d'archivio, archieffoto, zdjęcie archiwalne, архивное фото, 资料图, 资料图片, 資料圖片, 資料写真
      """
    ),
    (
      .picture,
      """
      pictured, pictured above, pictured below, pictured left, pictured right, pictured here
      """
    ),
    (
      .paragraph,
      """
      bild, im bild, auf dem bild, grafik, video, imagen, immagine, imagem, afbeelding, kép, kuva, 图, 圖, 図, 图片, 圖片, 图为, 照片, 写真, 影像
      """
    ),
    (
      .characters,
      """
      作者, 文, 撰文, 记者, 記者, 编辑, 編輯, 责任编辑, 責任編輯, 责编, 责任编辑, 通讯员, 通訊員, 編集, 筆者, 摄影, 攝影, 撮影
      """
    ),
    (.reuse, "this material may not be, this content may not be, no part of this article may be"),
    (
      .cookies,
      """
      we use cookies, this site uses cookies, this website uses cookies, our site uses cookies, our website uses cookies, wir verwenden cookies, diese website verwendet cookies,
      nous utilisons des cookies, ce site utilise des cookies, utilizamos cookies, este sitio utiliza cookies, questo sito utilizza cookie, utilizziamo i cookie,
      wij gebruiken cookies, we gebruiken cookies, używamy plików cookie
      """
    ),
    (
      .pointer,
      """
      read more, read also, also read, read next, see also, watch more, mehr dazu, lesen sie mehr, lesen sie weiter, à lire, lea más, leer más,
      leggi di più, leia mais, lees meer, lees verder, czytaj więcej, читать далее, اقرأ المزيد, إقرأ المزيد, और पढ़ें, आगे पढ़ें, पूरी खबर पढ़ें,
      阅读更多, 閱讀更多, 続きを読む, 続きを見る, 全文を読む, もっと見る, もっと読む
      """
    ),
    (
      .alone,
      """
      media playback is not supported on this device, media playback is unsupported on your device, advertisement, anzeige, werbung, publicité, publicidad, إعلان, विज्ञापन, 广告, 廣告, 広告, hier klicken, hier weiterlesen, 请勿转载, 未经授权不得转载,
      未经许可不得转载, 請勿轉載, 未經授權不得轉載, 未經許可不得轉載, 转载请注明出处, 轉載請註明出處, 無断転載禁止, 無断転載を禁じます, この記事は会員限定です, 会員登録はこちら, 会員登録はこちらから
      """
    ),
    (
      .click,
      """
      click here, tap here, please enable javascript, please turn on javascript, please enable cookies, you need to enable javascript,
      klicken sie hier, lesen sie hier, bitte aktivieren sie javascript, cliquez ici, veuillez activer javascript, haga clic aquí, haz clic aquí,
      por favor habilite javascript, clicca qui, clique aqui, klik hier, kliknij tutaj, нажмите здесь
      """
    ),
    (
      .contact,
      """
      for more information, for more details, for further information, for confidential support, for the latest news, for more news
      """
    ),
    (
      .request,
      """
      sign up here, sign up now, subscribe to our, subscribe now, subscribe today, subscribe here, follow us, like us on, join us on, share on,
      share this article, share this story, share this post, share this on, share this with, download our app, download the app, watch below,
      watch the video, watch video, listen to the podcast, listen to our podcast, scroll down for, scroll down to, swipe left for, swipe left to,
      swipe right for, swipe right to, swipe up for, swipe up to, click to, click on the link, get the latest,
      email the author, contact the author, this is a developing story, read the full story, read the full article,
      this is a developing story and will be updated,
      abonnieren sie, folgen sie uns, folge uns, folgt uns, melden sie sich hier, abonnez-vous, suivez-nous, inscrivez-vous,
      retrouvez-nous sur, suscríbete, suscríbase, síguenos, síganos, iscriviti, seguici, inscreva-se, siga-nos, volg ons, подписывайтесь, подпишитесь,
      تابعونا على, تابعنا على
      """
    ),
    (.offer, "sign up for, sign up to, subscribe to, subscribe for, join our"),
    (.handle, "follow"),
    (.views, "the views expressed, the opinions expressed, views expressed, opinions expressed"),
    (
      .changes,
      """
      this story has been updated, this article has been updated, this article was originally published on, this article first appeared on,
      this article was first published on, dieser artikel erschien zuerst auf, dieser artikel erschien zuerst bei, dieser text erschien zuerst auf,
      dieser text erschien zuerst bei
      """
    ),
    (
      .caption,
      "image caption, image source, image copyright, media caption, video caption, photo caption"
    ),
    (
      .source,
      """
      author, authors, autor, autora, auteur, auteure, autore, автор, source, sources, fuente, fuentes, fonte, fonti, bron, źródło, источник
      """
    ),
    (
      .rights,
      """
      copyright, all rights reserved, alle rechte vorbehalten, tous droits réservés, todos los derechos reservados, tutti i diritti riservati,
      todos os direitos reservados, alle rechten voorbehouden, все права защищены, جميع الحقوق محفوظة, सर्वाधिकार सुरक्षित, 版权所有, 版權所有
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
      photograph by, photographs by, picture by, pictures by, illustration by, words by, text by, image credit, photo credit, picture credit
      """
    ),
  ]

  /// The hashes of phrases whose words are read from the last to the first.
  static func reversed(_ list: String) -> WordHashSet {
    WordHashSet(phrases(in: list).map { hash(of: $0.reversed()) })
  }

  /// The hashes of the words of each phrase.
  private static func phrases(in list: String) -> [[UInt64]] {
    (list + "," + composed(list)).split(separator: ",").compactMap { phrase in
      let words = WordScanner.words(in: phrase.utf8Span.span, options: .joinHyphens)
      return words.isEmpty ? nil : words.map(\.hash)
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

  private static func hash(of words: some Sequence<UInt64>) -> UInt64 {
    words.reduce(0, combine)
  }

  /// Takes one more word into the hash of a phrase.
  static func combine(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }
}
