import TextKit

/// What sentences of a page begin and end with.
enum BoilerplatePhrases {
  /// What has to follow an opening.
  enum Kind {
    /// Nothing: no sentence of a report begins so.
    case always
    /// Nothing, unless somebody is quoted: `Sign up now,” she said.`
    case request
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
  static let longest = 4

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
      .always,
      """
      click here, tap here, follow @, like us on, watch the video, watch video, listen to the podcast, for more information,
      for confidential support, download our app, this article was originally, this story was originally, this article first appeared,
      this story first appeared, this story has been updated, this article has been updated, this is a developing story,
      story continues below, article continues below, have you got a story, do you have a story, email the author, contact the author,
      the views expressed, the opinions expressed, image credit, photo credit, picture credit, more on this story, related articles, related stories,
      lesen sie auch, lesen sie hier, lesen sie mehr, lesen sie dazu, lesen sie weiter, mehr zum thema, hier klicken,
      dieser artikel erschien, dieser text erschien, dieser artikel wurde zuerst, lire aussi, à lire aussi, lire la suite,
      lisez aussi, cliquez ici, lea también, lee también, haga clic, haz clic, leggi anche, leggi tutto, clicca qui,
      leia também, saiba mais, clique aqui, lees ook, klik hier, czytaj także, czytaj też, czytaj więcej, kliknij,
      читайте также, читать далее
      """
    ),
    (
      .request,
      """
      sign up for, sign up to, sign up here, sign up now, subscribe to our, subscribe to the, subscribe now, subscribe today, subscribe for,
      follow us, join us on, scroll down for, scroll down to, click to, click on the, swipe left, swipe right, swipe up, swipe for,
      swipe to, watch below, get the latest, download the app, share this article, share this story, share this on,
      share this with, share on, for the latest news, for the latest on, for more news, for more on, do you know more,
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
      alle rechten voorbehouden, все права защищены
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
    list.split(separator: ",").compactMap { phrase in
      let words = WordScanner.words(in: phrase.utf8Span.span).map(\.hash)
      var hash: UInt64 = 0
      for word in isReversed ? words.reversed() : words { hash = combine(hash, word) }
      return words.isEmpty ? nil : hash
    }
  }

  /// Takes one more word into the hash of a phrase.
  static func combine(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }
}
